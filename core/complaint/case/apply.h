// What each kind of entry makes of a case's state. Internal: after() in case_state.h calls these.
#pragma once

#include "core/complaint/case/queries.h"
#include "core/complaint/case_state.h"

namespace candour::complaint {

// One entry, on its way into the state. There is a run, unless the entry is the first.
struct Change {
    const Procedure& procedure;
    CaseState& state;
    const Entry& entry;

    StageRun& run() const { return state.runs.back(); }
    std::size_t run_index() const { return state.runs.size() - 1; }
};

Error damaged(const Entry& entry, const std::string& what);

// Each: Errors: Corrupt when the entry cannot stand there.
using Apply = Status (*)(const Change& change);

Status apply_nothing(const Change& change);
Status apply_opened(const Change& change);
Status apply_reclassified(const Change& change);
Status apply_stage_started(const Change& change);
Status apply_stage_bypassed(const Change& change);
Status apply_reopened(const Change& change);

Status apply_assigned(const Change& change);
Status apply_conflict(const Change& change);
Status apply_panel_formed(const Change& change);
Status apply_panel_member_left(const Change& change);

Status apply_milestone(const Change& change);
Status apply_contact_tried(const Change& change);
Status apply_reply(const Change& change);
Status apply_person_wrote(const Change& change);
Status apply_consent_given(const Change& change);
Status apply_consent_withdrawn(const Change& change);
Status apply_redress_told(const Change& change);
Status apply_translation_asked(const Change& change);
Status apply_translation_written(const Change& change);
Status apply_satisfaction(const Change& change);
Status apply_information_asked(const Change& change);
Status apply_information_came(const Change& change);
Status apply_reference(const Change& change);

Status apply_option_weighed(const Change& change);
Status apply_option_agreed(const Change& change);
Status apply_plan_agreed(const Change& change);
Status apply_action_added(const Change& change);
Status apply_action_done(const Change& change);
Status apply_decided(const Change& change);
Status apply_resolved_at_once(const Change& change);
Status apply_person_agreed(const Change& change);
Status apply_goodwill(const Change& change);
Status apply_cost(const Change& change);

Status apply_clock_extended(const Change& change);
Status apply_clocks_stopped(const Change& change);
Status apply_clocks_restarted(const Change& change);
Status apply_calendar_changed(const Change& change);

Status apply_mediation(const Change& change);
Status apply_legal(const Change& change);
Status apply_hold_set(const Change& change);
Status apply_hold_released(const Change& change);

Status apply_set_aside(const Change& change);
Status apply_brought_back(const Change& change);
Status apply_theme(const Change& change);
Status apply_ending(const Change& change);
Status apply_learning_opened(const Change& change);
Status apply_learning_written(const Change& change);
Status apply_quality(const Change& change);
Status apply_closed(const Change& change);
Status apply_details_erased(const Change& change);

}  // namespace candour::complaint
