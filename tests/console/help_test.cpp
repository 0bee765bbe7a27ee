// tests/console/help_test.cpp: who asks for help now is first on the safeguarding lead's page, and
// nowhere on anybody else's.
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using office::Role;
using test::Browser;
using test::ConsoleWorld;
using test::count_of;

constexpr const char* words = "Please come, I am afraid to go home.";

struct HelpWorld : ConsoleWorld {
    HelpWorld() { lead.become(add_somebody("lee", {Role::SafeguardingLead})); }
    std::string ask(const std::string& language = "en") {
        return reveal({.kind = feedback::ContactKind::Help,
                       .service = "",
                       .language = language,
                       .story = words,
                       .urgent = true});
    }
    Browser lead{*this};
};

// With the token of any page of theirs.
int send(Browser& browser, const std::string& path) {
    const std::string page = test::text_of(browser.get("/"));
    return browser.post(path, {{"form_token", test::input_value(page, "form_token")}}).status;
}

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

TEST_CASE("who asks for help now is the first thing on the safeguarding lead's page", "[console]") {
    HelpWorld world;
    REQUIRE(has(test::text_of(world.lead.get("/help")), "Nobody has asked"));
    REQUIRE_FALSE(has(test::text_of(world.lead.get("/")), "asks for help now"));
    const std::string id = world.ask();
    const std::string today = test::text_of(world.lead.get("/"));
    REQUIRE(has(today, "Somebody asks for help now"));
    REQUIRE(has(today, "Nobody has taken this yet"));
    REQUIRE(has(today, "Arrived 22 November 2026"));
    REQUIRE(has(today, "href=\"/help/" + id + "\""));
    REQUIRE(today.find("help-now") < today.find("candour-tiles"));
    REQUIRE_FALSE(has(today, words));
    REQUIRE_FALSE(has(today, "Nothing is waiting for you"));
    const std::string one = test::text_of(world.lead.get("/help/" + id));
    REQUIRE(has(one, words));
    REQUIRE(has(one, "Nothing else that this person may have said is linked to it."));
    REQUIRE(world.office.audit(1).value()[0].what.starts_with(
        "read what somebody wrote who asks for help now"));
}

TEST_CASE("where nobody is the safeguarding lead, an administrator is told", "[console]") {
    ConsoleWorld world;
    // Whoever founded the office may have all roles.
    store::StaffAccount founder = *world.office.staff_by_id(world.ada).value();
    founder.roles = {Role::Administrator};
    REQUIRE(world.office.change_staff(founder).ok());
    Browser ada(world);
    ada.become(world.ada);
    const char* warning = "Nobody reads who asks for help now.";
    // Where kiosks take no such words, nobody misses anything.
    REQUIRE_FALSE(has(test::text_of(ada.get("/")), warning));
    world.organisation.help = feedback::HelpNow{};
    REQUIRE(has(test::text_of(ada.get("/")), warning));
    Browser mo(world);
    mo.become(world.add_somebody("mo", {Role::CaseWorker}));
    REQUIRE_FALSE(has(test::text_of(mo.get("/")), warning));
    world.add_somebody("lee", {Role::SafeguardingLead});
    REQUIRE_FALSE(has(test::text_of(ada.get("/")), warning));
}

TEST_CASE("that somebody has taken it on is seen and recorded, and so is its end", "[console]") {
    HelpWorld world;
    const std::string id = world.ask();
    world.lead.get("/help/" + id);
    REQUIRE(send(world.lead, "/help/" + id + "/take") == 303);
    REQUIRE(has(world.office.audit(1).value()[0].what, "took on"));
    REQUIRE(has(test::text_of(world.lead.get("/")), "Taken by lee"));
    // Another lead sees who has it, and cannot take it too.
    Browser other(world);
    other.become(world.add_somebody("kim", {Role::SafeguardingLead}));
    REQUIRE(has(test::text_of(other.get("/help/" + id)), "Taken by lee"));
    REQUIRE_FALSE(has(other.last_html, "I take this on"));
    REQUIRE(send(other, "/help/" + id + "/take") == 303);
    REQUIRE(has(test::text_of(other.get("/help/" + id)), "Taken by lee"));
    REQUIRE(send(other, "/help/" + id + "/finish") == 303);
    REQUIRE(has(world.office.audit(1).value()[0].what, "dealt with"));
    REQUIRE_FALSE(has(test::text_of(world.lead.get("/")), "asks for help now"));
    REQUIRE(has(test::text_of(world.lead.get("/help")), "Dealt with by kim"));
    REQUIRE(send(world.lead, "/help/" + id + "/finish") == 303);
    REQUIRE(has(test::text_of(world.lead.get("/help/" + id)), "Dealt with by kim"));
}

TEST_CASE("nobody without the role finds it, on no page and in no count", "[console]") {
    HelpWorld world;
    const std::string id = world.ask("ur");
    for (const Role role : office::all_roles) {
        if (role == Role::SafeguardingLead) continue;
        Browser somebody(world);
        somebody.become(world.add_somebody(std::string(name_of(role)), {role}));
        INFO(name_of(role));
        for (const std::string path : {"/", "/contacts", "/contacts?kind=help",
                                       "/contacts?language=ur", "/registers/suggestions"}) {
            const std::string page = test::text_of(somebody.get(path));
            REQUIRE_FALSE(has(page, words));
            REQUIRE_FALSE(has(page, id));
            REQUIRE_FALSE(has(page, "asks for help now"));
            REQUIRE_FALSE(has(page, "Asks for help now"));
        }
        for (const std::string& path :
             {std::string("/help"), "/help/" + id, "/items/" + id, "/items/" + id + "/open"}) {
            INFO(path);
            const auto answer = somebody.get(path);
            REQUIRE((answer.status == 403 || answer.status == 404));
            REQUIRE_FALSE(has(test::text_of(answer), words));
        }
        REQUIRE(send(somebody, "/help/" + id + "/take") == 403);
    }
    // The lead's inbox does not mix it with the rest either.
    REQUIRE_FALSE(has(test::text_of(world.lead.get("/contacts")), words));
    REQUIRE(has(world.lead.last_html, "Nothing has been released yet"));
    REQUIRE(world.lead.get("/items/" + id).status == 404);
    REQUIRE(world.lead.get("/items/" + id + "/open").status == 404);
    REQUIRE(has(test::text_of(world.lead.get("/")),
                "count\">0</span> <span class=\"candour-tile"
                "__words\">New contacts to look at"));
}

TEST_CASE("what is not there is not found", "[console]") {
    HelpWorld world;
    const std::string other = world.reveal({.story = words});
    for (const std::string& path :
         {std::string("/help/xyz"), "/help/" + other, "/help/" + std::string(32, '0')}) {
        INFO(path);
        REQUIRE(world.lead.get(path).status == 404);
        REQUIRE(send(world.lead, path + "/take") == 404);
    }
}

}  // namespace
}  // namespace candour::console
