// Rules of ending a case, of what is learned from it, and of erasing.
#include "core/complaint/case/rules.h"
#include "core/complaint/case_clocks.h"

namespace candour::complaint {
namespace {

bool was_dealt_with(const CaseState& state) {
    return std::ranges::any_of(state.runs, [](const StageRun& run) {
        return is_decided(run) || run.reached.contains(Milestone::Answered) ||
               run.reached.contains(Milestone::Contacted);
    });
}

bool is_settled(const Asking& asking) {
    if (asking.stage.kind == StageKind::External) return true;
    if (!is_decided(asking.run())) {
        // A board that only talks; a last stage that decides nothing.
        return asking.stage.outcomes.empty() && was_dealt_with(asking.state);
    }
    return led_to(asking.procedure, asking.stage, asking.run().outcome) == nullptr;
}

Status was_told(const Asking& asking) {
    if (asking.entry.flag(Field::Told) || asking.state.anonymous) return Unit{};
    return not_now("The person has to be told first, and it says so here (told yes)");
}

}  // namespace

Status may_set_aside(const Asking& asking) {
    if (asking.state.is_open()) return Unit{};
    return not_now("Only a case that is open can be set aside");
}

Status may_bring_back(const Asking& asking) {
    if (asking.state.status == CaseStatus::SetAside) return Unit{};
    return not_now("It was not set aside");
}

Status may_end_for_person(const Asking& asking) {
    if (asking.state.person_ending) return not_now("It has ended for the person already");
    if (!is_settled(asking)) {
        return not_now("Decide the stage first (decided): nothing is put right yet");
    }
    return was_told(asking);
}

Status may_end_for_organisation(const Asking& asking) {
    if (asking.state.organisation_ending) {
        return not_now("It has ended for the organisation already");
    }
    if (asking.state.themes.empty()) {
        return not_now("Find the root cause first (root_cause, or the learning record)");
    }
    if (has_open_action(asking.state)) {
        return not_now("The change is not delivered: actions are still open (action_done)");
    }
    return was_told(asking);
}

Status may_open_learning(const Asking& asking) {
    if (asking.state.learning_open) return not_now("The learning record is open already");
    if (!asking.is_program()) return denied("The learning record opens by itself");
    return Unit{};
}

Status may_write_learning(const Asking& asking) {
    const CaseState& state = asking.state;
    if (!state.learning_open) {
        return not_now("The learning record opens by itself when the case is resolved");
    }
    const bool own = !state.learning_owner || state.learning_owner == asking.actor.id ||
                     state.holder == asking.actor.id;
    if (own) return Unit{};
    return denied("Who resolved the case completes its learning record, or who holds it now");
}

Status may_draw_quality(const Asking& asking) {
    if (!asking.is_program()) return denied("Cases to check are drawn at random, by the program");
    if (asking.state.status != CaseStatus::Closed || asking.state.quality_drawn) {
        return not_now("Only closed cases are drawn, once");
    }
    if (asking.procedure.closing.quality_check_percent > 0) return Unit{};
    return not_now("This procedure checks no closed cases");
}

Status may_check_quality(const Asking& asking) {
    if (!asking.state.quality_drawn) return not_now("The case was not drawn to be checked");
    return Unit{};
}

Status may_close(const Asking& asking) {
    const CaseState& state = asking.state;
    if (state.legal_waiting) return not_now("It waits for legal proceedings (legal_ended)");
    if (!is_settled(asking)) return not_now("Decide the stage first (decided)");
    const bool asked = !asks_agreement(asking.stage, state) || !asking.run().person_agreed.empty();
    if (!asked) {
        return not_now("Ask the person whether they agree, and write it down (person_agreed)");
    }
    if (state.redress_due && !state.redress_told) {
        return not_now("Tell the person about legal redress and its time limits (redress_told)");
    }
    if (has_open_action(state)) {
        return not_now("Agreed actions are still open: write when they are done (action_done)");
    }
    if (!state.information_waiting.empty()) {
        return not_now("Information that was asked for has not come (information_came)");
    }
    if (needs_learning(asking.procedure, state) && !state.learning_done) {
        return not_now("Complete the learning record first (learning_written)");
    }
    if (!needs_both_endings(asking.procedure, state)) return Unit{};
    if (!state.person_ending) {
        return not_now(
            "It has not ended for the person: they are back where they were, and "
            "informed (person_ending)");
    }
    if (state.organisation_ending) return Unit{};
    return not_now(
        "It has not ended for the organisation: root cause found, change delivered, "
        "person informed (organisation_ending)");
}

Status may_close_as_persistent(const Asking& asking) {
    const std::vector<std::string>& posts = asking.procedure.closing.persistent_by;
    if (posts.empty()) return not_now("This procedure closes no case as persistent");
    RETURN_IF_ERROR(has_one_of(asking, posts, "Closing a persistent or unjustified complaint"));
    if (was_dealt_with(asking.state)) return Unit{};
    return not_now("Take all reasonable measures first: nothing was answered or decided yet");
}

Status may_erase_details(const Asking& asking) {
    const CaseState& state = asking.state;
    if (state.details_erased) return not_now("The contact details are erased already");
    if (!state.holds.empty()) {
        return not_now("A hold keeps them: release it first, with the reason (hold_released)");
    }
    if (!state.closed) return not_now("It is open: its handler needs the contact details");
    ASSIGN_OR_RETURN(const std::optional<CivilDay> until,
                     keep_details_until(asking.procedure, state, asking.calendar));
    const bool kept = until && asking.entry.when.day <= *until;
    if (!kept || asking.entry.has(Field::Reason)) return Unit{};
    return not_now("They are kept until " + to_iso(*until) +
                   " for the bodies outside: to erase them earlier, write why (reason)");
}

Status may_erase_words(const Asking& asking) {
    if (!asking.state.holds.empty()) {
        return not_now("A hold keeps them: release it first, with the reason (hold_released)");
    }
    return may_refer_to_entry(asking);
}

}  // namespace candour::complaint
