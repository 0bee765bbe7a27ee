// The kinds of entry (data table): each one's name in files and the fields that it takes.
#include <algorithm>
#include <array>

#include "core/complaint/case_entry.h"

namespace candour::complaint {
namespace {

using enum Field;

constexpr FieldNeed need(Field field) { return {field, EntryNeed::Required}; }
constexpr FieldNeed may(Field field) { return {field, EntryNeed::Optional}; }

template <FieldNeed... needs>
inline constexpr std::array<FieldNeed, sizeof...(needs)> takes = {needs...};

// When it happened, where that is not when it was written.
template <FieldNeed... needs>
inline constexpr auto happened = takes<needs..., may(Day), may(HappenedAt)>;

using std::string_view;
constexpr std::array<string_view, 4> referred_why = {"severity", "implications", "senior_only",
                                                     "authority"};
constexpr std::array<string_view, 2> consent_why = {"representative", "third_party"};
constexpr std::array<string_view, 3> started_why = {"next", "appeal", "leads"};
constexpr std::array<string_view, 4> mediation_why = {"offered", "accepted", "refused", "ended"};
constexpr std::array<string_view, 2> legal_why = {"go_on", "wait"};
constexpr std::array<string_view, 3> hold_why = {"legal", "safeguarding", "access_request"};

constexpr bool day_is_until = true;

constexpr std::array<EntryRule, entry_kinds_count> rules = {{
    {EntryKind::Opened, "opened",
     happened<need(Procedure), need(Version), need(Calendar), need(Method), need(Anonymous),
              may(CaseKind), may(Label), may(Service), may(Unit), may(Language), may(Submission),
              may(OnBehalf), may(WantsWriting), may(Outside), may(Text), may(Reason), may(Name)>},
    {EntryKind::Reclassified, "reclassified", happened<need(CaseKind), need(Reason), may(Agreed)>},
    {EntryKind::SetAside, "set_aside", takes<need(Reason)>},
    {EntryKind::BroughtBack, "brought_back", takes<need(Reason)>},
    {EntryKind::ResolvedAtOnce, "resolved_at_once",
     happened<need(Text), need(Agreed), may(Outcome), may(Code), may(WantsWriting),
              may(Compensation), may(Bodies), may(ServiceArea), may(ToldWhom)>},
    {EntryKind::Assigned, "assigned", happened<need(Person), may(Text), may(Told)>},
    {EntryKind::Referred, "referred", takes<need(Why), need(Reason), may(Person), may(Pence)>,
     referred_why},
    {EntryKind::ConflictMarked, "conflict_marked", takes<need(Person), need(Reason)>},
    {EntryKind::Acknowledged, "acknowledged", happened<may(Method), may(Told), may(Text)>},
    {EntryKind::ContactTried, "contact_tried", happened<may(Method), may(Text)>},
    {EntryKind::Contacted, "contacted", happened<may(Method), may(Text), may(WantsWriting)>},
    {EntryKind::Heard, "heard", happened<may(People), may(Text)>},
    {EntryKind::Updated,
     "updated",
     takes<need(Day), need(Reason), may(Method), may(ToldWhom)>,
     {},
     day_is_until},
    {EntryKind::Answered, "answered",
     happened<may(Method), may(Text), may(WantsWriting), may(ToldWhom)>},
    {EntryKind::ReplyWritten, "reply_written", takes<need(Text), may(Language), may(ToldWhom)>},
    {EntryKind::AdjustmentAgreed, "adjustment_agreed", takes<need(Text)>},
    {EntryKind::ConsentGiven, "consent_given",
     happened<need(Why), need(Method), need(Name), may(Bodies), may(Evidence)>, consent_why},
    {EntryKind::ConsentWithdrawn, "consent_withdrawn", happened<need(Field::Entry), may(Text)>},
    {EntryKind::PassedToThirdParty, "passed_to_third_party",
     happened<need(Field::Entry), may(Bodies), may(Name), may(Text)>},
    {EntryKind::RedressTold, "redress_told", happened<may(Bodies), may(Text)>},
    {EntryKind::TranslationAsked, "translation_asked",
     takes<need(Language), need(Confidential), may(Pence), may(Name)>},
    {EntryKind::TranslationWritten, "translation_written",
     takes<need(Language), need(Name), need(Text), may(Field::Entry), may(Pence)>},
    {EntryKind::SatisfactionAsked, "satisfaction_asked",
     happened<need(Score), may(ScoreOutcome), may(Method), may(Text)>},
    {EntryKind::Note, "note", happened<need(Text)>},
    {EntryKind::Corrected, "corrected", takes<need(Field::Entry), need(Text)>},
    {EntryKind::InformationAsked,
     "information_asked",
     takes<need(Text), may(Person), may(Name), may(Day)>,
     {},
     day_is_until},
    {EntryKind::InformationCame, "information_came", happened<need(Field::Entry), may(Text)>},
    {EntryKind::Implications, "implications", takes<need(Text)>},
    {EntryKind::RootCause, "root_cause", takes<need(Theme), may(Text)>},
    {EntryKind::OptionWeighed, "option_weighed",
     takes<need(Text), need(Benefits), need(Drawbacks), may(Pence)>},
    {EntryKind::OptionAgreed, "option_agreed",
     happened<need(Field::Entry), need(Agreed), may(Departure), may(Reason)>},
    {EntryKind::PlanAgreed, "plan_agreed", happened<need(Agreed), may(Text)>},
    {EntryKind::ActionAdded,
     "action_added",
     takes<need(Person), need(Day), need(Text), may(Confidential)>,
     {},
     day_is_until},
    {EntryKind::ActionDone, "action_done", happened<need(Field::Entry), may(Text), may(Evidence)>},
    {EntryKind::Decided, "decided",
     happened<need(Outcome), may(Code), may(Text), may(WantsWriting), may(Compensation),
              may(Bodies), may(ServiceArea), may(ToldWhom)>},
    {EntryKind::PersonAgreed, "person_agreed",
     happened<need(Agreed), may(WantsWriting), may(Compensation), may(Text)>},
    {EntryKind::GoodwillGiven, "goodwill_given", happened<need(Goodwill), need(Pence), may(Text)>},
    {EntryKind::CostAdded, "cost_added", takes<need(Pence), need(Text)>},
    {EntryKind::ClockExtended,
     "clock_extended",
     takes<need(Clock), need(Day), need(Reason), may(Agreed), may(Bodies)>,
     {},
     day_is_until},
    {EntryKind::ClocksStopped, "clocks_stopped", takes<need(Reason)>},
    {EntryKind::ClocksRestarted, "clocks_restarted", takes<need(Reason)>},
    {EntryKind::StageStarted, "stage_started",
     happened<need(Stage), need(Why), may(Late), may(Reason), may(Method)>, started_why},
    {EntryKind::StageBypassed, "stage_bypassed", happened<need(Stage), need(Reason)>},
    {EntryKind::PanelFormed, "panel_formed", happened<need(People)>},
    {EntryKind::PanelMemberLeft, "panel_member_left", takes<need(Person), need(Reason)>},
    {EntryKind::CalendarChanged, "calendar_changed", takes<need(Calendar), need(Reason)>},
    {EntryKind::MediationStep, "mediation_step", happened<need(Why), may(Name), may(Text)>,
     mediation_why},
    {EntryKind::LegalStarted, "legal_started", happened<may(Name), may(Text)>},
    {EntryKind::LegalDecided, "legal_decided", takes<need(Why), need(Reason)>, legal_why},
    {EntryKind::LegalEnded, "legal_ended", happened<may(Text)>},
    {EntryKind::HoldSet, "hold_set", takes<need(Why), need(Reason)>, hold_why},
    {EntryKind::HoldReleased, "hold_released", takes<need(Why), need(Reason)>, hold_why},
    {EntryKind::PersonEnding, "person_ending", happened<need(Told), need(Text)>},
    {EntryKind::OrganisationEnding, "organisation_ending", happened<need(Told), need(Text)>},
    {EntryKind::LearningOpened, "learning_opened", takes<may(Person)>},
    {EntryKind::LearningWritten, "learning_written",
     takes<need(Theme), need(ServiceArea), need(Reason), need(Text)>},
    {EntryKind::QualityDrawn, "quality_drawn", {}},
    {EntryKind::QualityChecked, "quality_checked", takes<need(Score), need(Text)>},
    {EntryKind::Closed, "closed", happened<may(Text)>},
    {EntryKind::ClosedAsPersistent, "closed_as_persistent", takes<need(Reason)>},
    {EntryKind::Reopened, "reopened", happened<need(Reason), may(Stage)>},
    {EntryKind::DetailsErased, "details_erased", takes<may(Reason)>},
    {EntryKind::WordsErased, "words_erased", takes<may(Field::Entry), may(Reason)>},
    {EntryKind::PersonWrote, "person_wrote", takes<need(Submission), need(Text), may(Language)>},
}};

constexpr bool takes_field(const EntryRule& rule, Field field) {
    return std::ranges::any_of(rule.fields, [&](const FieldNeed& n) { return n.field == field; });
}

constexpr bool none_by_omission() {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (static_cast<std::size_t>(rules[i].kind) != i || rules[i].name.empty()) return false;
        if (takes_field(rules[i], Field::Why) == rules[i].why.empty()) return false;
    }
    return true;
}
static_assert(none_by_omission(), "every kind, in the enumeration's order; Why with its choices");

}  // namespace

const EntryRule& rule_of(EntryKind kind) { return rules[static_cast<std::size_t>(kind)]; }

std::span<const EntryRule> all_entry_rules() { return rules; }

std::optional<EntryKind> entry_kind_from(std::string_view name) {
    const auto found = std::ranges::find(rules, name, &EntryRule::name);
    if (found == rules.end()) return std::nullopt;
    return found->kind;
}

}  // namespace candour::complaint
