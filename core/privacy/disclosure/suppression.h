// Disclosure control for counts (architecture §4.9): 0 stays, 1-7 is "*", others round to 5.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace candour::privacy {

// What may be shown of a count below organisation level.
struct ShownCount {
    bool suppressed = false;   // Show "*".
    std::int64_t value = 0;    // 0 or a multiple of 5, at least 10; 0 when suppressed.
    std::string text() const;  // "0", "*" or the number.
};

ShownCount shown_count(std::int64_t count);

inline constexpr std::int64_t suppressed_count_min = 1;
inline constexpr std::int64_t suppressed_count_max = 7;

// Which true counts a shown one may stand for.
struct CountRange {
    std::int64_t min = 0;
    std::int64_t max = 0;
};
CountRange possible_counts(const ShownCount& shown);

// A table row of counts. Percentages are whole numbers made from the shown counts, never from the
// true ones, and there are none when any count is suppressed or all are 0.
// The promise: whoever knows the rule and sees the whole row still holds every value from 1 to 7
// possible for every "*" (tested by brute force). It holds for one row alone: rows about the same
// people must not be shown with totals of their own.
struct ShownDistribution {
    std::vector<ShownCount> counts;
    ShownCount total;  // The shown sum of true counts; suppressed too when one cell alone is, or
                       // when it would narrow down a suppressed cell.
    std::vector<std::optional<int>> percentages;
};
ShownDistribution shown_distribution(const std::vector<std::int64_t>& counts);

}  // namespace candour::privacy
