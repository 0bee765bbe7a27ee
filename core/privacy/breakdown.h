// Breakdown: one table of counts by service, or by version, beside the table of all of them
// (architecture §4.9).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/privacy/suppression.h"

namespace candour::privacy {

// So many of the values from 1 to 7 stay possible for each "*", whoever subtracts the parts from
// the whole. Fewer could be one: then a small count is told after all.
inline constexpr int possible_values_min = 5;

// `parts[p][c]` of `whole[c]`; what is in none of the parts (released without its service) is in
// the whole alone. Each part is a row of shown_distribution(), its total suppressed. Nothing when
// some column would leave fewer than possible_values_min values for a "*" in it. The choice is made
// from the shown counts alone, so that a table which is shown says no more than it shows; that one
// is withheld says that something in it is small, not where. The promise holds for one column of
// one table, taken with the whole's.
std::optional<std::vector<ShownDistribution>> shown_breakdown(
    const std::vector<std::vector<std::int64_t>>& parts, const std::vector<std::int64_t>& whole);

}  // namespace candour::privacy
