// tests/console/involvement_test.cpp: who wishes to be involved is a list of its own (W6), and
// stands beside nothing that anybody said.
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using feedback::ReachBy;
using feedback::Wish;
using office::Role;
using test::Browser;
using test::ConsoleWorld;

constexpr CivilDay thursday{std::chrono::days{20'783}};  // 26 November 2026.

struct InvolvementWorld : ConsoleWorld {
    InvolvementWorld() { mo.become(add_somebody("mo", {Role::Manager})); }
    std::string wish(const std::string& name, std::vector<Wish> wishes, ReachBy way,
                     const std::string& value, CivilDay released = thursday) {
        feedback::Involvement involvement;
        involvement.wishes = std::move(wishes);
        involvement.person = {name, way, value};
        return reveal({.kind = feedback::ContactKind::Involvement,
                       .service = "",
                       .language = "",
                       .story = "",
                       .released = released,
                       .involvement = involvement});
    }
    std::string newest_audit() { return office.audit(1).value().at(0).what; }
    Browser mo{*this};
};

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

std::string remove_path(const std::string& id) { return "/involvement/" + id + "/remove"; }

int remove(Browser& browser, const std::string& id) {
    const std::string page = test::text_of(browser.get("/"));
    return browser.post(remove_path(id), {{"form_token", test::input_value(page, "form_token")}})
        .status;
}

TEST_CASE("a manager sees by release who wishes what, and how to reach them", "[console]") {
    InvolvementWorld world;
    REQUIRE(has(test::text_of(world.mo.get("/involvement")), "Nobody has said so yet"));
    world.wish("Nia <Jones>", {Wish::TakePart, Wish::Newsletter}, ReachBy::Email,
               "nia@example.org");
    world.wish("", {Wish::TakePart}, ReachBy::Letter, "14 Long Street\nBangor",
               thursday + std::chrono::weeks{1});
    const std::string page = test::text_of(world.mo.get("/involvement"));
    REQUIRE(has(page, "2 people"));
    REQUIRE(has(page, "Nia &lt;Jones&gt;"));
    REQUIRE(has(page, "nia@example.org"));
    REQUIRE(has(page, "Wishes to take part"));
    REQUIRE(has(page, "No name was given"));
    REQUIRE(has(page, "14 Long Street"));
    REQUIRE(page.find("3 December 2026") < page.find("26 November 2026"));
    REQUIRE(world.newest_audit() == "read who wishes to be involved");
}

TEST_CASE("they stand on pages of 25, and an old link shows the last", "[console]") {
    InvolvementWorld world;
    for (int i = 0; i < 60; ++i)
        world.wish("Ann", {Wish::TakePart}, ReachBy::Phone, "01632 960011");
    REQUIRE(test::count_of(test::text_of(world.mo.get("/involvement")), "01632 960011") == 25);
    REQUIRE(test::count_of(test::text_of(world.mo.get("/involvement?page=3")), "01632 960011") ==
            10);
    REQUIRE(test::count_of(test::text_of(world.mo.get("/involvement?page=9")), "01632 960011") ==
            10);
}

TEST_CASE("whoever is removed is gone for good, and the audit has who did it", "[console]") {
    InvolvementWorld world;
    const std::string nia = world.wish("Nia", {Wish::TakePart}, ReachBy::Phone, "01632 960011");
    const std::string ben = world.wish("Ben", {Wish::TakePart}, ReachBy::Phone, "01632 960022");
    const std::string asked = test::text_of(world.mo.get(remove_path(nia)));
    REQUIRE(has(asked, "Remove this person?"));
    REQUIRE(has(asked, "01632 960011"));
    REQUIRE(remove(world.mo, nia) == 303);
    REQUIRE(world.newest_audit() ==
            "removed somebody who wished to be involved (" + nia.substr(0, 8) + ")");
    const std::string page = test::text_of(world.mo.get("/involvement"));
    REQUIRE_FALSE(has(page, "01632 960011"));
    REQUIRE(has(page, "01632 960022"));
    const auto id = SubmissionId::from_hex(nia).value();
    REQUIRE(world.office.item(id).error().kind == ErrorKind::NotFound);
    // Once more is no mistake; another contact cannot be removed so.
    REQUIRE(remove(world.mo, nia) == 303);
    REQUIRE(world.mo.get(remove_path(nia)).status == 404);
    const std::string contact = world.reveal({.story = "The door"});
    REQUIRE(remove(world.mo, contact) == 303);
    REQUIRE(world.office.item(SubmissionId::from_hex(contact).value()).ok());
    REQUIRE(world.mo.get(remove_path(contact)).status == 404);
    REQUIRE(remove(world.mo, "xyz") == 404);
    // Whoever proved who they are long ago is asked again.
    world.clock.advance(std::chrono::minutes{6});
    REQUIRE(remove(world.mo, ben) != 303);
    REQUIRE(world.office.item(SubmissionId::from_hex(ben).value()).ok());
}

TEST_CASE("a file has those who want the newsletter, and no formula of theirs", "[console]") {
    InvolvementWorld world;
    world.wish("=1+1", {Wish::Newsletter}, ReachBy::Email, "nia@example.org");
    world.wish("Ben", {Wish::TakePart}, ReachBy::Phone, "01632 960022");
    const auto file = world.mo.get("/involvement/newsletter.csv");
    REQUIRE(file.status == 200);
    const std::string text = test::text_of(file);
    REQUIRE(has(text, "name,by,address\r\n"));
    REQUIRE(has(text, "\"'=1+1\",email,nia@example.org\r\n"));
    REQUIRE_FALSE(has(text, "Ben"));
    REQUIRE(world.newest_audit() == "kept a file of who wants the newsletter");
}

TEST_CASE("nobody else finds them, on no page and in no count", "[console]") {
    InvolvementWorld world;
    const std::string nia = world.wish("Nia", {Wish::TakePart}, ReachBy::Email, "nia@example.org");
    for (const Role role : office::all_roles) {
        Browser somebody(world);
        somebody.become(world.add_somebody(std::string(name_of(role)), {role}));
        INFO(name_of(role));
        for (const std::string path :
             {"/", "/contacts", "/contacts?kind=involvement", "/registers/suggestions"}) {
            const std::string page = test::text_of(somebody.get(path));
            REQUIRE_FALSE(has(page, "nia@example.org"));
            REQUIRE_FALSE(has(page, nia));
        }
        for (const std::string& path : {"/items/" + nia, "/items/" + nia + "/open"}) {
            const int status = somebody.get(path).status;
            REQUIRE((status == 403 || status == 404));
        }
        if (role == Role::Manager) continue;
        for (const std::string& path : {std::string("/involvement"), remove_path(nia),
                                        std::string("/involvement/newsletter.csv")}) {
            const auto answer = somebody.get(path);
            REQUIRE(answer.status == 403);
            REQUIRE_FALSE(has(test::text_of(answer), "nia@example.org"));
        }
        REQUIRE(remove(somebody, nia) == 403);
    }
    REQUIRE(has(test::text_of(world.mo.get("/contacts")), "Nothing has been released yet"));
}

TEST_CASE("whose key is gone is said to be unreadable, and can be removed", "[console]") {
    InvolvementWorld world;
    const std::string lost =
        world.reveal({.kind = feedback::ContactKind::Involvement, .epoch = "2020-01"});
    REQUIRE(has(test::text_of(world.mo.get("/involvement")),
                "These words cannot be read on this server"));
    REQUIRE(remove(world.mo, lost) == 303);
    REQUIRE(has(test::text_of(world.mo.get("/involvement")), "Nobody has said so yet"));
}

}  // namespace
}  // namespace candour::console
