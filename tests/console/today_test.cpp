// tests/console/today_test.cpp: Today, my work, panels, and which contacts are in a case.
#include "app/console/work/today.h"

#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::count_of;

struct WorkWorld : ConsoleWorld {
    WorkWorld() {
        ada_browser.become(ada);
        sam_browser.become(sam);
    }
    Browser ada_browser{*this};
    Browser sam_browser{*this};
};

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

std::string tile(const std::string& href, const std::string& count) {
    return "href=\"" + href + "\"><span class=\"candour-tile__count\">" + count + "<";
}

TEST_CASE("an administrator is told which services have too few people", "[console]") {
    WorkWorld world;
    world.organisation.crowd = feedback::Crowd{};
    const feedback::Service& service = world.organisation.services.front();
    const char* warning = "so few people that nobody is anonymous there";
    const auto today = [&](Browser& browser) { return test::text_of(browser.get("/")); };
    Browser manager(world);
    manager.become(world.add_somebody("max", {office::Role::Administrator}));
    world.organisation.crowd->groups = {{service.group, 10, 2}};
    REQUIRE_FALSE(has(today(manager), warning));
    world.organisation.crowd->groups = {{service.group, 3, 2}};
    REQUIRE(has(today(manager), warning));
    REQUIRE(has(today(manager), service.name.in("en").text));
    REQUIRE(has(today(manager), "people in a month: 3; workers: 2"));
    world.organisation.crowd->groups.front().workers = 0;
    REQUIRE(has(today(manager), "people in a month: 3)"));
    Browser worker(world);
    worker.become(world.add_somebody("wim", {office::Role::CaseWorker}));
    REQUIRE_FALSE(has(today(worker), warning));
}

TEST_CASE("Today counts what needs doing, each count a link to the list of it", "[console]") {
    WorkWorld world;
    for (const char* due :
         {"2026-11-01", "2026-11-21", "2026-11-22", "2026-11-23", "2026-11-29", "2026-11-30"}) {
        world.add_case({.holder = world.sam.hex(), .next_due = due});
    }
    world.add_case({});
    world.add_case({.holder = world.sam.hex(), .waiting = true});
    world.add_case({.status = "closed", .next_due = "2026-11-01", .closed = "2026-11-02"});
    world.reveal({.story = "first"});
    world.add_case({.holder = world.sam.hex()}, {}, world.reveal({.story = "second"}));
    world.ada_browser.get("/");
    const std::string& html = world.ada_browser.last_html;
    for (const std::string& part : {tile("/cases?due=late", "2"), tile("/cases?due=today", "1"),
                                    tile("/cases?due=week", "2"), tile("/cases?holder=none", "1"),
                                    tile("/cases?waiting=yes", "1"), tile("/contacts", "1")}) {
        INFO(part);
        REQUIRE(has(html, part));
    }
    // The list that a tile leads to has as many.
    world.ada_browser.get("/cases?due=week");
    REQUIRE(has(world.ada_browser.last_html, "2 cases<"));
}

TEST_CASE("Today shows one's own next cases first, and no more than fit a morning", "[console]") {
    WorkWorld world;
    for (int i = 10; i < 20; ++i) {
        world.add_case({.holder = world.sam.hex(), .next_due = "2026-12-" + std::to_string(i)},
                       {.own = {world.sam}, .excluded = {}});
    }
    const std::string other = world.add_case({.next_due = "2026-11-01"});
    world.sam_browser.get("/");
    const std::string& html = world.sam_browser.last_html;
    REQUIRE(count_of(html, "candour-cases__reference") == 8);
    REQUIRE(has(html, "See all of your 10 cases"));
    REQUIRE_FALSE(has(html, other));
    // Nothing is nobody's in what is one's own.
    REQUIRE_FALSE(has(html, "holder=none"));
}

TEST_CASE("Today shows the newest contacts that are in no case", "[console]") {
    WorkWorld world;
    world.add_case({}, {}, world.reveal({.story = "already taken up"}));
    world.reveal({.story = "still to look at"});
    world.sam_browser.get("/");
    REQUIRE(has(world.sam_browser.last_html, "still to look at"));
    REQUIRE_FALSE(has(world.sam_browser.last_html, "already taken up"));
    world.sam_browser.get("/contacts");
    REQUIRE(count_of(world.sam_browser.last_html, ">In a case</strong>") == 1);
    REQUIRE(count_of(world.sam_browser.last_html, ">New</strong>") == 1);
}

TEST_CASE("Today finds contacts that stand behind pages of others", "[console]") {
    WorkWorld world;
    world.reveal({.story = "an old one", .released = CivilDay{std::chrono::days{20'000}}});
    for (int i = 0; i < 40; ++i)
        world.add_case({}, {}, world.reveal({.story = "taken"}));
    world.sam_browser.get("/");
    REQUIRE(has(world.sam_browser.last_html, "an old one"));
    REQUIRE_FALSE(has(world.sam_browser.last_html, ">taken<"));
}

TEST_CASE("who has nothing to do is told so kindly", "[console]") {
    WorkWorld world;
    world.sam_browser.get("/");
    REQUIRE(has(world.sam_browser.last_html, "Nothing is waiting for you"));
    world.reveal({});
    world.sam_browser.get("/");
    REQUIRE_FALSE(has(world.sam_browser.last_html, "Nothing is waiting for you"));
}

TEST_CASE("a contact in a case about the reader is in no list and has no page", "[console]") {
    WorkWorld world;
    const std::string about_sam = world.reveal({.story = "about sam"});
    world.open_case_about(world.sam, about_sam);
    world.reveal({.story = "about somebody else"});
    for (const char* page : {"/", "/contacts"}) {
        world.sam_browser.get(page);
        INFO(page);
        REQUIRE_FALSE(has(world.sam_browser.last_html, "about sam"));
        REQUIRE(has(world.sam_browser.last_html, "about somebody else"));
    }
    REQUIRE(world.sam_browser.get("/items/" + about_sam).status == 404);
    REQUIRE(world.ada_browser.get("/items/" + about_sam).status == 200);
}

TEST_CASE("my work is what one holds, panels what one hears with others", "[console]") {
    WorkWorld world;
    const std::string held =
        world.add_case({.holder = world.sam.hex()}, {.own = {world.sam}, .excluded = {}});
    const std::string heard = world.add_case({.holder = world.ada.hex()},
                                             {.own = {world.ada, world.sam}, .excluded = {}});
    world.add_case({.status = "closed", .holder = world.sam.hex()},
                   {.own = {world.sam}, .excluded = {}});
    world.sam_browser.get("/my-work");
    REQUIRE(has(world.sam_browser.last_html, held));
    REQUIRE_FALSE(has(world.sam_browser.last_html, heard));
    REQUIRE(has(world.sam_browser.last_html, "1 case<"));
    REQUIRE(has(world.sam_browser.last_html, ">You</bdi>"));
    world.sam_browser.get("/panels");
    REQUIRE(has(world.sam_browser.last_html, heard));
    REQUIRE_FALSE(has(world.sam_browser.last_html, held));
    world.ada_browser.get("/panels");
    REQUIRE(has(world.ada_browser.last_html, "You sit on no panel"));
}

}  // namespace
}  // namespace candour::console
