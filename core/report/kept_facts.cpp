// core/report/kept_facts.cpp: see kept_facts.h.
#include "core/report/kept_facts.h"

#include <algorithm>

namespace candour::report {

bool TimeLimit::is_over(CivilDay today, const std::optional<Instant>& now) const {
    return at && now ? *now > *at : today > day;
}

CaseFacts facts_at(KeptFacts kept, CivilDay today, const std::optional<Instant>& now) {
    // From the last on: one that is gone moves those after it.
    std::ranges::reverse(kept.open);
    for (const OpenTarget& open : kept.open) {
        const bool over =
            open.limit.is_over(today, now) && (!open.other || open.other->is_over(today, now));
        if (!over || open.then == WhenOver::Running) continue;
        std::vector<TargetFacts>& targets = kept.facts.stages[open.stage].targets;
        if (open.then == WhenOver::Gone) {
            targets.erase(targets.begin() + static_cast<std::ptrdiff_t>(open.target));
            continue;
        }
        targets[open.target].outcome = ClockOutcome::Overdue;
        targets[open.target].settled = open.limit.day + std::chrono::days{1};
    }
    return std::move(kept.facts);
}

}  // namespace candour::report
