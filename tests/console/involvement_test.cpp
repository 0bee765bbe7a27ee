// tests/console/involvement_test.cpp: who wishes to be involved is a list of its own (W6), and
// stands beside nothing that anybody said.
#include <set>

#include "core/feedback/prize_draw.h"
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

struct DrawWorld : InvolvementWorld {
    // Closed so many days ago; may be drawn when it is 21.
    explicit DrawWorld(int closed_days_ago = 21, int winners = 2) {
        feedback::OfferedWish offered{.wish = Wish::PrizeDraw, .name = {}, .explanation = {}};
        offered.name.by_language = {{"en", "Win a voucher"}};
        offered.draw = feedback::PrizeDraw{.id = "spring", .prize = {}, .winners = winners};
        offered.draw->prize.by_language = {{"en", "A voucher of £20"}};
        offered.draw->closes = clock.today() - std::chrono::days{closed_days_ago};
        organisation.involvement = {std::move(offered)};
    }
    std::string enter(const std::string& name, ReachBy way, const std::string& value,
                      const std::string& draw = "spring") {
        feedback::Involvement entry;
        entry.wishes = {Wish::PrizeDraw};
        entry.draw = draw;
        entry.person = {name, way, value};
        return reveal({.kind = feedback::ContactKind::Involvement,
                       .service = "",
                       .language = "",
                       .story = "",
                       .released = thursday,
                       .involvement = entry});
    }
    void enter_many(int people) {
        for (int i = 0; i < people; ++i)
            enter("Ann", ReachBy::Phone, "01632 96" + std::to_string(1000 + i));
    }
    std::string page() { return test::text_of(mo.get("/involvement/draw")); }
    // With the hidden fields of the page as `browser` saw it.
    protocol::HttpResponse draw(Browser& browser, const std::string& seen) {
        return browser.post("/involvement/draw",
                            {{"form_token", test::input_value(seen, "form_token")},
                             {"draw", test::input_value(seen, "draw")},
                             {"entries", test::input_value(seen, "entries")}});
    }
    std::int64_t rows() {
        store::InboxFilter filter;
        filter.kind = feedback::ContactKind::Involvement;
        return office.inbox(filter).value().total;
    }
};

TEST_CASE("a manager sees how many have entered, each number or address once", "[console]") {
    DrawWorld world(3);
    REQUIRE(has(test::text_of(world.mo.get("/involvement")), "0 people have entered"));
    world.enter("Nia", ReachBy::Phone, "01632 960011");
    world.enter("N. Jones", ReachBy::Phone, "+44 1632 960 011");
    world.enter("Ben", ReachBy::Email, "ben@example.org");
    // Other wishes, and what no kiosk sends, are no entries.
    world.wish("Eve", {Wish::TakePart}, ReachBy::Email, "eve@example.org");
    world.wish("Eve", {Wish::TakePart, Wish::PrizeDraw}, ReachBy::Email, "eve@example.org");
    const std::string list = test::text_of(world.mo.get("/involvement"));
    REQUIRE(has(list, "Win a voucher"));
    REQUIRE(has(list, "2 people have entered"));
    const std::string page = world.page();
    REQUIRE(has(page, "2 people have entered. In all there are 3 entries."));
    REQUIRE(has(page, "A voucher of £20"));
    REQUIRE(has(page, "2 winners are drawn"));
    // Nobody's name, and nothing to press before the day that visitors were told.
    REQUIRE_FALSE(has(page, "Nia"));
    REQUIRE_FALSE(has(page, "Draw the winners"));
    const CivilDay from = world.clock.today() + std::chrono::days{18};
    REQUIRE(has(page, "can be drawn from " + PageLanguage{}.day(from)));
}

TEST_CASE("a draw that comes too early draws nothing", "[console]") {
    DrawWorld world(20);
    world.enter_many(3);
    const std::string seen = test::text_of(world.mo.get("/"));
    const auto early =
        world.mo.post("/involvement/draw", {{"form_token", test::input_value(seen, "form_token")},
                                            {"draw", "spring"},
                                            {"entries", "3"}});
    REQUIRE(early.status == 422);
    REQUIRE(has(test::text_of(early), "The winners cannot be drawn before"));
    REQUIRE(world.rows() == 3);
    REQUIRE(world.office.draws(9).value().empty());
    // On its day it may be drawn.
    world.clock.advance(std::chrono::hours{24});
    world.mo.become(world.office.staff_by_name("mo").value()->id);
    REQUIRE(has(world.page(), "Draw the winners"));
}

TEST_CASE("winners are drawn and shown, all other entries are gone, the audit names nobody",
          "[console]") {
    DrawWorld world;
    world.enter_many(30);
    for (int i = 0; i < 10; ++i)
        world.enter("Ann", ReachBy::Phone, "(01632) 961000");  // Once more each.
    world.wish("Eve", {Wish::TakePart}, ReachBy::Phone, "01632 961000");
    const auto answer = world.draw(world.mo, world.page());
    REQUIRE(answer.status == 303);
    const auto draws = world.office.draws(9).take();
    REQUIRE(draws.size() == 1);
    REQUIRE(draws[0].entries == 40);
    REQUIRE(draws[0].people == 30);
    REQUIRE(draws[0].winners.size() == 2);
    REQUIRE(draws[0].who == "mo");
    // The winners and who wished for something else are left.
    REQUIRE(world.rows() == 3);
    std::set<std::string> reached;
    for (const SubmissionId& winner : draws[0].winners) {
        const auto item = world.office.item(winner).take();
        const auto said = server::unlock_words(item.words, world.key, item.id.bytes).take();
        REQUIRE(said.involvement.draw == "spring");
        reached.insert(feedback::ticket_of(said.involvement.person));
    }
    REQUIRE(reached.size() == 2);
    const std::string line =
        "drew the winners of the prize draw (spring; people: 30, entries: 40, winners: 2)";
    REQUIRE(world.newest_audit() == line);
    const std::string page = world.page();
    REQUIRE(world.newest_audit() == "read who won the prize draw (spring)");
    REQUIRE(test::count_of(page, "By telephone") == 2);
    REQUIRE(has(page, "by mo. 30 people have entered"));
    REQUIRE_FALSE(has(page, "Draw the winners"));
    const auto audit = world.office.audit(100).take();
    for (const store::AuditEntry& entry : audit)
        REQUIRE_FALSE(has(entry.what, "9610"));
    // Whoever was told is removed as everybody else is.
    REQUIRE(remove(world.mo, draws[0].winners[0].hex()) == 303);
    REQUIRE(has(world.page(), "Has been removed"));
    REQUIRE(world.rows() == 2);
}

TEST_CASE("a draw is made once, however many managers press", "[console]") {
    DrawWorld world;
    world.enter_many(9);
    Browser kit{world};
    kit.become(world.add_somebody("kit", {Role::Manager}));
    const std::string seen_by_mo = world.page();
    const std::string seen_by_kit = test::text_of(kit.get("/involvement/draw"));
    REQUIRE(world.draw(world.mo, seen_by_mo).status == 303);
    const auto first = world.office.draws(9).take();
    const auto second = world.draw(kit, seen_by_kit);
    REQUIRE(second.status == 422);
    REQUIRE(has(test::text_of(second), "Somebody has drawn these winners already."));
    REQUIRE(world.office.draws(9).value() == first);
    REQUIRE(world.rows() == 2);
}

TEST_CASE("who sees another number of entries than there are looks again first", "[console]") {
    DrawWorld world;
    world.enter_many(4);
    const std::string seen = world.page();
    const std::string ben = world.enter("Ben", ReachBy::Email, "ben@example.org");
    const auto changed = world.draw(world.mo, seen);
    REQUIRE(changed.status == 422);
    REQUIRE(has(test::text_of(changed), "The entries have changed since you looked."));
    REQUIRE(world.rows() == 5);
    // A form without the token, and one that is of another draw.
    REQUIRE(world.mo.post("/involvement/draw", {{"draw", "spring"}, {"entries", "5"}}).status !=
            303);
    std::string other = test::text_of(changed);
    other.replace(other.find("value=\"spring\""), 14, "value=\"autumn\"");
    REQUIRE(
        has(test::text_of(world.draw(world.mo, other)), "no longer in the organisation’s file"));
    REQUIRE(world.office.draws(9).value().empty());
    REQUIRE(world.draw(world.mo, test::text_of(changed)).status == 303);
}

TEST_CASE("entries that come after their draw win nothing, and can be erased", "[console]") {
    DrawWorld world;
    REQUIRE(has(world.page(), "Nobody has entered, so nobody can win."));
    world.enter_many(1);
    REQUIRE(world.draw(world.mo, world.page()).status == 303);
    world.enter("Late", ReachBy::Phone, "01632 960099");
    world.enter("Other", ReachBy::Phone, "01632 960098", "another");
    const std::string page = world.page();
    REQUIRE(has(page, "2 entries are of a draw that is over"));
    REQUIRE_FALSE(has(page, "Late"));
    // The next draw of the file does not have them.
    world.organisation.involvement[0].draw->id = "autumn";
    REQUIRE(has(world.page(), "0 people have entered"));
    REQUIRE(world.mo
                .post("/involvement/draw/erase",
                      {{"form_token", test::input_value(page, "form_token")}})
                .status == 303);
    REQUIRE(world.newest_audit() == "erased entries of prize draws that are over (entries: 2)");
    REQUIRE(world.rows() == 1);
    REQUIRE_FALSE(has(world.page(), "came too late"));
}

TEST_CASE("nobody but managers sees a draw, or how many have entered", "[console]") {
    DrawWorld world;
    world.enter_many(3);
    for (const Role role : office::all_roles) {
        if (role == Role::Manager) continue;
        INFO(name_of(role));
        Browser somebody(world);
        somebody.become(world.add_somebody("d-" + std::string(name_of(role)), {role}));
        const auto answer = somebody.get("/involvement/draw");
        REQUIRE(answer.status == 403);
        REQUIRE_FALSE(has(test::text_of(answer), "have entered"));
        const std::string token = test::input_value(test::text_of(somebody.get("/")), "form_token");
        REQUIRE(somebody
                    .post("/involvement/draw",
                          {{"form_token", token}, {"draw", "spring"}, {"entries", "3"}})
                    .status == 403);
        REQUIRE(somebody.post("/involvement/draw/erase", {{"form_token", token}}).status == 403);
    }
    REQUIRE(world.rows() == 3);
}

}  // namespace
}  // namespace candour::console
