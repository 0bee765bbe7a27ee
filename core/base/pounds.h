// Amounts of money: kept in pence, written and read in pounds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace candour {

// "£1,025", "£12.50", "£0.40": no pence where there are none. Source: GOV.UK style guide, "Money".
std::string pounds(std::int64_t pence);
// For forms and files that are read again: "1025", "12.50".
std::string plain_pounds(std::int64_t pence);

// "25", "25.5", "25.50", "£1,025.50", of at most seven digits before the point. Nothing for
// anything else, as "12,5", which is 12.50 to some and 125 to others.
std::optional<std::int64_t> pence_from(std::string_view typed);

}  // namespace candour
