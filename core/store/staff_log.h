// StaffLog: the staff's log as it lies in the office's database, for whoever looks whether anybody
// changed it. Errors of every method: Corrupt, Unavailable.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/result.h"
#include "core/office/staff_log_chain.h"

namespace candour::store {

class StaffLog {
public:
    virtual ~StaffLog() = default;

    // In the order of places, from after `place` on, at most `limit`.
    virtual Result<std::vector<office::SealedLine>> lines_after(std::int64_t place,
                                                                std::int64_t limit) = 0;
    // Empty: nothing was ever sealed.
    virtual Result<std::optional<office::StaffLogHead>> log_head() = 0;
};

}  // namespace candour::store
