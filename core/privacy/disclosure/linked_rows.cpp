// Which of several tables about the same people may stand side by side.
#include "core/privacy/disclosure/linked_rows.h"

#include <numeric>

#include "core/base/check.h"
#include "core/privacy/disclosure/published.h"

namespace candour::privacy {

LinkedRows shown_linked_rows(const std::vector<std::vector<std::int64_t>>& rows) {
    LinkedRows linked{.total = {.suppressed = true}, .rows = {}};
    Published published;
    const Published::Cell everybody = published.add_unseen();
    bool total_may_stand = true;
    std::int64_t people = 0;
    for (const std::vector<std::int64_t>& row : rows) {
        const std::int64_t sum = std::accumulate(row.begin(), row.end(), std::int64_t{0});
        CHECK(linked.rows.empty() || sum == people);
        people = sum;
        ShownDistribution shown = shown_distribution(row);
        Published tried = published;
        tried.adds_up(tried.add(shown.counts), {everybody});
        if (!tried.keeps_secrets()) {
            linked.rows.emplace_back(std::nullopt);
            continue;
        }
        published = std::move(tried);
        total_may_stand = total_may_stand && !shown.total.suppressed;
        shown.total = {.suppressed = true};
        linked.rows.emplace_back(std::move(shown));
    }
    const ShownCount total = shown_count(people);
    if (!total_may_stand || total.suppressed) return linked;
    published.adds_up({published.add(total)}, {everybody});
    if (published.keeps_secrets()) linked.total = total;
    return linked;
}

}  // namespace candour::privacy
