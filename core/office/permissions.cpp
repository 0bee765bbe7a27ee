// The table of permissions.
//
// Reception sees what it took in and nothing else. Administrators read no one's words: who may make
// accounts must not be who can quietly read; in a small charity one person holds both roles,
// openly. Auditors see how a case went but read its words only when a manager has put them on it,
// which the audit shows. Trustees see cases that they decide. Who wishes to be involved
// is for managers alone: the fewer see names and words, the fewer can put them together. Whoever
// asks for help now is read by the safeguarding lead alone, as the kiosk has told them.
#include "core/office/permissions.h"

#include <algorithm>

#include "core/base/check.h"

namespace candour::office {
namespace {

struct Rule {
    Permission permission;
    std::string_view name;
    About about;
    bool step_up;
    std::string_view roles;
};

constexpr About none = About::NoCase;
constexpr About contact = About::ContactOrCase;
constexpr About a_case = About::Case;
using P = Permission;

// clang-format off
constexpr std::array<Rule, permission_count> table = {{
    // In each row, in the order of all_roles: - no, o in their own cases, + yes.
    //                                                                  R C M T S A A
    {P::ReadWords,           "read_words",            contact, false, "- + + - + - -"},
    {P::ReadCase,            "read_case",             a_case,  false, "o o + o + - o"},
    {P::ReadCaseRecord,      "read_case_record",      a_case,  false, "o o + o + - +"},
    {P::ReadContactDetails,  "read_contact_details",  contact, false, "o o + o + - -"},
    {P::EraseContactDetails, "erase_contact_details", contact, true,  "- - + - + - -"},
    {P::ReadSurveyWords,     "read_survey_words",     none,    false, "- - + - + - -"},
    {P::ReadSafeguarding,    "read_safeguarding",     none,    false, "- - - - + - -"},
    {P::ReadInvolvement,     "read_involvement",      none,    false, "- - + - - - -"},
    {P::LogContact,          "log_contact",           none,    false, "+ + + - + - -"},
    {P::OpenCase,            "open_case",             contact, false, "- + + - + - -"},
    {P::AssignCase,          "assign_case",           a_case,  false, "o o + - + - -"},
    {P::WriteNotes,          "write_notes",           a_case,  false, "o o + o + - -"},
    {P::HandleCase,          "handle_case",           a_case,  false, "o o + o + - -"},
    {P::DecideStage,         "decide_stage",          a_case,  false, "o o + o + - -"},
    {P::ExtendClock,         "extend_clock",          a_case,  false, "- o + o + - -"},
    {P::StopClock,           "stop_clock",            a_case,  false, "- - + - + - -"},
    {P::ByPassStage,         "by_pass_stage",         a_case,  false, "- - + - + - -"},
    {P::FormPanel,           "form_panel",            a_case,  false, "- - + o - - -"},
    {P::MarkConflict,        "mark_conflict",         a_case,  false, "o o + o + - -"},
    {P::HoldLegal,           "hold_legal",            a_case,  false, "- - + - + - -"},
    {P::GiveGoodwill,        "give_goodwill",         a_case,  true,  "- o + o - - -"},
    {P::GiveReply,           "give_reply",            contact, false, "o o + o + - -"},
    {P::AskTranslation,      "ask_translation",       contact, false, "o o + o + - -"},
    {P::WriteTranslation,    "write_translation",     contact, false, "o o + - + - -"},
    {P::CloseCase,           "close_case",            a_case,  false, "o o + o + - -"},
    {P::ClosePersistent,     "close_persistent",      a_case,  true,  "- - + o - - -"},
    {P::SetAsideJunk,        "set_aside_junk",        contact, false, "- - + - + - -"},
    {P::RedactWords,         "redact_words",          contact, false, "o o + - + - -"},
    {P::CompleteLearning,    "complete_learning",     a_case,  false, "- o + o + - -"},
    {P::CheckQuality,        "check_quality",         a_case,  false, "- - + - + - -"},
    {P::ReadRegisters,       "read_registers",        none,    false, "- + + + + - +"},
    {P::WriteRegisters,      "write_registers",       none,    false, "- + + - + - -"},
    {P::DecideRecommendation, "decide_recommendation", none,   false, "- - + + - - -"},
    {P::ReadMeasures,        "read_measures",         none,    false, "+ + + + + + +"},
    {P::ReadCaseMeasures,    "read_case_measures",    none,    false, "- + + - + - -"},
    {P::DraftPublication,    "draft_publication",     none,    false, "- + + - + - -"},
    {P::ApprovePublication,  "approve_publication",   none,    true,  "- - + + - - -"},
    {P::EditProcedure,       "edit_procedure",        none,    false, "- - + - - + -"},
    {P::PublishProcedure,    "publish_procedure",     none,    true,  "- - + - - + -"},
    {P::WriteSurveys,        "write_surveys",         none,    false, "- + + - + + -"},
    {P::PublishSurveys,      "publish_surveys",       none,    false, "- - + - - + -"},
    {P::ReadSurveyResults,   "read_survey_results",   none,    false, "+ + + + + + +"},
    {P::KeyInPaper,          "key_in_paper",          none,    false, "+ + + - + + -"},
    {P::ManageInformation,   "manage_information",    none,    false, "- - + - - + -"},
    {P::ManageDevices,       "manage_devices",        none,    true,  "- - - - - + -"},
    {P::ManageStaff,         "manage_staff",          none,    true,  "- - - - - + -"},
    {P::ReadAudit,           "read_audit",            none,    false, "- - - - - + +"},
    {P::Practise,            "practise",              none,    false, "+ + + + + + +"},
}};
// clang-format on

constexpr bool whole() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        const Rule& rule = table[i];
        if (static_cast<std::size_t>(rule.permission) != i || rule.name.empty()) return false;
        if (rule.roles.size() != 2 * all_roles.size() - 1) return false;
        for (std::size_t at = 0; at < rule.roles.size(); ++at) {
            const std::string_view allowed = at % 2 == 0 ? "-o+" : " ";
            if (allowed.find(rule.roles[at]) == std::string_view::npos) return false;
        }
    }
    return true;
}
static_assert(whole(), "each permission has its row, in the order of the enum, for every role");

const Rule& rule_of(Permission permission) {
    const auto place = static_cast<std::size_t>(permission);
    CHECK(place < table.size());
    return table[place];
}

}  // namespace

std::array<Permission, permission_count> all_permissions() {
    std::array<Permission, permission_count> all{};
    std::ranges::transform(table, all.begin(), &Rule::permission);
    return all;
}

std::string_view name_of(Permission permission) { return rule_of(permission).name; }

CaseRelation relation_to_case(bool conflict, bool has_part, bool in_their_units) {
    if (conflict) return CaseRelation::Excluded;
    if (has_part) return CaseRelation::Own;
    return in_their_units ? CaseRelation::Other : CaseRelation::Excluded;
}

Allowance allowance(Role role, Permission permission) {
    const auto column =
        static_cast<std::size_t>(std::ranges::find(all_roles, role) - all_roles.begin());
    const char cell = rule_of(permission).roles.at(2 * column);
    return cell == '+' ? Allowance::Yes : cell == 'o' ? Allowance::OwnCases : Allowance::No;
}

About about(Permission permission) { return rule_of(permission).about; }

bool may(const Roles& roles, Permission permission, CaseRelation relation) {
    if (relation == CaseRelation::Excluded) return false;
    const bool without = relation == CaseRelation::None;
    if (without && about(permission) == About::Case) return false;
    return std::ranges::any_of(roles, [&](Role role) {
        const Allowance allowed = allowance(role, permission);
        if (allowed == Allowance::Yes) return true;
        if (allowed == Allowance::No) return false;
        return without ? allowance(role, Permission::ReadWords) == Allowance::Yes
                       : relation == CaseRelation::Own;
    });
}

bool may_somewhere(const Roles& roles, Permission permission) {
    return std::ranges::any_of(
        roles, [&](Role role) { return allowance(role, permission) != Allowance::No; });
}

bool needs_step_up(Permission permission) { return rule_of(permission).step_up; }

bool has_step_up(const Roles& roles) {
    return std::ranges::any_of(all_permissions(), [&](Permission permission) {
        return needs_step_up(permission) && may_somewhere(roles, permission);
    });
}

}  // namespace candour::office
