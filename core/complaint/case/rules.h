// The procedure's rules for each kind of entry. Internal: may_follow() in case_state.h calls these.
#pragma once

#include <string>
#include <vector>

#include "core/complaint/case/queries.h"
#include "core/complaint/case_state.h"

namespace candour::complaint {

// An entry that somebody wants to write, and where the case stands.
struct Asking {
    const Procedure& procedure;
    const CaseState& state;
    const Entry& entry;
    const Actor& actor;
    const WorkCalendar& calendar;
    const Stage& stage;
    const CaseKind& kind;

    const StageRun& run() const { return state.runs.back(); }
    bool is_program() const { return actor.id == StaffId{}; }
};

// One plain sentence that says what would help.
Error denied(std::string what);
Error not_now(std::string what);

// "Chair or Trustee", by the procedure's own names.
std::string names_of_posts(const Procedure& procedure, const std::vector<std::string>& posts);
// Of stages, outcomes …: "first, panel".
std::string list_of(const std::vector<std::string>& ids);
std::string name_of(const Procedure& procedure, const Stage& stage);

// Whether `who` may hold the stage that runs now. Errors: Denied, and why.
Status may_hold(const Asking& asking, const StaffId& who);
// Whether `who` has a post that the stage keeps out of it (D8). Errors: Denied.
Status is_let_in(const Asking& asking, const StaffId& who);
// Whether the writer may decide in the stage: its holder, a member of its panel.
Status may_decide(const Asking& asking);
// The writer has one of `posts`. Errors: Denied "… only by CHAIR".
Status has_one_of(const Asking& asking, const std::vector<std::string>& posts,
                  const std::string& what);
// D1, D10: what has to be asked when something is settled.
Status asked_what_has_to_be(const Asking& asking);
Status outcome_is_known(const Asking& asking, bool required);
Status bodies_are_known(const Asking& asking);
// Every body of `needed` stands in Bodies.
Status names_bodies(const Asking& asking, const std::vector<std::string>& needed);

using Rule = Status (*)(const Asking& asking);

Status may_always(const Asking& asking);
Status may_reclassify(const Asking& asking);
Status may_set_aside(const Asking& asking);
Status may_bring_back(const Asking& asking);
Status may_resolve_at_once(const Asking& asking);
Status may_assign(const Asking& asking);
Status may_refer(const Asking& asking);
Status may_mark_conflict(const Asking& asking);
Status may_form_panel(const Asking& asking);
Status may_leave_panel(const Asking& asking);

Status may_acknowledge(const Asking& asking);
Status may_have_contacted(const Asking& asking);
Status may_update(const Asking& asking);
Status may_withdraw_consent(const Asking& asking);
Status may_give_consent(const Asking& asking);
Status may_pass_on(const Asking& asking);
Status may_refer_to_entry(const Asking& asking);
Status may_bring_information(const Asking& asking);
Status may_ask_information(const Asking& asking);

Status may_agree_option(const Asking& asking);
Status may_add_action(const Asking& asking);
Status may_do_action(const Asking& asking);
Status may_decide_stage(const Asking& asking);
Status may_say_agreed(const Asking& asking);
Status may_give_goodwill(const Asking& asking);

Status may_extend(const Asking& asking);
Status may_stop_clocks(const Asking& asking);
Status may_restart_clocks(const Asking& asking);
Status may_change_calendar(const Asking& asking);

Status may_start_stage(const Asking& asking);
Status may_bypass(const Asking& asking);
Status may_reopen(const Asking& asking);

Status may_mediate(const Asking& asking);
Status may_start_legal(const Asking& asking);
Status may_decide_legal(const Asking& asking);
Status may_end_legal(const Asking& asking);
Status may_set_hold(const Asking& asking);
Status may_release_hold(const Asking& asking);

Status may_end_for_person(const Asking& asking);
Status may_end_for_organisation(const Asking& asking);
Status may_open_learning(const Asking& asking);
Status may_write_learning(const Asking& asking);
Status may_draw_quality(const Asking& asking);
Status may_check_quality(const Asking& asking);
Status may_close(const Asking& asking);
Status may_close_as_persistent(const Asking& asking);
Status may_erase_details(const Asking& asking);
Status may_erase_words(const Asking& asking);

}  // namespace candour::complaint
