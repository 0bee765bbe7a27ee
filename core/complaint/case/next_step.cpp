// What is to be done next in a case, and by when.
#include <algorithm>

#include "core/complaint/case/queries.h"
#include "core/complaint/case_clocks.h"

namespace candour::complaint {
namespace {

bool counts_down(const CaseClock& clock) {
    const ClockKind kind = clock.rule->kind;
    return (kind == ClockKind::Target || kind == ClockKind::Reminder) && !clock.met &&
           (clock.state == ClockState::Running || clock.state == ClockState::Overdue);
}

bool is_before(const CaseClock& one, const CaseClock& other) {
    if (one.due_at && other.due_at) return *one.due_at < *other.due_at;
    return one.due.due < other.due.due;
}

struct Looked {
    const Procedure& procedure;
    const CaseState& state;
    const std::vector<CaseClock>& clocks;

    const StageRun& run() const { return state.runs.back(); }
    std::size_t run_index() const { return state.runs.size() - 1; }

    // The clock of this run that the milestone keeps.
    const CaseClock* until(Milestone milestone) const {
        const CaseClock* first = nullptr;
        for (const CaseClock& clock : clocks) {
            if (clock.run != run_index() || clock.rule->met_by != milestone) continue;
            if (counts_down(clock) && (first == nullptr || is_before(clock, *first))) {
                first = &clock;
            }
        }
        return first;
    }

    NextStep step(const char* id, const CaseClock* clock) const {
        return {.id = id, .clock = clock, .who = run().holder};
    }
};

NextStep before_decision(const Looked& looked, const Stage& stage) {
    const CaseClock* decide = looked.until(Milestone::Decided);
    if (decide == nullptr) decide = looked.until(Milestone::Resolved);
    if (decide == nullptr) decide = looked.until(Milestone::Answered);
    if (stage.kind == StageKind::Panel && !has_panel(stage, looked.run())) {
        const CaseClock* acknowledge = looked.until(Milestone::Acknowledged);
        if (acknowledge != nullptr) return looked.step("acknowledge", acknowledge);
        return looked.step("form_panel", looked.until(Milestone::PanelSetUp));
    }
    // Whoever takes a contact in may resolve it or pass it on: nobody is assigned for that.
    if (stage.kind == StageKind::Handle && !looked.run().holder)
        return looked.step("assign", next_due(looked.clocks));
    for (const auto& [milestone, id] : {std::pair{Milestone::Acknowledged, "acknowledge"},
                                        std::pair{Milestone::Contacted, "contact"}}) {
        if (const CaseClock* clock = looked.until(milestone)) return looked.step(id, clock);
    }
    return looked.step("decide", decide != nullptr ? decide : next_due(looked.clocks));
}

// Somebody has to be told, or to tell us, before it can end.
std::optional<NextStep> after_decision(const Looked& looked, const Stage& stage) {
    const CaseState& state = looked.state;
    if (asks_agreement(stage, state) && looked.run().person_agreed.empty()) {
        return looked.step("ask_agreement", looked.until(Milestone::Resolved));
    }
    const auto open =
        std::ranges::find_if(state.actions, [](const Action& action) { return !action.done; });
    if (open != state.actions.end()) {
        NextStep step = looked.step("do_actions", looked.until(Milestone::ActionsDone));
        step.who = open->owner;
        return step;
    }
    const bool content = looked.run().person_agreed != "no";
    const auto window = std::ranges::find_if(looked.clocks, [&](const CaseClock& clock) {
        return clock.rule->kind == ClockKind::Window && clock.state == ClockState::Running;
    });
    if (!content && stage.appeal && (window != looked.clocks.end() || !stage.appeal->window)) {
        return looked.step("wait_for_person", window == looked.clocks.end() ? nullptr : &*window);
    }
    return std::nullopt;
}

NextStep to_the_end(const Looked& looked) {
    const CaseState& state = looked.state;
    if (needs_learning(looked.procedure, state) && state.learning_open && !state.learning_done) {
        return {.id = "finish_learning", .who = state.learning_owner};
    }
    if (needs_both_endings(looked.procedure, state)) {
        if (!state.person_ending) return looked.step("person_ending", nullptr);
        if (!state.organisation_ending) return looked.step("organisation_ending", nullptr);
    }
    return looked.step("close", nullptr);
}

}  // namespace

const CaseClock* next_due(const std::vector<CaseClock>& clocks) {
    const CaseClock* first = nullptr;
    for (const CaseClock& clock : clocks) {
        if (counts_down(clock) && (first == nullptr || is_before(clock, *first))) first = &clock;
    }
    return first;
}

NextStep next_step(const Procedure& procedure, const CaseState& state,
                   const std::vector<CaseClock>& clocks, const Moment&) {
    const Stage* stage = stage_now(procedure, state);
    if (stage == nullptr || state.status == CaseStatus::SetAside) return {.id = "nothing"};
    if (state.status == CaseStatus::Closed) {
        const bool to_check = state.quality_drawn && state.quality_score == 0;
        return {.id = to_check ? "check_quality" : "nothing"};
    }
    const Looked looked{procedure, state, clocks};
    if (!state.kind_chosen) return looked.step("triage", next_due(clocks));
    if (state.redress_due && !state.redress_told) return looked.step("tell_redress", nullptr);
    if (state.legal_waiting) return looked.step("wait_for_legal", nullptr);
    if (stage->kind == StageKind::External) return to_the_end(looked);
    if (!is_decided(looked.run())) return before_decision(looked, *stage);
    if (const auto step = after_decision(looked, *stage)) return *step;
    return to_the_end(looked);
}

}  // namespace candour::complaint
