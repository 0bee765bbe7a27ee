// What an administrator does with accounts: invite, change, reset, close.
#include "app/console/limits.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using office::Role;
using test::Browser;
using test::ConsoleWorld;
using test::input_value;
using test::staff_password;

// Keeps what it was given, or fails.
class KeptMail : public office::Mailer {
public:
    Status send(const std::string& to, const std::string& subject,
                const std::string& text) override {
        if (broken) return Error{ErrorKind::Unavailable, "no connection"};
        sent.push_back(to + "\n" + subject + "\n" + text);
        return Unit{};
    }
    bool broken = false;
    std::vector<std::string> sent;
};

class FewCases : public office::CaseHandOver {
public:
    Result<int> open_cases_of(const StaffId& staff) override { return staff == holder ? 2 : 0; }
    Status hand_over(const StaffId& from, const StaffId& to) override {
        if (from != holder) return Error{ErrorKind::NotFound, "none"};
        if (to == excluded) return Error{ErrorKind::Conflict, "one of them is about this person"};
        holder = to;
        return Unit{};
    }
    StaffId holder{};
    StaffId excluded{};
};

struct StaffWorld {
    StaffWorld() {
        world.options.mailer = &mail;
        world.options.hand_over = &cases;
        ada.become(world.ada);
    }
    protocol::HttpResponse send(const std::string& path, test::FormFields form) {
        ada.get("/account");
        form["form_token"] = input_value(ada.last_html, "form_token");
        return ada.post(path, form);
    }
    store::StaffAccount account(const StaffId& id) {
        return world.office.staff_by_id(id).value().value();
    }
    std::string audit() {
        std::string all;
        const auto entries = world.office.audit(50).take();
        for (const auto& entry : entries)
            all += entry.who + ": " + entry.what + "\n";
        return all;
    }
    std::string link_path() {
        const std::string link = input_value(ada.last_html, "link");
        const std::size_t at = link.find("/welcome/");
        REQUIRE(at != std::string::npos);
        return link.substr(at);
    }
    static protocol::HttpResponse choose(Browser& browser, const std::string& path,
                                         const std::string& password) {
        browser.get(path);
        return browser.post(path, {{"entry_token", input_value(browser.last_html, "entry_token")},
                                   {"new_password", password},
                                   {"again", password}});
    }

    ConsoleWorld world;
    KeptMail mail;
    FewCases cases;
    Browser ada{world};
    std::string of_sam = "/staff/" + world.sam.hex();
};

const test::FormFields kim = {
    {"user_name", "kim"},         {"display_name", "Kim Kaur"}, {"title", "Vice chair"},
    {"email", "kim@example.org"}, {"role_trustee", "1"},        {"post_vice_chair", "1"},
    {"other_posts", "lead_x"},    {"unit_transport", "1"},      {"limit", "25.50"}};

}  // namespace

TEST_CASE("an invitation makes an account whose person chooses the password, once", "[console]") {
    StaffWorld office;
    LocalText transport;
    transport.by_language["en"] = "Transport company";
    feedback::OrganisationUnit unit;
    unit.id = "transport";
    unit.name = transport;
    office.world.organisation.units = {unit};
    REQUIRE(office.send("/staff/invite", kim).status == 200);
    const std::string path = office.link_path();
    const auto made = office.world.office.staff_by_name("kim").value().value();
    REQUIRE(made.state == store::StaffState::Invited);
    REQUIRE(made.roles == office::Roles{Role::Trustee});
    REQUIRE(made.posts == std::set<std::string>{"lead_x", "vice_chair"});
    REQUIRE(made.units == std::set<std::string>{"transport"});
    REQUIRE(made.payment_limit_pence == 2'550);
    REQUIRE(made.title == "Vice chair");
    // The e-mail has the link, and nothing of anybody's words.
    REQUIRE(office.mail.sent.size() == 1);
    REQUIRE(office.mail.sent[0].find(path) != std::string::npos);
    REQUIRE(office.audit().find("ada: invited kim (trustee)") != std::string::npos);
    REQUIRE(office.audit().find(path) == std::string::npos);

    Browser browser{office.world};
    REQUIRE(browser.sign_in("kim", "anything at all").status == 422);
    REQUIRE(browser.get(path).status == 200);
    REQUIRE(browser.last_html.find("Kim Kaur") != std::string::npos);
    REQUIRE(StaffWorld::choose(browser, path, "short").status == 422);
    Browser thief{office.world};
    REQUIRE(thief.post(path, {{"entry_token", std::string(64, 'a')}}).status == 403);
    const std::string password = "kim's own long password";
    REQUIRE(StaffWorld::choose(browser, path, password).status == 303);
    REQUIRE(browser.get(path).status == 404);
    REQUIRE(browser.last_html.find("has ended") != std::string::npos);
    REQUIRE(StaffWorld::choose(thief, path, "a thief's long password").status != 303);
    REQUIRE(browser.sign_in("kim", password).status == 303);
    REQUIRE(browser.get("/staff").status == 403);
    REQUIRE(office.audit().find("kim: chose a password") != std::string::npos);
}

TEST_CASE("an invitation ends after seven days, and with the next one", "[console]") {
    StaffWorld office;
    office.send("/staff/invite", kim);
    const std::string first = office.link_path();
    const StaffId id = office.world.office.staff_by_name("kim").value()->id;
    REQUIRE(office.send("/staff/" + id.hex() + "/reset", {}).status == 200);
    const std::string second = office.link_path();
    REQUIRE(first != second);
    Browser browser{office.world};
    REQUIRE(browser.get(first).status == 404);
    REQUIRE(browser.get(second).status == 200);
    office.world.clock.advance(invitation_lifetime);
    REQUIRE(browser.get(second).status == 404);
    REQUIRE(browser.get("/welcome/" + std::string(64, 'a')).status == 404);
    REQUIRE(browser.get("/welcome/short").status == 404);
}

TEST_CASE("an e-mail that cannot be sent blocks nothing and is told", "[console]") {
    StaffWorld office;
    office.mail.broken = true;
    REQUIRE(office.send("/staff/invite", kim).status == 200);
    REQUIRE(office.ada.last_html.find("could not be sent") != std::string::npos);
    REQUIRE_FALSE(office.link_path().empty());
    REQUIRE(office.world.office.staff_by_name("kim").value().has_value());
}

TEST_CASE("what is wrong with an account is said, and nothing is made", "[console]") {
    StaffWorld office;
    struct Wrong {
        const char* field;
        const char* value;
    };
    for (const Wrong& row :
         {Wrong{"user_name", "Kim K"}, Wrong{"user_name", ""}, Wrong{"user_name", "sam"},
          Wrong{"display_name", " "}, Wrong{"email", "kim"}, Wrong{"role_trustee", ""},
          Wrong{"limit", "12,5"}, Wrong{"limit", "-1"}, Wrong{"limit", "99999999"},
          Wrong{"other_posts", "Lead X"}}) {
        INFO(row.field << " " << row.value);
        test::FormFields form = kim;
        form[row.field] = row.value;
        REQUIRE(office.send("/staff/invite", form).status == 422);
        REQUIRE_FALSE(office.world.office.staff_by_name("kim").value().has_value());
    }
    REQUIRE(office.mail.sent.empty());
}

TEST_CASE("a change of roles ends the person's sessions and stands in the audit", "[console]") {
    StaffWorld office;
    Browser sam{office.world};
    sam.become(office.world.sam);
    REQUIRE(sam.get("/").status == 200);
    REQUIRE(office
                .send(office.of_sam,
                      {{"display_name", "Sam Shah"}, {"role_auditor", "1"}, {"limit", "0"}})
                .status == 303);
    REQUIRE(office.account(office.world.sam).roles == office::Roles{Role::Auditor});
    REQUIRE(sam.get("/").status == 303);
    REQUIRE(office.audit().find("ada: changed the account sam: roles auditor in the place of "
                                "case_worker") != std::string::npos);
    office.ada.get("/staff");
    REQUIRE(office.ada.last_html.find("Auditor") != std::string::npos);
}

TEST_CASE("a reset ends the password and sessions at once", "[console]") {
    StaffWorld office;
    Browser sam{office.world};
    sam.become(office.world.sam);
    REQUIRE(office.send(office.of_sam + "/reset", {}).status == 200);
    REQUIRE(sam.get("/").status == 303);
    REQUIRE(sam.sign_in("sam", staff_password).status == 422);
    REQUIRE(StaffWorld::choose(sam, office.link_path(), "sam's new long password").status == 303);
    REQUIRE(sam.sign_in("sam", "sam's new long password").status == 303);
}

TEST_CASE("a lost telephone's code is taken away", "[console]") {
    StaffWorld office;
    REQUIRE(office.world.office.set_totp(office.world.sam, Bytes(60, 1), 1, {Bytes(32, 1)}).ok());
    office.ada.get(office.of_sam);
    REQUIRE(office.ada.last_html.find("Lost telephone") != std::string::npos);
    REQUIRE(office.send(office.of_sam + "/code", {}).status == 303);
    REQUIRE(office.account(office.world.sam).totp_secret.empty());
    REQUIRE(office.audit().find("ada: removed the code that sam") != std::string::npos);
}

TEST_CASE("who leaves hands over first, and is out at once", "[console]") {
    StaffWorld office;
    const StaffId lee = office.world.add_somebody("lee", {Role::CaseWorker});
    office.cases.holder = office.world.sam;
    office.cases.excluded = lee;
    Browser sam{office.world};
    sam.become(office.world.sam);
    const std::string path = office.of_sam + "/leave";
    office.ada.get(path);
    REQUIRE(office.ada.last_html.find("2 open cases") != std::string::npos);
    for (const std::string& to :
         {std::string{}, std::string{"x"}, office.world.sam.hex(), std::string(32, 'a')}) {
        REQUIRE(office.send(path, {{"to", to}}).status == 422);
    }
    REQUIRE(office.send(path, {{"to", lee.hex()}}).status == 422);
    REQUIRE(office.ada.last_html.find("One of them is about this person.") != std::string::npos);
    REQUIRE(sam.get("/").status == 200);
    REQUIRE(office.send(path, {{"to", office.world.ada.hex()}}).status == 303);
    REQUIRE(office.cases.holder == office.world.ada);
    REQUIRE(sam.get("/").status == 303);
    REQUIRE(sam.sign_in("sam", staff_password).status == 422);
    REQUIRE(office.account(office.world.sam).state == store::StaffState::Left);
    REQUIRE(office.send(path, {}).status == 404);
    REQUIRE(office.ada.get(office.of_sam).status == 404);
    REQUIRE(office.audit().find("handed over 2 open cases of sam") != std::string::npos);
    REQUIRE(office.audit().find("closed the account sam") != std::string::npos);
}

TEST_CASE("the last administrator neither leaves nor loses the role", "[console]") {
    StaffWorld office;
    const std::string of_ada = "/staff/" + office.world.ada.hex();
    office.cases.holder = office.world.ada;
    REQUIRE(office.send(of_ada + "/leave", {{"to", office.world.sam.hex()}}).status == 422);
    REQUIRE(office.ada.last_html.find("last active administrator") != std::string::npos);
    REQUIRE(office.cases.holder == office.world.ada);  // Nothing was handed over.
    const test::FormFields less = {{"display_name", "Ada"}, {"role_manager", "1"}, {"limit", "0"}};
    REQUIRE(office.send(of_ada, less).status == 422);
    REQUIRE(office.account(office.world.ada).roles == office::founder_roles());
    REQUIRE(office.ada.get("/staff").status == 200);
    office.world.add_somebody("lee", {Role::Administrator});
    REQUIRE(office.send(of_ada, less).status == 303);
    REQUIRE(office.account(office.world.ada).roles == office::Roles{Role::Manager});
}

}  // namespace candour::console
