// The stable names of roles, and sets of them.
#include "core/office/role.h"

#include "tests/support/catch.h"

namespace candour::office {

TEST_CASE("roles keep the names that databases and commands hold", "[core]") {
    REQUIRE(to_text({all_roles.begin(), all_roles.end()}) ==
            "reception case_worker manager trustee safeguarding_lead administrator auditor");
    REQUIRE(to_text({}).empty());
    REQUIRE(to_text(founder_roles()) == "case_worker manager safeguarding_lead administrator");
}

TEST_CASE("each name leads back to its role, and no other name does", "[core]") {
    for (const Role role : all_roles) {
        REQUIRE(role_from(name_of(role)) == role);
        REQUIRE_FALSE(words_of(role).empty());
    }
    for (const char* name : {"", "Manager", "staff", "manager ", "case worker"}) {
        REQUIRE_FALSE(role_from(name).has_value());
    }
}

TEST_CASE("a text gives the roles that it names, and says what is none", "[core]") {
    REQUIRE(roles_from("").value().empty());
    REQUIRE(roles_from(" manager  case_worker ").value() == Roles{Role::CaseWorker, Role::Manager});
    const auto wrong = roles_from("manager staff");
    REQUIRE_FALSE(wrong.ok());
    REQUIRE(wrong.error().kind == ErrorKind::Invalid);
    REQUIRE(wrong.error().what.find("\"staff\"") != std::string::npos);
}

}  // namespace candour::office
