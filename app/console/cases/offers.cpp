// app/console/cases/offers.cpp: what can be done with a case now.
#include "app/console/cases/offers.h"

#include <algorithm>
#include <map>

#include "app/casework/entry_permissions.h"
#include "app/console/page_language.h"

namespace candour::console {
namespace {

using casework::OpenCase;
using complaint::CaseState;
using complaint::CaseStatus;
using complaint::EntryKind;

struct Scene {
    const CaseState& state;
    const complaint::Procedure& procedure;
    const complaint::Stage* stage;
    const complaint::StageRun* run;
};

Scene scene_of(const OpenCase& found) {
    const complaint::StageRun* run = found.state.now();
    return {found.state, *found.procedure,
            run != nullptr ? found.procedure->find_stage(run->stage) : nullptr, run};
}

bool decided(const Scene& scene) { return scene.run != nullptr && !scene.run->outcome.empty(); }

bool can_stop(const Scene& scene) {
    return scene.stage != nullptr &&
           std::ranges::any_of(scene.stage->clocks, &complaint::ProcedureClock::can_stop);
}

bool can_extend(const Scene& scene) {
    return scene.stage != nullptr &&
           std::ranges::any_of(scene.stage->clocks,
                               [](const auto& clock) { return clock.extension.has_value(); });
}

bool is_stopped(const CaseState& state) { return !state.stops.empty() && !state.stops.back().to; }

bool has_open_action(const CaseState& state) {
    return std::ranges::any_of(state.actions, [](const auto& action) { return !action.done; });
}

// While it runs.
bool fits_running(EntryKind kind, const Scene& scene) {
    const CaseState& state = scene.state;
    const bool open = state.status == CaseStatus::Open;
    switch (kind) {
        case EntryKind::ResolvedAtOnce:
            return open && state.runs.size() == 1 && !decided(scene);
        case EntryKind::Decided:
            return open && scene.stage != nullptr && !decided(scene) &&
                   !scene.stage->outcomes.empty();
        case EntryKind::StageBypassed:
            return scene.stage != nullptr && scene.stage->can_be_bypassed && !decided(scene);
        case EntryKind::PanelFormed:
            return scene.stage != nullptr && scene.stage->panel.has_value() &&
                   scene.run->panel.empty();
        case EntryKind::PanelMemberLeft:
            return scene.run != nullptr && !scene.run->panel.empty();
        case EntryKind::ClockExtended:
            return can_extend(scene);
        case EntryKind::ClocksStopped:
            return can_stop(scene) && !is_stopped(state);
        case EntryKind::ClocksRestarted:
            return is_stopped(state);
        case EntryKind::InformationCame:
            return !state.information_waiting.empty();
        case EntryKind::OptionAgreed:
            return !state.options.empty();
        case EntryKind::ActionDone:
            return has_open_action(state);
        case EntryKind::ConsentWithdrawn:
        case EntryKind::PassedToThirdParty:
            return !state.consents.empty();
        case EntryKind::LegalStarted:
            return !state.legal;
        case EntryKind::LegalDecided:
            return state.legal && !scene.procedure.closing.legal_by.empty();
        case EntryKind::LegalEnded:
            return state.legal;
        case EntryKind::LearningWritten:
            return state.learning_open && !state.learning_done;
        case EntryKind::PersonEnding:
            return !state.person_ending && scene.procedure.closing.both_endings;
        case EntryKind::OrganisationEnding:
            return !state.organisation_ending && scene.procedure.closing.both_endings;
        case EntryKind::ClosedAsPersistent:
            return !scene.procedure.closing.persistent_by.empty();
        case EntryKind::Closed:
            return state.status == CaseStatus::Resolved;
        case EntryKind::PersonAgreed:
            return decided(scene) || state.resolved_at_once;
        case EntryKind::HoldReleased:
            return !state.holds.empty();
        case EntryKind::Reopened:
            return state.status == CaseStatus::Resolved;
        case EntryKind::QualityChecked:
        case EntryKind::BroughtBack:
        case EntryKind::Opened:
            return false;
        default:
            return true;
    }
}

bool fits(EntryKind kind, const Scene& scene) {
    const CaseState& state = scene.state;
    if (state.status == CaseStatus::SetAside) {
        return kind == EntryKind::BroughtBack || kind == EntryKind::Note;
    }
    if (state.status != CaseStatus::Closed) return fits_running(kind, scene);
    switch (kind) {
        case EntryKind::Note:
        case EntryKind::Corrected:
        case EntryKind::Reopened:
        case EntryKind::StageStarted:
        case EntryKind::SatisfactionAsked:
        case EntryKind::HoldSet:
            return true;
        case EntryKind::HoldReleased:
            return !state.holds.empty();
        case EntryKind::DetailsErased:
            return !state.details_erased;
        case EntryKind::QualityChecked:
            return state.quality_drawn && state.quality_score == 0;
        case EntryKind::LearningWritten:
            return state.learning_open && !state.learning_done;
        default:
            return false;
    }
}

const std::vector<OfferGroup>& all_groups() {
    static const std::vector<OfferGroup> groups = {
        {N_("Talk with the person"),
         {EntryKind::Acknowledged, EntryKind::Contacted, EntryKind::ContactTried, EntryKind::Heard,
          EntryKind::Updated, EntryKind::Answered, EntryKind::ReplyWritten, EntryKind::PersonAgreed,
          EntryKind::SatisfactionAsked, EntryKind::RedressTold, EntryKind::AdjustmentAgreed}},
        {N_("Find out"),
         {EntryKind::Note, EntryKind::InformationAsked, EntryKind::InformationCame,
          EntryKind::Implications, EntryKind::RootCause, EntryKind::TranslationAsked,
          EntryKind::TranslationWritten, EntryKind::Corrected}},
        {N_("Put it right"),
         {EntryKind::ResolvedAtOnce, EntryKind::OptionWeighed, EntryKind::OptionAgreed,
          EntryKind::PlanAgreed, EntryKind::ActionAdded, EntryKind::ActionDone,
          EntryKind::GoodwillGiven, EntryKind::CostAdded}},
        {N_("Decide and go on"),
         {EntryKind::Decided, EntryKind::StageStarted, EntryKind::StageBypassed,
          EntryKind::PanelFormed, EntryKind::PanelMemberLeft, EntryKind::ClockExtended,
          EntryKind::ClocksStopped, EntryKind::ClocksRestarted}},
        {N_("Who deals with it"),
         {EntryKind::Assigned, EntryKind::Referred, EntryKind::ConflictMarked,
          EntryKind::Reclassified}},
        {N_("Outside"),
         {EntryKind::ConsentGiven, EntryKind::ConsentWithdrawn, EntryKind::PassedToThirdParty,
          EntryKind::MediationStep, EntryKind::LegalStarted, EntryKind::LegalDecided,
          EntryKind::LegalEnded, EntryKind::HoldSet, EntryKind::HoldReleased}},
        {N_("End it"),
         {EntryKind::PersonEnding, EntryKind::OrganisationEnding, EntryKind::LearningWritten,
          EntryKind::Closed, EntryKind::ClosedAsPersistent, EntryKind::Reopened,
          EntryKind::QualityChecked, EntryKind::SetAside, EntryKind::BroughtBack,
          EntryKind::DetailsErased}},
    };
    return groups;
}

}  // namespace

bool may_write(const casework::Worker& worker, const OpenCase& found, EntryKind kind) {
    const auto permission = casework::permission_for(kind);
    return permission && casework::may(worker, *permission, found.state) &&
           complaint::may_begin(*found.procedure, found.state, kind,
                                {.id = worker.id, .posts = worker.posts}, *found.calendar)
               .ok();
}

std::vector<OfferGroup> offers_for(const casework::Worker& worker, const OpenCase& found) {
    const Scene scene = scene_of(found);
    std::vector<OfferGroup> offered;
    for (const OfferGroup& group : all_groups()) {
        OfferGroup here{group.title, {}};
        for (const EntryKind kind : group.kinds) {
            if (fits(kind, scene) && may_write(worker, found, kind)) here.kinds.push_back(kind);
        }
        if (!here.kinds.empty()) offered.push_back(std::move(here));
    }
    return offered;
}

EntryKind entry_for_step(std::string_view next_step) {
    static const std::map<std::string_view, EntryKind> entries = {
        {"triage", EntryKind::Reclassified},
        {"assign", EntryKind::Assigned},
        {"acknowledge", EntryKind::Acknowledged},
        {"contact", EntryKind::Contacted},
        {"hear", EntryKind::Heard},
        {"answer", EntryKind::Answered},
        {"update", EntryKind::Updated},
        {"decide", EntryKind::Decided},
        {"form_panel", EntryKind::PanelFormed},
        {"agree_actions", EntryKind::PlanAgreed},
        {"do_actions", EntryKind::ActionDone},
        {"ask_agreement", EntryKind::PersonAgreed},
        {"tell_redress", EntryKind::RedressTold},
        {"finish_learning", EntryKind::LearningWritten},
        {"person_ending", EntryKind::PersonEnding},
        {"organisation_ending", EntryKind::OrganisationEnding},
        {"check_quality", EntryKind::QualityChecked},
        {"close", EntryKind::Closed},
    };
    const auto found = entries.find(next_step);
    return found == entries.end() ? EntryKind::Note : found->second;
}

}  // namespace candour::console
