// CaseHandOver: what an account holds when its person leaves. The case store implements it.
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

namespace candour::office {

class CaseHandOver {
public:
    virtual ~CaseHandOver() = default;

    // How many open cases have a stage, an action or a panel's seat that this person holds.
    // Errors: the store's.
    virtual Result<int> open_cases_of(const StaffId& staff) = 0;
    // Gives all of them to `to`, in one transaction, with a line in each case's history.
    // Errors: Conflict, in words, when one of them cannot be theirs (a conflict of interest, a
    // stage that they may not hold): then nothing was handed over. The store's.
    virtual Status hand_over(const StaffId& from, const StaffId& to) = 0;
};

}  // namespace candour::office
