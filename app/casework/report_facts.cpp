// app/casework/report_facts.cpp: see report_facts.h.
#include "app/casework/report_facts.h"

#include <algorithm>

namespace candour::casework {
namespace {

using complaint::ClockState;
using complaint::Milestone;

std::optional<CivilDay> day_of(const complaint::StageRun& run, Milestone milestone) {
    const auto found = run.reached.find(milestone);
    if (found == run.reached.end()) return std::nullopt;
    return found->second.day;
}

std::optional<report::TargetFacts> target_of(const complaint::CaseClock& clock) {
    if (clock.rule->kind != complaint::ClockKind::Target) return std::nullopt;
    report::TargetFacts target{.id = clock.rule->id, .due = clock.due.due};
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

report::StageFacts stage_of(const OpenCase& found, std::size_t run_number) {
    const complaint::StageRun& run = found.state.runs[run_number];
    report::StageFacts stage{.stage = run.stage, .started = run.started.day};
    stage.acknowledged = day_of(run, Milestone::Acknowledged);
    stage.answered = day_of(run, Milestone::Answered);
    stage.decided = day_of(run, Milestone::Decided);
    stage.outcome = run.outcome;
    stage.code = run.code;
    for (const complaint::CaseClock& clock : found.clocks) {
        if (clock.run != run_number) continue;
        if (auto target = target_of(clock)) stage.targets.push_back(std::move(*target));
    }
    return stage;
}

}  // namespace

report::CaseFacts report_facts_of(const OpenCase& found) {
    const complaint::CaseState& state = found.state;
    report::CaseFacts facts{.reference = found.head.row.reference,
                            .service = state.service,
                            .unit = state.unit,
                            .kind = state.kind,
                            .label = state.label,
                            .method = state.method,
                            .complaint = found.head.row.complaint,
                            .received = state.received.day};
    if (state.closed) facts.closed = state.closed->day;
    for (std::size_t run = 0; run < state.runs.size(); ++run)
        facts.stages.push_back(stage_of(found, run));
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

Result<std::vector<report::CaseFacts>> report_facts(CaseWork& work, store::CaseStore& cases,
                                                    const report::ReportScope& scope) {
    constexpr std::int64_t at_once = 200;
    std::vector<report::CaseFacts> facts;
    store::CaseFilter filter{.units = scope.units,
                             .status = store::any_status,
                             .service = scope.service,
                             .received_until = to_iso(scope.last)};
    filter.limit = at_once;
    while (true) {
        ASSIGN_OR_RETURN(const store::CasePage page, cases.list(filter));
        for (const store::CaseRow& row : page.rows) {
            const bool over_before = !row.closed.empty() && row.closed < to_iso(scope.first);
            if (row.status == "set_aside" || over_before) continue;
            ASSIGN_OR_RETURN(const OpenCase found, work.look(row.id, Reading::Facts));
            facts.push_back(report_facts_of(found));
        }
        if (page.rows.size() < static_cast<std::size_t>(at_once)) return facts;
        filter.offset += at_once;
    }
}

}  // namespace candour::casework
