// app/casework/entry_permissions.cpp: the table of entries and permissions.
#include "app/casework/entry_permissions.h"

#include <algorithm>
#include <array>

namespace candour::casework {

using complaint::EntryKind;
using office::Permission;

namespace {

struct Row {
    EntryKind kind;
    std::optional<Permission> permission;
};

// In the order of EntryKind. Nothing: the program writes it, and nobody else.
constexpr std::array<Row, complaint::entry_kinds_count> rows = {{
    {EntryKind::Opened, Permission::OpenCase},
    {EntryKind::Reclassified, Permission::OpenCase},
    {EntryKind::SetAside, Permission::SetAsideJunk},
    {EntryKind::BroughtBack, Permission::SetAsideJunk},
    {EntryKind::ResolvedAtOnce, Permission::OpenCase},
    {EntryKind::Assigned, Permission::AssignCase},
    {EntryKind::Referred, Permission::AssignCase},
    {EntryKind::ConflictMarked, Permission::MarkConflict},
    {EntryKind::Acknowledged, Permission::HandleCase},
    {EntryKind::ContactTried, Permission::HandleCase},
    {EntryKind::Contacted, Permission::HandleCase},
    {EntryKind::Heard, Permission::HandleCase},
    {EntryKind::Updated, Permission::HandleCase},
    {EntryKind::Answered, Permission::HandleCase},
    {EntryKind::ReplyWritten, Permission::GiveReply},
    {EntryKind::AdjustmentAgreed, Permission::HandleCase},
    {EntryKind::ConsentGiven, Permission::HandleCase},
    {EntryKind::ConsentWithdrawn, Permission::HandleCase},
    {EntryKind::PassedToThirdParty, Permission::HandleCase},
    {EntryKind::RedressTold, Permission::HandleCase},
    {EntryKind::TranslationAsked, Permission::AskTranslation},
    {EntryKind::TranslationWritten, Permission::WriteTranslation},
    {EntryKind::SatisfactionAsked, Permission::HandleCase},
    {EntryKind::Note, Permission::WriteNotes},
    {EntryKind::Corrected, Permission::WriteNotes},
    {EntryKind::InformationAsked, Permission::WriteNotes},
    {EntryKind::InformationCame, Permission::WriteNotes},
    {EntryKind::Implications, Permission::WriteNotes},
    {EntryKind::RootCause, Permission::WriteNotes},
    {EntryKind::OptionWeighed, Permission::HandleCase},
    {EntryKind::OptionAgreed, Permission::HandleCase},
    {EntryKind::PlanAgreed, Permission::HandleCase},
    {EntryKind::ActionAdded, Permission::HandleCase},
    {EntryKind::ActionDone, Permission::HandleCase},
    {EntryKind::Decided, Permission::DecideStage},
    {EntryKind::PersonAgreed, Permission::HandleCase},
    {EntryKind::GoodwillGiven, Permission::GiveGoodwill},
    {EntryKind::CostAdded, Permission::WriteNotes},
    {EntryKind::ClockExtended, Permission::ExtendClock},
    {EntryKind::ClocksStopped, Permission::StopClock},
    {EntryKind::ClocksRestarted, Permission::StopClock},
    {EntryKind::StageStarted, Permission::HandleCase},
    {EntryKind::StageBypassed, Permission::ByPassStage},
    {EntryKind::PanelFormed, Permission::FormPanel},
    {EntryKind::PanelMemberLeft, Permission::FormPanel},
    {EntryKind::CalendarChanged, std::nullopt},
    {EntryKind::MediationStep, Permission::HandleCase},
    {EntryKind::LegalStarted, Permission::HandleCase},
    {EntryKind::LegalDecided, Permission::HoldLegal},
    {EntryKind::LegalEnded, Permission::HandleCase},
    {EntryKind::HoldSet, Permission::HoldLegal},
    {EntryKind::HoldReleased, Permission::HoldLegal},
    {EntryKind::PersonEnding, Permission::HandleCase},
    {EntryKind::OrganisationEnding, Permission::HandleCase},
    {EntryKind::LearningOpened, std::nullopt},
    {EntryKind::LearningWritten, Permission::CompleteLearning},
    {EntryKind::QualityDrawn, std::nullopt},
    {EntryKind::QualityChecked, Permission::CheckQuality},
    {EntryKind::Closed, Permission::CloseCase},
    {EntryKind::ClosedAsPersistent, Permission::ClosePersistent},
    {EntryKind::Reopened, Permission::OpenCase},
    {EntryKind::DetailsErased, Permission::EraseContactDetails},
    {EntryKind::WordsErased, std::nullopt},
    {EntryKind::PersonWrote, std::nullopt},
}};

constexpr bool none_by_omission() {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].kind) != i) return false;
    }
    return true;
}
static_assert(none_by_omission(), "every kind, in the enumeration's order");

}  // namespace

std::optional<Permission> permission_for(EntryKind kind) {
    return rows[static_cast<std::size_t>(kind)].permission;
}

office::CaseRelation relation_of(const Worker& worker, const complaint::CaseState& state) {
    const bool holds = state.holder == worker.id;
    const bool on_panel =
        state.now() != nullptr && std::ranges::count(state.now()->panel, worker.id) > 0;
    const bool acts =
        std::ranges::any_of(state.actions, [&worker](const complaint::Action& action) {
            return action.owner == worker.id && !action.done;
        });
    const bool learns = state.learning_owner == worker.id;
    // Who took it in keeps it until somebody holds it.
    const bool took_in = !state.holder && state.opened_by == worker.id;
    const bool unit = worker.units.empty() || state.unit.empty() ||
                      std::ranges::count(worker.units, state.unit) > 0;
    return office::relation_to_case(state.excluded.contains(worker.id),
                                    holds || on_panel || acts || learns || took_in, unit);
}

bool may(const Worker& worker, Permission permission, const complaint::CaseState& state) {
    return office::may(worker.roles, permission, relation_of(worker, state));
}

}  // namespace candour::casework
