// HandOver: what a member of staff holds goes to another when they leave.
#pragma once

#include "app/casework/case_work.h"
#include "core/office/case_hand_over.h"

namespace candour::casework {

// Safe from any thread. Each case is a history of its own, so they change one after the other:
// whether all of them can is looked at before the first does, and what somebody else makes
// impossible meanwhile is told, with what was handed over until then.
class HandOver : public office::CaseHandOver {
public:
    HandOver(CaseWork& work, store::CaseStore& cases) : work_(work), cases_(cases) {}

    Result<int> open_cases_of(const StaffId& staff) override;
    Status hand_over(const StaffId& from, const StaffId& to) override;

private:
    Result<std::vector<complaint::CaseId>> held_by(const StaffId& staff);

    CaseWork& work_;
    store::CaseStore& cases_;
};

}  // namespace candour::casework
