// Whether an entry may follow: what holds for all, then the rule of its kind (data table).
#include <array>

#include "core/complaint/case/rules.h"
#include "core/complaint/limits.h"

namespace candour::complaint {
namespace {

// Where a kind of entry can still be written once a case is closed or set aside.
enum class Late : std::uint8_t { No, Closed, SetAsideToo };

struct KindRule {
    EntryKind kind;
    Rule rule;
    Late late = Late::No;
    bool tells_person = false;  // Of the person concerned; not without consent to others.
};

using enum EntryKind;
constexpr std::array<KindRule, entry_kinds_count> rules = {{
    {Opened, may_always},
    {Reclassified, may_reclassify, Late::Closed},
    {SetAside, may_set_aside, Late::SetAsideToo},
    {BroughtBack, may_bring_back, Late::SetAsideToo},
    {ResolvedAtOnce, may_resolve_at_once, Late::No, true},
    {Assigned, may_assign},
    {Referred, may_refer},
    {ConflictMarked, may_mark_conflict, Late::SetAsideToo},
    {Acknowledged, may_acknowledge},
    {ContactTried, may_always, Late::Closed},
    {Contacted, may_have_contacted},
    {Heard, may_always},
    {Updated, may_update, Late::No, true},
    {Answered, may_always, Late::No, true},
    {ReplyWritten, may_always, Late::Closed, true},
    {AdjustmentAgreed, may_always, Late::Closed},
    {ConsentGiven, may_give_consent, Late::Closed},
    {ConsentWithdrawn, may_withdraw_consent, Late::Closed},
    {PassedToThirdParty, may_pass_on, Late::Closed},
    {RedressTold, may_always, Late::Closed},
    {TranslationAsked, may_always, Late::Closed},
    {TranslationWritten, may_refer_to_entry, Late::Closed},
    {SatisfactionAsked, may_always, Late::Closed},
    {Note, may_always, Late::SetAsideToo},
    {Corrected, may_refer_to_entry, Late::SetAsideToo},
    {InformationAsked, may_ask_information},
    {InformationCame, may_bring_information, Late::Closed},
    {Implications, may_always, Late::Closed},
    {RootCause, may_always, Late::Closed},
    {OptionWeighed, may_always},
    {OptionAgreed, may_agree_option},
    {PlanAgreed, may_always},
    {ActionAdded, may_add_action, Late::Closed},
    {ActionDone, may_do_action, Late::Closed},
    {Decided, may_decide_stage, Late::No, true},
    {PersonAgreed, may_say_agreed},
    {GoodwillGiven, may_give_goodwill, Late::Closed},
    {CostAdded, may_always, Late::Closed},
    {ClockExtended, may_extend},
    {ClocksStopped, may_stop_clocks},
    {ClocksRestarted, may_restart_clocks},
    {StageStarted, may_start_stage, Late::Closed},
    {StageBypassed, may_bypass},
    {PanelFormed, may_form_panel},
    {PanelMemberLeft, may_leave_panel},
    {CalendarChanged, may_change_calendar, Late::SetAsideToo},
    {MediationStep, may_mediate, Late::Closed},
    {LegalStarted, may_start_legal, Late::Closed},
    {LegalDecided, may_decide_legal},
    {LegalEnded, may_end_legal, Late::Closed},
    {HoldSet, may_set_hold, Late::SetAsideToo},
    {HoldReleased, may_release_hold, Late::SetAsideToo},
    {PersonEnding, may_end_for_person},
    {OrganisationEnding, may_end_for_organisation},
    {LearningOpened, may_open_learning, Late::Closed},
    {LearningWritten, may_write_learning, Late::Closed},
    {QualityDrawn, may_draw_quality, Late::Closed},
    {QualityChecked, may_check_quality, Late::Closed},
    {EntryKind::Closed, may_close},
    {ClosedAsPersistent, may_close_as_persistent},
    {Reopened, may_reopen, Late::Closed},
    {DetailsErased, may_erase_details, Late::Closed},
    {WordsErased, may_erase_words, Late::SetAsideToo},
    {PersonWrote, may_always, Late::SetAsideToo},
}};

constexpr bool none_by_omission() {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (static_cast<std::size_t>(rules[i].kind) != i) return false;
    }
    return true;
}
static_assert(none_by_omission(), "every kind, in the enumeration's order");

Status check_opening(const Procedure& procedure, const Entry& entry) {
    if (entry.kind != Opened) return not_now("A case begins by being opened (opened)");
    if (entry.happened().day > entry.when.day) return not_now("It cannot come in the future");
    const std::string kind = entry.text(Field::CaseKind);
    if (kind.empty() || procedure.find_kind(kind) != nullptr) return Unit{};
    std::vector<std::string> ids;
    for (const CaseKind& one : procedure.kinds)
        ids.push_back(one.id);
    return not_now("The procedure has the kinds " + list_of(ids));
}

Status check_status(const CaseState& state, Late late) {
    if (state.status == CaseStatus::SetAside && late != Late::SetAsideToo) {
        return not_now("It is set aside: bring it back first (brought_back)");
    }
    if (state.status == CaseStatus::Closed && late == Late::No) {
        return not_now("It is closed: reopen it first (reopened)");
    }
    return Unit{};
}

Status check_people(const Asking& asking) {
    const CaseState& state = asking.state;
    if (state.excluded.contains(asking.actor.id)) {
        return denied("You have a conflict of interest in this case: somebody else handles it");
    }
    if (!asking.is_program() && takes_part(asking.entry.kind)) {
        RETURN_IF_ERROR(is_let_in(asking, asking.actor.id));
    }
    if (asking.entry.kind == ConflictMarked || asking.entry.kind == PanelMemberLeft) return Unit{};
    std::vector<std::string> named = asking.entry.list(Field::People);
    if (asking.entry.has(Field::Person)) named.push_back(asking.entry.text(Field::Person));
    for (const StaffId& excluded : state.excluded) {
        if (contains(named, excluded.hex())) {
            return denied("They have a conflict of interest in this case: choose somebody else");
        }
    }
    return Unit{};
}

Status check_day(const CaseState& state, const Entry& entry) {
    const CivilDay day = entry.happened().day;
    if (day > entry.when.day) {
        return not_now(to_iso(day) + " is still to come: write it when it has happened");
    }
    if (day >= state.received.day) return Unit{};
    return not_now("It came in on " + to_iso(state.received.day) +
                   "; what happened before belongs into a note");
}

Status check_consent(const Asking& asking, bool tells_person) {
    if (!tells_person || !lacks_consent(asking.state)) return Unit{};
    if (asking.entry.text(Field::ToldWhom) == "person") return Unit{};
    return not_now(
        "Somebody speaks for the person, whose consent is not recorded: tell the person "
        "themselves (told_whom person), or ask for it first (consent_given, why "
        "representative)");
}

}  // namespace

bool is_kept_out(const Procedure& procedure, const CaseState& state, const StaffId& who,
                 const std::set<std::string>& posts) {
    const Stage* stage = stage_now(procedure, state);
    return state.excluded.contains(who) ||
           (stage != nullptr && has_post(posts, stage->not_holders));
}

Status may_begin(const Procedure& procedure, const CaseState& state, EntryKind kind,
                 const Actor& actor, const WorkCalendar& calendar) {
    const Stage* stage = stage_now(procedure, state);
    const CaseKind* kind_of_case = kind_now(procedure, state);
    if (stage == nullptr || kind_of_case == nullptr) {
        return Error{ErrorKind::NotFound, "the case runs under another procedure"};
    }
    Entry entry;
    entry.kind = kind;
    const Asking asking{procedure, state, entry, actor, calendar, *stage, *kind_of_case};
    RETURN_IF_ERROR(check_people(asking));
    RETURN_IF_ERROR(check_status(state, rules[static_cast<std::size_t>(kind)].late));
    return kind == Decided ? may_decide(asking) : Status{Unit{}};
}

Status may_follow(const Procedure& procedure, const CaseState& state, const Entry& entry,
                  const Actor& actor, const WorkCalendar& calendar) {
    RETURN_IF_ERROR(check_fields(entry));
    if (state.runs.empty()) return check_opening(procedure, entry);
    const Stage* stage = stage_now(procedure, state);
    const CaseKind* kind = kind_now(procedure, state);
    if (stage == nullptr || kind == nullptr) {
        return Error{ErrorKind::NotFound, "the case runs under another procedure"};
    }
    if (entry.kind == Opened) return not_now("It is open already");
    if (state.entries >= case_entries_max) return not_now("The case is too long: open another");
    const Asking asking{procedure, state, entry, actor, calendar, *stage, *kind};
    const KindRule& rule = rules[static_cast<std::size_t>(entry.kind)];
    RETURN_IF_ERROR(check_people(asking));
    RETURN_IF_ERROR(check_status(state, rule.late));
    RETURN_IF_ERROR(check_day(state, entry));
    RETURN_IF_ERROR(check_consent(asking, rule.tells_person));
    return rule.rule(asking);
}

}  // namespace candour::complaint
