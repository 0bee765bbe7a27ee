// The clocks of a case: one function for what begins them, one for what ends them, one for how they
// stand between.
#include <algorithm>

#include "core/complaint/case/queries.h"
#include "core/complaint/case_clocks.h"

namespace candour::complaint {
namespace {

struct Asked {
    const Procedure& procedure;
    const CaseState& state;
    const WorkCalendar& calendar;
    const Moment& now;
};

std::optional<Moment> milestone_of_run(const StageRun& run, Milestone milestone) {
    if (milestone == Milestone::Received) return run.received;
    if (milestone == Milestone::StageStarted) return run.started;
    const auto found = run.reached.find(milestone);
    if (found == run.reached.end()) return std::nullopt;
    return found->second;
}

std::optional<Moment> beginning(const CaseState& state, std::size_t run, Milestone milestone,
                                const std::string& from_stage) {
    if (from_stage.empty() || milestone == Milestone::Received) {
        return milestone_of_run(state.runs[run], milestone);
    }
    for (std::size_t i = run + 1; i-- > 0;) {
        if (state.runs[i].stage != from_stage) continue;
        if (const auto found = milestone_of_run(state.runs[i], milestone)) return found;
    }
    return std::nullopt;
}

// Those of clocks that can stop. One that lasts is reckoned as if it ended today.
std::vector<Stop> stops_of(const Asked& asked, const ProcedureClock& rule) {
    std::vector<Stop> stops;
    if (!rule.can_stop) return stops;
    for (const StopSpan& span : asked.state.stops) {
        stops.push_back({span.from, span.to.value_or(std::max(span.from, asked.now.day))});
    }
    return stops;
}

// To a day that was agreed on: the working goes on to it, day by day.
void extend(Deadline& due, CivilDay until, ClockUnit unit, const WorkCalendar& calendar) {
    int count = 0;
    for (const CountedDay& line : due.working)
        count = std::max(count, line.count);
    for (CivilDay day = due.due + std::chrono::days{1}; day <= until; day += std::chrono::days{1}) {
        CountedDay line{.status = calendar.status(day)};
        const bool counts = unit != ClockUnit::WorkingDays || line.status.kind == DayKind::Working;
        if (counts) line.count = ++count;
        due.working.push_back(std::move(line));
    }
    due.due = until;
    due.provisional = false;  // The person was told a date, not a number of days.
}

bool is_earlier(CivilDay day, std::optional<Instant> at, const Deadline& due,
                std::optional<Instant> due_at) {
    return at && due_at ? *at < *due_at : day < due.due;
}

// W2b: suggestions have a time of their own for each way that they come by.
ClockLength length_of(const Asked& asked, const ProcedureClock& rule) {
    const bool acknowledges =
        rule.from == Milestone::Received && rule.met_by == Milestone::Acknowledged;
    const CaseKind* kind = kind_now(asked.procedure, asked.state);
    const bool suggested =
        kind != nullptr && contains(kind->labels, feedback::ContactKind::Suggestion);
    if (!acknowledges || !suggested) return rule.length;
    const auto own =
        std::ranges::find(asked.procedure.suggestions, asked.state.method, &SuggestionRule::method);
    return own == asked.procedure.suggestions.end() ? rule.length : own->acknowledge;
}

// Its first due date, with `latest`; nothing while it has not begun.
Result<std::optional<CaseClock>> begin(const Asked& asked, std::size_t run,
                                       const ProcedureClock& rule) {
    const std::vector<Stop> stops = stops_of(asked, rule);
    const auto reckon = [&](const Moment& from, ClockLength length) -> Result<CaseClock> {
        CaseClock clock{
            .run = run, .stage = asked.state.runs[run].stage, .rule = &rule, .from = from};
        ASSIGN_OR_RETURN(clock.due, deadline(from.day, length, asked.calendar, stops));
        if (length.unit == ClockUnit::Hours && from.at && stops.empty()) {
            clock.due_at = *from.at + std::chrono::hours{length.number};
        }
        return clock;
    };
    std::optional<CaseClock> clock;
    if (const auto from = beginning(asked.state, run, rule.from, rule.from_stage)) {
        ASSIGN_OR_RETURN(clock, reckon(*from, length_of(asked, rule)));
    }
    if (!rule.latest) return clock;
    if (const auto from = beginning(asked.state, run, rule.latest->from, {})) {
        ASSIGN_OR_RETURN(CaseClock cap, reckon(*from, rule.latest->length));
        if (!clock || is_earlier(cap.due.due, cap.due_at, clock->due, clock->due_at)) {
            cap.capped = true;
            clock = std::move(cap);
        }
    }
    return clock;
}

bool applies(const ProcedureClock& rule, const CaseState& state) {
    if (state.outside) return false;
    if (rule.only_when_in_writing && state.wants_writing != "yes") return false;
    return rule.methods.empty() || contains(rule.methods, state.method);
}

// Of no use once the stage is decided: nobody acknowledges what is answered.
bool comes_before_decision(Milestone milestone) {
    switch (milestone) {
        case Milestone::Received:
        case Milestone::StageStarted:
        case Milestone::Acknowledged:
        case Milestone::Contacted:
        case Milestone::Heard:
        case Milestone::Answered:
        case Milestone::Updated:
        case Milestone::PanelSetUp:
            return true;
        case Milestone::Decided:
        case Milestone::ActionsAgreed:
        case Milestone::ActionsDone:
        case Milestone::Resolved:
            break;
    }
    return false;
}

// When it was of no use any more, if it was not met before.
std::optional<Moment> end_of(const CaseState& state, const CaseClock& clock) {
    const StageRun& run = state.runs[clock.run];
    if (comes_before_decision(clock.rule->met_by) && is_decided(run) &&
        clock.rule->kind != ClockKind::Information) {
        return run.reached.at(Milestone::Decided);
    }
    // Actions of a stage are still to be done when another one runs.
    if (clock.rule->met_by != Milestone::ActionsDone && clock.run + 1 < state.runs.size()) {
        return state.runs[clock.run + 1].started;
    }
    return state.closed;
}

bool is_late(const Moment& moment, const CaseClock& clock) {
    if (moment.at && clock.due_at) return *moment.at > *clock.due_at;
    return moment.day > clock.due.due;
}

ClockState state_of(const Asked& asked, const CaseClock& clock) {
    const CaseState& state = asked.state;
    if (clock.met) return is_late(*clock.met, clock) ? ClockState::MetLate : ClockState::Met;
    if (state.status == CaseStatus::SetAside) return ClockState::Ended;
    const bool stands = clock.rule->can_stop && !state.stops.empty() && !state.stops.back().to;
    const ClockKind kind = clock.rule->kind;
    if (const auto end = end_of(state, clock)) {
        const bool failed = kind == ClockKind::Target && is_late(*end, clock);
        return failed ? ClockState::Overdue : ClockState::Ended;
    }
    if (stands) return ClockState::Stopped;
    if (!is_late(asked.now, clock)) return ClockState::Running;
    const bool is_of_person = kind == ClockKind::Window || kind == ClockKind::Information;
    return is_of_person ? ClockState::Ended : ClockState::Overdue;
}

Result<std::optional<CaseClock>> clock_of(const Asked& asked, std::size_t run,
                                          const ProcedureClock& rule) {
    if (!applies(rule, asked.state)) return std::optional<CaseClock>{};
    ASSIGN_OR_RETURN(std::optional<CaseClock> clock, begin(asked, run, rule));
    if (!clock) return clock;
    clock->first_due = clock->due.due;
    for (const ExtendedClock& one : asked.state.extended) {
        if (one.run != run || one.clock != rule.id || one.until <= clock->due.due) continue;
        extend(clock->due, one.until, rule.length.unit, asked.calendar);
        clock->due_at.reset();
        clock->extended_by_entry = one.entry;
    }
    // A window is over when it is over, whatever happened in it.
    const bool can_be_met = rule.kind == ClockKind::Target || rule.kind == ClockKind::Reminder;
    if (can_be_met) clock->met = milestone_of_run(asked.state.runs[run], rule.met_by);
    clock->state = state_of(asked, *clock);
    if (rule.length.unit != ClockUnit::Hours) {
        ASSIGN_OR_RETURN(clock->working_days_left,
                         asked.calendar.working_days_between(asked.now.day, clock->due.due));
    }
    return clock;
}

// P7: an update is owed only where the full reply takes longer than its time.
void forgive_what_is_not_owed(std::vector<CaseClock>& clocks) {
    for (CaseClock& clock : clocks) {
        if (clock.rule->only_if_missed.empty() || clock.met) continue;
        const auto other = std::ranges::find_if(clocks, [&](const CaseClock& one) {
            return one.run == clock.run && one.rule->id == clock.rule->only_if_missed;
        });
        if (other == clocks.end()) continue;
        const bool missed = other->state == ClockState::Overdue ||
                            other->state == ClockState::MetLate || other->extended_by_entry != 0;
        if (missed || clock.state != ClockState::Overdue) continue;
        const bool may_be_missed =
            other->state == ClockState::Running || other->state == ClockState::Stopped;
        clock.state = may_be_missed ? ClockState::Running : ClockState::Ended;
    }
}

}  // namespace

Result<std::vector<CaseClock>> clocks_of(const Procedure& procedure, const CaseState& state,
                                         const WorkCalendar& calendar, const Moment& now) {
    std::vector<CaseClock> clocks;
    const Asked asked{procedure, state, calendar, now};
    for (std::size_t run = 0; run < state.runs.size(); ++run) {
        const Stage* stage = stage_of(procedure, state.runs[run]);
        if (stage == nullptr) {
            return Error{ErrorKind::NotFound,
                         "the procedure has no stage " + state.runs[run].stage};
        }
        for (const ProcedureClock& rule : stage->clocks) {
            ASSIGN_OR_RETURN(std::optional<CaseClock> clock, clock_of(asked, run, rule));
            if (clock) clocks.push_back(std::move(*clock));
        }
    }
    forgive_what_is_not_owed(clocks);
    return clocks;
}

Result<std::optional<Deadline>> appeal_window(const Procedure& procedure, const StageRun& run,
                                              const WorkCalendar& calendar) {
    const Stage* stage = stage_of(procedure, run);
    const auto decided = run.reached.find(Milestone::Decided);
    if (stage == nullptr || !stage->appeal || !stage->appeal->window ||
        decided == run.reached.end()) {
        return std::optional<Deadline>{};
    }
    ASSIGN_OR_RETURN(Deadline window,
                     deadline(decided->second.day, *stage->appeal->window, calendar));
    return std::optional(std::move(window));
}

Result<std::optional<CivilDay>> keep_details_until(const Procedure& procedure,
                                                   const CaseState& state,
                                                   const WorkCalendar& calendar) {
    if (!state.closed || !state.holds.empty()) return std::optional<CivilDay>{};
    ASSIGN_OR_RETURN(const Deadline keep,
                     deadline(state.closed->day, procedure.closing.keep_details, calendar));
    return std::optional(keep.due);
}

}  // namespace candour::complaint
