// app/casework/report_facts.cpp: see report_facts.h.
#include "app/casework/report_facts.h"

#include <algorithm>

namespace candour::casework {
namespace {

using complaint::CaseClock;
using complaint::ClockState;
using complaint::Milestone;

std::optional<CivilDay> day_of(const complaint::StageRun& run, Milestone milestone) {
    const auto found = run.reached.find(milestone);
    if (found == run.reached.end()) return std::nullopt;
    return found->second.day;
}

std::optional<report::TargetFacts> target_of(const CaseClock& clock) {
    if (clock.rule->kind != complaint::ClockKind::Target) return std::nullopt;
    report::TargetFacts target{.id = clock.rule->id};
    switch (clock.state) {
        case ClockState::Met:
            target.outcome = report::ClockOutcome::Met;
            break;
        case ClockState::MetLate:
            target.outcome = report::ClockOutcome::MetLate;
            break;
        case ClockState::Overdue:
            target.outcome = report::ClockOutcome::Overdue;
            target.settled = clock.due.due + std::chrono::days{1};
            break;
        case ClockState::Running:
        case ClockState::Stopped:
            break;
        case ClockState::Ended:
            return std::nullopt;  // Nobody had to keep it any more.
    }
    if (clock.met) target.settled = clock.met->day;
    return target;
}

report::TimeLimit limit_of(const CaseClock& clock) { return {clock.due.due, clock.due_at}; }

// P7: what becomes of a clock that is owed only where another is missed.
void add_other(report::OpenTarget& open, const CaseClock& other) {
    if (other.extended_by_entry != 0) return;
    switch (other.state) {
        case ClockState::Overdue:
        case ClockState::MetLate:
            return;
        case ClockState::Running:
            open.other = limit_of(other);
            return;
        case ClockState::Stopped:
            open.then = report::WhenOver::Running;
            return;
        case ClockState::Met:
        case ClockState::Ended:
            open.then = report::WhenOver::Gone;
            return;
    }
}

// Of a target that runs.
report::OpenTarget open_target(const std::vector<CaseClock>& clocks, const CaseClock& clock) {
    report::OpenTarget open{.limit = limit_of(clock)};
    if (clock.state == ClockState::Stopped) {
        open.then = report::WhenOver::Running;
        return open;
    }
    if (clock.rule->only_if_missed.empty()) return open;
    for (const CaseClock& other : clocks) {
        if (other.run != clock.run || other.rule->id != clock.rule->only_if_missed) continue;
        add_other(open, other);
        break;
    }
    return open;
}

report::StageFacts stage_of(const complaint::StageRun& run) {
    return {.stage = run.stage,
            .started = run.started.day,
            .acknowledged = day_of(run, Milestone::Acknowledged),
            .answered = day_of(run, Milestone::Answered),
            .decided = day_of(run, Milestone::Decided),
            .outcome = run.outcome,
            .code = run.code};
}

report::CaseFacts plain_facts(const complaint::CaseState& state, const store::CaseRow& row) {
    report::CaseFacts facts{.reference = row.reference,
                            .service = state.service,
                            .unit = state.unit,
                            .kind = state.kind,
                            .label = state.label,
                            .method = state.method,
                            .complaint = row.complaint,
                            .received = state.received.day};
    if (state.closed) facts.closed = state.closed->day;
    for (const complaint::StageRun& run : state.runs)
        facts.stages.push_back(stage_of(run));
    facts.satisfied_handling = state.satisfied_handling;
    facts.satisfied_outcome = state.satisfied_outcome;
    facts.goodwill_times = state.goodwill_times;
    facts.goodwill_pence = state.goodwill_pence;
    facts.cost_pence = state.cost_pence;
    facts.themes = state.themes;
    facts.resolved_at_once = state.resolved_at_once;
    // The organisation's own word for it: a root cause of that name.
    facts.avoidable = state.themes.contains("avoidable");
    return facts;
}

}  // namespace

report::CaseFacts report_facts_of(const OpenCase& found) {
    report::CaseFacts facts = plain_facts(found.state, found.head.row);
    for (const CaseClock& clock : found.clocks) {
        if (auto target = target_of(clock))
            facts.stages[clock.run].targets.push_back(std::move(*target));
    }
    return facts;
}

report::KeptFacts kept_facts_of(const complaint::CaseState& state,
                                const std::vector<CaseClock>& clocks, const store::CaseRow& row) {
    report::KeptFacts kept{.facts = plain_facts(state, row)};
    for (const CaseClock& clock : clocks) {
        auto target = target_of(clock);
        if (!target) continue;
        std::vector<report::TargetFacts>& targets = kept.facts.stages[clock.run].targets;
        if (target->outcome == report::ClockOutcome::Running) {
            report::OpenTarget open = open_target(clocks, clock);
            open.stage = clock.run;
            open.target = targets.size();
            kept.open.push_back(std::move(open));
        }
        targets.push_back(std::move(*target));
    }
    return kept;
}

Result<std::vector<report::CaseFacts>> report_facts(CaseWork& work, store::CaseStore& cases,
                                                    const report::ReportScope& scope) {
    const complaint::Moment now = work.now();
    std::vector<report::CaseFacts> facts;
    std::vector<complaint::CaseId> without;
    const auto take = [&](const store::CaseFactsRow& row) -> Status {
        if (row.facts.empty()) {
            without.push_back(row.id);
            return Unit{};
        }
        ASSIGN_OR_RETURN(report::KeptFacts kept, report::kept_facts_from_text(row.facts));
        facts.push_back(report::facts_at(std::move(kept), now.day, now.at));
        return Unit{};
    };
    RETURN_IF_ERROR(cases.report_facts({.closed_from = to_iso(scope.first),
                                        .received_until = to_iso(scope.last),
                                        .service = scope.service,
                                        .units = scope.units},
                                       take));
    for (const complaint::CaseId& id : without) {
        ASSIGN_OR_RETURN(report::KeptFacts kept, work.keep_report_facts(id));
        facts.push_back(report::facts_at(std::move(kept), now.day, now.at));
    }
    return facts;
}

}  // namespace candour::casework
