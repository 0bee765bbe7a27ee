// tests/console/inbox_test.cpp: the list, its filters and its pages.
#include "app/console/inbox/inbox.h"

#include "app/console/limits.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using feedback::ContactKind;
using test::Browser;
using test::ConsoleWorld;
using test::count_of;

constexpr CivilDay day(int number) { return CivilDay{std::chrono::days{number}}; }

std::size_t items_in(const std::string& html) { return count_of(html, "href=\"/items/"); }

struct SignedInWorld : ConsoleWorld {
    SignedInWorld() { browser.become(sam); }
    std::string see(const std::string& target) {
        const auto response = browser.get(target);
        REQUIRE(response.status == 200);
        return browser.last_html;
    }
    Browser browser{*this};
};

TEST_CASE("an item shows kind, first words, service, language and the day", "[console]") {
    SignedInWorld world;
    const std::string id = world.reveal({.kind = ContactKind::Complaint,
                                         .service = "transport",
                                         .language = "cy",
                                         .story = "Roedd y bws yn hwyr.\n\nEto."});
    const std::string html = world.see("/contacts");
    REQUIRE(html.find("href=\"/items/" + id + "\"") != std::string::npos);
    REQUIRE(html.find("A complaint</bdi>") != std::string::npos);
    REQUIRE(html.find("dir=\"auto\" lang=\"cy\">Roedd y bws yn hwyr. Eto.</bdi>") !=
            std::string::npos);
    REQUIRE(html.find("Community transport") != std::string::npos);
    REQUIRE(html.find("Welsh (cy)") != std::string::npos);
    REQUIRE(html.find("Released 22 November 2026") != std::string::npos);
    REQUIRE(html.find("1 contact<") != std::string::npos);
    REQUIRE(html.find("Urgent") == std::string::npos);
}

TEST_CASE("an urgent item is marked in words", "[console]") {
    SignedInWorld world;
    world.reveal({.urgent = true});
    REQUIRE(count_of(world.see("/contacts"), ">Urgent</strong>") == 1);
}

TEST_CASE("the newest release comes first, each under its day", "[console]") {
    SignedInWorld world;
    world.reveal({.story = "older", .released = day(20'700)});
    world.reveal({.story = "newer", .released = day(20'710)});
    world.reveal({.story = "newest", .released = day(20'710)});
    const std::string html = world.see("/contacts");
    REQUIRE(count_of(html, "Released ") == 2);
    REQUIRE(html.find("newer") < html.find("older"));
    REQUIRE(html.find("newest") < html.find("older"));
}

TEST_CASE("a filter narrows the list and stays chosen", "[console]") {
    SignedInWorld world;
    world.reveal({.kind = ContactKind::Complaint, .service = "transport", .language = "cy"});
    world.reveal({.kind = ContactKind::Complaint, .service = "reception", .language = "en"});
    world.reveal({.kind = ContactKind::Compliment, .service = "transport", .language = "ur"});
    struct Row {
        const char* query;
        std::size_t items;
    };
    const Row row = GENERATE(
        Row{"/contacts", 3}, Row{"/contacts?kind=complaint", 2},
        Row{"/contacts?service=transport", 2}, Row{"/contacts?language=ur", 1},
        Row{"/contacts?kind=complaint&service=transport&language=cy", 1},
        Row{"/contacts?kind=&service=&language=", 3},
        // What nobody offers is as if it was not there; a link from elsewhere breaks nothing.
        Row{"/contacts?kind=nonsense&service=nowhere&language=xx", 3},
        Row{"/contacts?kind=survey_answer", 3}, Row{"/contacts?kind=suggestion", 0});
    INFO(row.query);
    REQUIRE(items_in(world.see(row.query)) == row.items);
    const std::string html = world.see("/contacts?kind=complaint");
    REQUIRE(html.find("<option value=\"complaint\" lang=\"en\" selected>") != std::string::npos);
    REQUIRE(html.find("Clear filters") != std::string::npos);
    REQUIRE(world.see("/contacts").find("Clear filters") == std::string::npos);
}

TEST_CASE("a long list has pages that keep the filters", "[console]") {
    SignedInWorld world;
    for (int i = 0; i < 60; ++i)
        world.reveal({.kind = ContactKind::Complaint});
    const std::string first = world.see("/contacts?kind=complaint");
    REQUIRE(items_in(first) == 25);
    REQUIRE(first.find("href=\"/contacts?kind=complaint&amp;page=2\" rel=\"next\"") !=
            std::string::npos);
    REQUIRE(first.find("rel=\"prev\"") == std::string::npos);
    REQUIRE(first.find("aria-label=\"Page 1\" aria-current=\"page\"") != std::string::npos);
    const std::string last = world.see("/contacts?kind=complaint&page=3");
    REQUIRE(items_in(last) == 10);
    REQUIRE(last.find("rel=\"next\"") == std::string::npos);
    // Every item is on exactly one page.
    REQUIRE(items_in(world.see("/contacts?page=2")) == 25);
}

TEST_CASE("a page number that makes no sense shows a page that does", "[console]") {
    SignedInWorld world;
    for (int i = 0; i < 30; ++i)
        world.reveal({});
    struct Row {
        const char* page;
        std::size_t items;
    };
    const Row row =
        GENERATE(Row{"0", 25}, Row{"-1", 25}, Row{"x", 25}, Row{"2x", 25}, Row{"", 25},
                 Row{"99", 5}, Row{"99999999999999999999", 25}, Row{"9223372036854775807", 5});
    INFO(row.page);
    REQUIRE(items_in(world.see(std::string{"/contacts?page="} + row.page)) == row.items);
}

TEST_CASE("many pages are shown as first, near and last", "[console]") {
    SignedInWorld world;
    for (int i = 0; i < 25 * 9 + 1; ++i)
        world.reveal({});
    const std::string html = world.see("/contacts?page=5");
    for (const char* page : {"Page 1\"", "Page 4\"", "Page 5\"", "Page 6\"", "Page 10\""}) {
        INFO(page);
        REQUIRE(html.find(page) != std::string::npos);
    }
    REQUIRE(html.find("Page 3\"") == std::string::npos);
    REQUIRE(count_of(html, "pagination__item--ellipsis") == 2);
}

TEST_CASE("an empty inbox says why and what comes", "[console]") {
    SignedInWorld world;
    REQUIRE(world.see("/contacts").find("Nothing has been released yet") != std::string::npos);
    REQUIRE(world.see("/contacts?language=cy").find("Nothing matches these filters") !=
            std::string::npos);
}

TEST_CASE("a survey answer is never in the inbox", "[console]") {
    SignedInWorld world;
    world.reveal({.kind = ContactKind::SurveyAnswer, .story = "canary"});
    const std::string html = world.see("/contacts");
    REQUIRE(items_in(html) == 0);
    REQUIRE(html.find("canary") == std::string::npos);
}

TEST_CASE("words that cannot be read are said to be so, among those that can", "[console]") {
    SignedInWorld world;
    world.reveal({.story = "readable words"});
    world.reveal({.epoch = "2019-01"});
    const std::string html = world.see("/contacts");
    REQUIRE(items_in(html) == 2);
    REQUIRE(html.find("readable words") != std::string::npos);
    REQUIRE(html.find("These words cannot be read on this server") != std::string::npos);
}

TEST_CASE("an item without a story shows what is wanted, or that nothing was written",
          "[console]") {
    SignedInWorld world;
    world.reveal({.story = "", .wanted = "A call back"});
    world.reveal({.story = "  \n", .wanted = ""});
    const std::string html = world.see("/contacts");
    REQUIRE(html.find("A call back") != std::string::npos);
    REQUIRE(html.find("No words were written") != std::string::npos);
}

TEST_CASE("an item released without its service or language says so", "[console]") {
    SignedInWorld world;
    world.reveal({.service = "", .language = ""});
    const std::string html = world.see("/contacts");
    REQUIRE(html.find("Service not shown") != std::string::npos);
    REQUIRE(html.find("Not known") != std::string::npos);
    REQUIRE(html.find("lang=\"\"") == std::string::npos);
}

}  // namespace
}  // namespace candour::console
