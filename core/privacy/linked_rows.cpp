// Which of several tables about the same people may stand side by side.
#include "core/privacy/linked_rows.h"

#include <algorithm>
#include <numeric>

#include "core/base/check.h"
#include "core/privacy/breakdown.h"

namespace candour::privacy {
namespace {

using Shown = std::vector<ShownCount>;

CountRange sum_of(const Shown& counts) {
    CountRange sum;
    for (const ShownCount& count : counts) {
        const CountRange one = possible_counts(count);
        sum = {sum.min + one.min, sum.max + one.max};
    }
    return sum;
}

CountRange both(const CountRange& a, const CountRange& b) {
    return {std::max(a.min, b.min), std::min(a.max, b.max)};
}

// How many values of a "*" in `row` fit when all of the row add up to within `people`. Every "*"
// has the same range, so one stands for all.
std::int64_t values_left(const Shown& row, const CountRange& people) {
    if (std::ranges::none_of(row, &ShownCount::suppressed)) return suppressed_count_max;
    const CountRange all = sum_of(row);
    const CountRange others = {all.min - suppressed_count_min, all.max - suppressed_count_max};
    const std::int64_t least = std::max(suppressed_count_min, people.min - others.max);
    const std::int64_t most = std::min(suppressed_count_max, people.max - others.min);
    return most - least + 1;
}

bool keeps_secrets(const std::vector<Shown>& rows, std::optional<ShownCount> total) {
    CountRange people{0, INT64_MAX};
    if (total) people = possible_counts(*total);
    for (const Shown& row : rows)
        people = both(people, sum_of(row));
    return std::ranges::all_of(rows, [&people](const Shown& row) {
        return values_left(row, people) >= possible_values_min;
    });
}

}  // namespace

LinkedRows shown_linked_rows(const std::vector<std::vector<std::int64_t>>& rows) {
    LinkedRows linked{.total = {.suppressed = true}, .rows = {}};
    std::vector<Shown> accepted;
    bool total_may_stand = true;
    std::int64_t people = 0;
    for (const std::vector<std::int64_t>& row : rows) {
        const std::int64_t sum = std::accumulate(row.begin(), row.end(), std::int64_t{0});
        CHECK(linked.rows.empty() || sum == people);
        people = sum;
        ShownDistribution shown = shown_distribution(row);
        accepted.push_back(shown.counts);
        if (!keeps_secrets(accepted, std::nullopt)) {
            accepted.pop_back();
            linked.rows.emplace_back(std::nullopt);
            continue;
        }
        total_may_stand = total_may_stand && !shown.total.suppressed;
        shown.total = {.suppressed = true};
        linked.rows.emplace_back(std::move(shown));
    }
    const ShownCount total = shown_count(people);
    if (total_may_stand && keeps_secrets(accepted, total)) linked.total = total;
    return linked;
}

}  // namespace candour::privacy
