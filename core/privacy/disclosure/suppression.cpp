// Which counts may be shown.
#include "core/privacy/disclosure/suppression.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "core/base/check.h"

namespace candour::privacy {
namespace {

constexpr std::int64_t suppressed_min = suppressed_count_min;
constexpr std::int64_t suppressed_max = suppressed_count_max;
constexpr std::int64_t rounding = 5;

using Range = CountRange;

Range sum_of(const std::vector<ShownCount>& counts) {
    Range sum;
    for (const ShownCount& count : counts) {
        const Range one = possible_counts(count);
        sum = {sum.min + one.min, sum.max + one.max};
    }
    return sum;
}

// Marks the values of one suppressed count that are possible when all add up to within `total`.
// `all`: of the whole row; every suppressed count has the same range, so one stands for all.
void mark_possible(const Range& total, const Range& all,
                   std::array<bool, suppressed_max + 1>& marks) {
    const Range others = {all.min - suppressed_min, all.max - suppressed_max};
    for (std::int64_t value = suppressed_min; value <= suppressed_max; ++value) {
        if (value + others.max >= total.min && value + others.min <= total.max) {
            marks[static_cast<std::size_t>(value)] = true;
        }
    }
}

bool all_marked(const std::array<bool, suppressed_max + 1>& marks) {
    return std::all_of(marks.begin() + suppressed_min, marks.end(), [](bool mark) { return mark; });
}

bool narrows(const ShownCount& total, const Range& all) {
    std::array<bool, suppressed_max + 1> marks{};
    mark_possible(possible_counts(total), all, marks);
    return !all_marked(marks);
}

// Not showing the total says something too: that it is one of those that would narrow. Where even
// that would tell, the total of such a row is never shown.
bool silence_tells(const Range& all) {
    std::array<bool, suppressed_max + 1> marks{};
    bool ever_silent = false;
    for (std::int64_t sum = all.min; sum <= all.max; ++sum) {
        const ShownCount total = shown_count(sum);
        if (!total.suppressed && !narrows(total, all)) continue;
        ever_silent = true;
        mark_possible({sum, sum}, all, marks);
    }
    return ever_silent && !all_marked(marks);
}

bool may_show_total(const ShownCount& total, const std::vector<ShownCount>& counts) {
    const auto suppressed = std::ranges::count(counts, true, &ShownCount::suppressed);
    if (suppressed == 0) return true;
    const Range all = sum_of(counts);
    return suppressed > 1 && !narrows(total, all) && !silence_tells(all);
}

// Percentages of the shown counts' own sum, so that they fit together.
void add_percentages(ShownDistribution& shown) {
    shown.percentages.resize(shown.counts.size());
    if (std::ranges::any_of(shown.counts, &ShownCount::suppressed)) return;
    std::int64_t base = 0;
    for (const ShownCount& count : shown.counts)
        base += count.value;
    if (base == 0) return;
    for (std::size_t i = 0; i < shown.counts.size(); ++i) {
        const std::int64_t doubled = 200 * shown.counts[i].value / base;
        shown.percentages[i] = static_cast<int>((doubled + 1) / 2);
    }
}

}  // namespace

std::string ShownCount::text() const { return suppressed ? "*" : std::to_string(value); }

ShownCount shown_count(std::int64_t count) {
    CHECK(count >= 0);
    if (count >= suppressed_min && count <= suppressed_max) return {.suppressed = true, .value = 0};
    return {.suppressed = false, .value = (count + rounding / 2) / rounding * rounding};
}

CountRange possible_counts(const ShownCount& shown) {
    if (shown.suppressed) return {suppressed_min, suppressed_max};
    if (shown.value == 0) return {0, 0};
    return {std::max(suppressed_max + 1, shown.value - rounding / 2), shown.value + rounding / 2};
}

ShownDistribution shown_distribution(const std::vector<std::int64_t>& counts) {
    ShownDistribution shown;
    for (const std::int64_t count : counts)
        shown.counts.push_back(shown_count(count));
    shown.total = shown_count(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    if (!may_show_total(shown.total, shown.counts)) shown.total = {.suppressed = true, .value = 0};
    add_percentages(shown);
    return shown;
}

}  // namespace candour::privacy
