// The shortest clock against the longest wait.
#include "core/complaint/release_warnings.h"

#include <algorithm>
#include <optional>

namespace candour::complaint {
namespace {

constexpr int hours_a_day = 24;
constexpr int days_a_week = 7;

int hours_of(const ClockLength& length) {
    switch (length.unit) {
        case ClockUnit::WorkingDays:  // At least so many days.
        case ClockUnit::CalendarDays:
            return length.number * hours_a_day;
        case ClockUnit::Weeks:
            return length.number * days_a_week * hours_a_day;
        case ClockUnit::Hours:
            return length.number;
    }
    return 0;
}

// The longest wait under a rule, in days; nothing when nobody knows how long the event lasts.
std::optional<int> wait_of(const privacy::ReleaseRule& rule) {
    switch (rule.every) {
        case privacy::Every::AtOnce:
            return 0;
        case privacy::Every::Day:
            return std::max(1, rule.at_least > 1 ? rule.or_after_days : 0);
        case privacy::Every::Week:
            return std::max(days_a_week, rule.at_least > 1 ? rule.or_after_days : 0);
        case privacy::Every::Event:
            return std::nullopt;
    }
    return 0;
}

// Clocks that count from receipt in the stage where the kind begins: later stages come later.
void warn_of_kind(const Procedure& procedure, const CaseKind& kind, feedback::Channel channel,
                  const privacy::ReleasePolicy& policy, bool words_apart,
                  std::optional<ReleaseWarning>& shortest) {
    const Stage* first = kind.stages.empty() ? nullptr : procedure.find_stage(kind.stages.front());
    if (first == nullptr) return;
    for (const feedback::ContactKind label : kind.labels) {
        const auto wait =
            wait_of(policy.rule_for(channel, feedback::released_as(channel, label, words_apart)));
        for (const ProcedureClock& clock : first->clocks) {
            const bool counts = clock.kind == ClockKind::Target && clock.methods.empty() &&
                                clock.from == Milestone::Received;
            if (!counts) continue;
            if (wait && *wait * hours_a_day <= hours_of(clock.length)) continue;
            if (shortest && hours_of(shortest->length) <= hours_of(clock.length)) continue;
            shortest = ReleaseWarning{clock.id, clock.length, channel, wait.value_or(0)};
        }
    }
}

}  // namespace

std::vector<ReleaseWarning> release_warnings(const Procedure& procedure,
                                             const privacy::ReleasePolicy& policy,
                                             bool words_apart) {
    std::vector<ReleaseWarning> warnings;
    for (const feedback::Channel channel : feedback::all_channels) {
        if (!is_place(channel)) continue;
        std::optional<ReleaseWarning> shortest;
        for (const CaseKind& kind : procedure.kinds)
            warn_of_kind(procedure, kind, channel, policy, words_apart, shortest);
        if (shortest) warnings.push_back(*shortest);
    }
    return warnings;
}

}  // namespace candour::complaint
