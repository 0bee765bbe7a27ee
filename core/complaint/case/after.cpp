// Replaying a case: each kind of entry and what it makes of the state (data table).
#include <array>

#include "core/complaint/case/apply.h"
#include "core/complaint/limits.h"

namespace candour::complaint {
namespace {

struct Step {
    EntryKind kind;
    Apply apply;
};

constexpr std::array<Step, entry_kinds_count> steps = {{
    {EntryKind::Opened, apply_opened},
    {EntryKind::Reclassified, apply_reclassified},
    {EntryKind::SetAside, apply_set_aside},
    {EntryKind::BroughtBack, apply_brought_back},
    {EntryKind::ResolvedAtOnce, apply_resolved_at_once},
    {EntryKind::Assigned, apply_assigned},
    {EntryKind::Referred, apply_nothing},
    {EntryKind::ConflictMarked, apply_conflict},
    {EntryKind::Acknowledged, apply_milestone},
    {EntryKind::ContactTried, apply_contact_tried},
    {EntryKind::Contacted, apply_milestone},
    {EntryKind::Heard, apply_milestone},
    {EntryKind::Updated, apply_milestone},
    {EntryKind::Answered, apply_milestone},
    {EntryKind::ReplyWritten, apply_reply},
    {EntryKind::AdjustmentAgreed, apply_nothing},
    {EntryKind::ConsentGiven, apply_consent_given},
    {EntryKind::ConsentWithdrawn, apply_consent_withdrawn},
    {EntryKind::PassedToThirdParty, apply_reference},
    {EntryKind::RedressTold, apply_redress_told},
    {EntryKind::TranslationAsked, apply_translation_asked},
    {EntryKind::TranslationWritten, apply_translation_written},
    {EntryKind::SatisfactionAsked, apply_satisfaction},
    {EntryKind::Note, apply_nothing},
    {EntryKind::Corrected, apply_reference},
    {EntryKind::InformationAsked, apply_information_asked},
    {EntryKind::InformationCame, apply_information_came},
    {EntryKind::Implications, apply_nothing},
    {EntryKind::RootCause, apply_theme},
    {EntryKind::OptionWeighed, apply_option_weighed},
    {EntryKind::OptionAgreed, apply_option_agreed},
    {EntryKind::PlanAgreed, apply_plan_agreed},
    {EntryKind::ActionAdded, apply_action_added},
    {EntryKind::ActionDone, apply_action_done},
    {EntryKind::Decided, apply_decided},
    {EntryKind::PersonAgreed, apply_person_agreed},
    {EntryKind::GoodwillGiven, apply_goodwill},
    {EntryKind::CostAdded, apply_cost},
    {EntryKind::ClockExtended, apply_clock_extended},
    {EntryKind::ClocksStopped, apply_clocks_stopped},
    {EntryKind::ClocksRestarted, apply_clocks_restarted},
    {EntryKind::StageStarted, apply_stage_started},
    {EntryKind::StageBypassed, apply_stage_bypassed},
    {EntryKind::PanelFormed, apply_panel_formed},
    {EntryKind::PanelMemberLeft, apply_panel_member_left},
    {EntryKind::CalendarChanged, apply_calendar_changed},
    {EntryKind::MediationStep, apply_mediation},
    {EntryKind::LegalStarted, apply_legal},
    {EntryKind::LegalDecided, apply_legal},
    {EntryKind::LegalEnded, apply_legal},
    {EntryKind::HoldSet, apply_hold_set},
    {EntryKind::HoldReleased, apply_hold_released},
    {EntryKind::PersonEnding, apply_ending},
    {EntryKind::OrganisationEnding, apply_ending},
    {EntryKind::LearningOpened, apply_learning_opened},
    {EntryKind::LearningWritten, apply_learning_written},
    {EntryKind::QualityDrawn, apply_quality},
    {EntryKind::QualityChecked, apply_quality},
    {EntryKind::Closed, apply_closed},
    {EntryKind::ClosedAsPersistent, apply_closed},
    {EntryKind::Reopened, apply_reopened},
    {EntryKind::DetailsErased, apply_details_erased},
    {EntryKind::WordsErased, apply_reference},
    {EntryKind::PersonWrote, apply_person_wrote},
}};

constexpr bool none_by_omission() {
    for (std::size_t i = 0; i < steps.size(); ++i) {
        if (static_cast<std::size_t>(steps[i].kind) != i) return false;
    }
    return true;
}
static_assert(none_by_omission(), "every kind, in the enumeration's order");

// Staff were in touch with the person: what was written back is no longer new.
bool speaks_to_person(EntryKind kind) {
    return kind == EntryKind::ReplyWritten || kind == EntryKind::Answered ||
           kind == EntryKind::Contacted || kind == EntryKind::Updated;
}

}  // namespace

Error damaged(const Entry& entry, const std::string& what) {
    return Error{ErrorKind::Corrupt, "entry " + std::to_string(entry.number) + " (" +
                                         std::string(rule_of(entry.kind).name) +
                                         ") cannot stand there: " + what};
}

Result<CaseState> after(const Procedure& procedure, CaseState state, const Entry& entry) {
    if (entry.number != state.entries + 1) return damaged(entry, "it is not the next one");
    if (entry.number > case_entries_max) return damaged(entry, "a case has not so many");
    if ((entry.kind == EntryKind::Opened) != (entry.number == 1)) {
        return damaged(entry, "a case begins by being opened, once");
    }
    if (const Status facts = check_facts(entry); !facts.ok()) {
        return damaged(entry, facts.error().what);
    }
    const Change change{procedure, state, entry};
    RETURN_IF_ERROR(steps[static_cast<std::size_t>(entry.kind)].apply(change));
    if (takes_part(entry.kind) && entry.by != StaffId{}) {
        state.took_part[entry.by].insert(state.runs.size() - 1);
    }
    if (speaks_to_person(entry.kind)) state.wrote_back = false;
    // D10: asked whenever there is talk; a “don't know” takes nothing back.
    const std::string writing = entry.text(Field::WantsWriting);
    if (!writing.empty() && writing != "unknown") state.wants_writing = writing;
    state.entries = entry.number;
    return state;
}

Result<CaseState> replay(const Procedure& procedure, std::span<const Entry> entries) {
    CaseState state;
    for (const Entry& entry : entries) {
        ASSIGN_OR_RETURN(state, after(procedure, std::move(state), entry));
    }
    return state;
}

}  // namespace candour::complaint
