// Every role, every permission, every relation to a case: none by omission.
#include "core/office/permissions.h"

#include <set>
#include <string>

#include "tests/support/catch.h"

namespace candour::office {
namespace {

constexpr CaseRelation relations[] = {CaseRelation::None, CaseRelation::Own, CaseRelation::Other,
                                      CaseRelation::Excluded};

// For each permission and each role what may() says with no case, an own one, another one and an
// excluded one: "1" or "0". Written out, so that the table cannot change without this list.
struct Row {
    const char* permission;
    const char* reception;
    const char* case_worker;
    const char* manager;
    const char* trustee;
    const char* safeguarding_lead;
    const char* administrator;
    const char* auditor;
};

constexpr Row expected[] = {
    {"read_words", "0000", "1110", "1110", "0000", "1110", "0000", "0000"},
    {"read_case", "0100", "0100", "0110", "0100", "0110", "0000", "0100"},
    {"read_case_record", "0100", "0100", "0110", "0100", "0110", "0000", "0110"},
    {"read_contact_details", "0100", "1100", "1110", "0100", "1110", "0000", "0000"},
    {"erase_contact_details", "0000", "0000", "1110", "0000", "1110", "0000", "0000"},
    {"read_survey_words", "0000", "0000", "1110", "0000", "1110", "0000", "0000"},
    {"read_safeguarding", "0000", "0000", "0000", "0000", "1110", "0000", "0000"},
    {"read_involvement", "0000", "0000", "1110", "0000", "0000", "0000", "0000"},
    {"log_contact", "1110", "1110", "1110", "0000", "1110", "0000", "0000"},
    {"open_case", "0000", "1110", "1110", "0000", "1110", "0000", "0000"},
    {"assign_case", "0100", "0100", "0110", "0000", "0110", "0000", "0000"},
    {"write_notes", "0100", "0100", "0110", "0100", "0110", "0000", "0000"},
    {"handle_case", "0100", "0100", "0110", "0100", "0110", "0000", "0000"},
    {"decide_stage", "0100", "0100", "0110", "0100", "0110", "0000", "0000"},
    {"extend_clock", "0000", "0100", "0110", "0100", "0110", "0000", "0000"},
    {"stop_clock", "0000", "0000", "0110", "0000", "0110", "0000", "0000"},
    {"by_pass_stage", "0000", "0000", "0110", "0000", "0110", "0000", "0000"},
    {"form_panel", "0000", "0000", "0110", "0100", "0000", "0000", "0000"},
    {"mark_conflict", "0100", "0100", "0110", "0100", "0110", "0000", "0000"},
    {"hold_legal", "0000", "0000", "0110", "0000", "0110", "0000", "0000"},
    {"give_goodwill", "0000", "0100", "0110", "0100", "0000", "0000", "0000"},
    {"give_reply", "0100", "1100", "1110", "0100", "1110", "0000", "0000"},
    {"ask_translation", "0100", "1100", "1110", "0100", "1110", "0000", "0000"},
    {"write_translation", "0100", "1100", "1110", "0000", "1110", "0000", "0000"},
    {"close_case", "0100", "0100", "0110", "0100", "0110", "0000", "0000"},
    {"close_persistent", "0000", "0000", "0110", "0100", "0000", "0000", "0000"},
    {"set_aside_junk", "0000", "0000", "1110", "0000", "1110", "0000", "0000"},
    {"redact_words", "0100", "1100", "1110", "0000", "1110", "0000", "0000"},
    {"complete_learning", "0000", "0100", "0110", "0100", "0110", "0000", "0000"},
    {"check_quality", "0000", "0000", "0110", "0000", "0110", "0000", "0000"},
    {"read_registers", "0000", "1110", "1110", "1110", "1110", "0000", "1110"},
    {"write_registers", "0000", "1110", "1110", "0000", "1110", "0000", "0000"},
    {"decide_recommendation", "0000", "0000", "1110", "1110", "0000", "0000", "0000"},
    {"read_measures", "1110", "1110", "1110", "1110", "1110", "1110", "1110"},
    {"read_case_measures", "0000", "1110", "1110", "0000", "1110", "0000", "0000"},
    {"draft_publication", "0000", "1110", "1110", "0000", "1110", "0000", "0000"},
    {"approve_publication", "0000", "0000", "1110", "1110", "0000", "0000", "0000"},
    {"edit_procedure", "0000", "0000", "1110", "0000", "0000", "1110", "0000"},
    {"publish_procedure", "0000", "0000", "1110", "0000", "0000", "1110", "0000"},
    {"write_surveys", "0000", "1110", "1110", "0000", "1110", "1110", "0000"},
    {"publish_surveys", "0000", "0000", "1110", "0000", "0000", "1110", "0000"},
    {"read_survey_results", "1110", "1110", "1110", "1110", "1110", "1110", "1110"},
    {"key_in_paper", "1110", "1110", "1110", "0000", "1110", "1110", "0000"},
    {"manage_information", "0000", "0000", "1110", "0000", "0000", "1110", "0000"},
    {"manage_devices", "0000", "0000", "0000", "0000", "0000", "1110", "0000"},
    {"manage_staff", "0000", "0000", "0000", "0000", "0000", "1110", "0000"},
    {"read_audit", "0000", "0000", "0000", "0000", "0000", "1110", "1110"},
    {"practise", "1110", "1110", "1110", "1110", "1110", "1110", "1110"},
};
static_assert(std::size(expected) == permission_count, "every permission stands in this list");

std::string answers(const Roles& roles, Permission permission) {
    std::string text;
    for (const CaseRelation relation : relations) {
        text += may(roles, permission, relation) ? '1' : '0';
    }
    return text;
}

}  // namespace

TEST_CASE("what each role may do with each case stands in one list", "[core]") {
    for (std::size_t i = 0; i < permission_count; ++i) {
        const Row& row = expected[i];
        const Permission permission = all_permissions().at(i);
        CAPTURE(row.permission);
        REQUIRE(name_of(permission) == row.permission);
        CHECK(answers({Role::Reception}, permission) == row.reception);
        CHECK(answers({Role::CaseWorker}, permission) == row.case_worker);
        CHECK(answers({Role::Manager}, permission) == row.manager);
        CHECK(answers({Role::Trustee}, permission) == row.trustee);
        CHECK(answers({Role::SafeguardingLead}, permission) == row.safeguarding_lead);
        CHECK(answers({Role::Administrator}, permission) == row.administrator);
        CHECK(answers({Role::Auditor}, permission) == row.auditor);
        CHECK(answers({}, permission) == "0000");
    }
}

TEST_CASE("several roles may do what one of them may, and nothing more", "[core]") {
    for (std::size_t set = 0; set < (1u << all_roles.size()); ++set) {
        Roles roles;
        for (std::size_t i = 0; i < all_roles.size(); ++i) {
            if ((set >> i & 1u) != 0) roles.insert(all_roles.at(i));
        }
        for (const Permission permission : all_permissions()) {
            for (const CaseRelation relation : relations) {
                bool one = false;
                for (const Role role : roles)
                    one = one || may({role}, permission, relation);
                REQUIRE(may(roles, permission, relation) == one);
                if (one) REQUIRE(may_somewhere(roles, permission));
            }
        }
    }
}

TEST_CASE("nobody has a part in a case that they are kept out of", "[core]") {
    const Roles everything{all_roles.begin(), all_roles.end()};
    for (const Permission permission : all_permissions()) {
        REQUIRE_FALSE(may(everything, permission, CaseRelation::Excluded));
    }
}

TEST_CASE("an action about a case is refused where nobody said which", "[core]") {
    const Roles everything{all_roles.begin(), all_roles.end()};
    for (const Permission permission : all_permissions()) {
        if (about(permission) == About::Case) {
            REQUIRE_FALSE(may(everything, permission, CaseRelation::None));
        } else {
            REQUIRE(may(everything, permission, CaseRelation::None));
        }
    }
}

TEST_CASE("an auditor changes nothing, an administrator reads no words", "[core]") {
    const std::set<Permission> reads = {Permission::ReadCase,          Permission::ReadCaseRecord,
                                        Permission::ReadRegisters,     Permission::ReadMeasures,
                                        Permission::ReadSurveyResults, Permission::ReadAudit,
                                        Permission::Practise};
    for (const Permission permission : all_permissions()) {
        REQUIRE(may_somewhere({Role::Auditor}, permission) == reads.contains(permission));
    }
    for (const Permission permission :
         {Permission::ReadWords, Permission::ReadCase, Permission::ReadCaseRecord,
          Permission::ReadContactDetails, Permission::ReadSurveyWords, Permission::ReadRegisters}) {
        REQUIRE_FALSE(may_somewhere({Role::Administrator}, permission));
    }
}

TEST_CASE("what cannot be taken back asks again", "[core]") {
    std::string names;
    for (const Permission permission : all_permissions()) {
        if (needs_step_up(permission)) names += std::string(name_of(permission)) + " ";
    }
    REQUIRE(names ==
            "erase_contact_details give_goodwill close_persistent approve_publication "
            "publish_procedure manage_devices manage_staff ");
    REQUIRE_FALSE(has_step_up({}));
    REQUIRE_FALSE(has_step_up({Role::Reception, Role::Auditor}));
    for (const Role role : {Role::CaseWorker, Role::Manager, Role::Trustee, Role::SafeguardingLead,
                            Role::Administrator}) {
        REQUIRE(has_step_up({role}));
    }
}

TEST_CASE("a conflict shuts a person out, a part in the case lets them in", "[core]") {
    for (const bool part : {false, true}) {
        for (const bool unit : {false, true}) {
            REQUIRE(relation_to_case(true, part, unit) == CaseRelation::Excluded);
        }
    }
    REQUIRE(relation_to_case(false, true, false) == CaseRelation::Own);
    REQUIRE(relation_to_case(false, true, true) == CaseRelation::Own);
    REQUIRE(relation_to_case(false, false, true) == CaseRelation::Other);
    REQUIRE(relation_to_case(false, false, false) == CaseRelation::Excluded);
}

}  // namespace candour::office
