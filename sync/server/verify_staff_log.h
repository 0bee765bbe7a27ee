// Looks through the staff's log, and says what does not fit: a line that was changed, deleted,
// added or cut off; or, against a head that was written down somewhere else, that newest lines are
// gone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/store/staff_log.h"

namespace candour::server {

struct StaffLogAudit {
    std::int64_t lines = 0;
    office::ChainHash newest{};
    std::string fault{};  // In plain words, the first; empty: all is as it was written.
};

// What an auditor keeps elsewhere: how many lines there were, and the newest seal.
// "412:9f3c…", the seal in hexadecimal.
std::string written_head(std::int64_t lines, const office::ChainHash& newest);
struct KeptHead {
    std::int64_t lines = 0;
    office::ChainHash newest{};
};
// Errors: Invalid, in words for who typed it.
Result<KeptHead> read_kept_head(std::string_view written);

// Also while others write. Errors: as the store, when it cannot be read at all.
Result<StaffLogAudit> verify_staff_log(store::StaffLog& log, const office::ChainKey& key,
                                       const std::string& organisation,
                                       const std::optional<KeptHead>& kept = std::nullopt);

}  // namespace candour::server
