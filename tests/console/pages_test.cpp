// tests/console/pages_test.cpp: what all pages share, and what happens when things fail.
#include <regex>
#include <thread>

#include "app/console/console.h"
#include "tests/support/console_world.h"
#include "tests/support/property.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::count_of;
using test::header_of;
using test::input_value;

TEST_CASE("every page asks for the strictest of the browser", "[console]") {
    ConsoleWorld world;
    const std::string id = world.reveal({});
    Browser staff{world};
    staff.become(world.ada);
    Browser nobody{world};
    for (const std::string& path :
         {std::string{"/"}, std::string{"/contacts"}, std::string{"/cases"},
          std::string{"/my-work"}, std::string{"/panels"}, std::string{"/digest"},
          std::string{"/my-work/calendar"}, "/items/" + id, std::string{"/surveys"},
          std::string{"/surveys/visit"}, std::string{"/audit"}, std::string{"/devices"},
          std::string{"/devices/add"}, std::string{"/sign-in"}, std::string{"/nothing"}}) {
        for (Browser* browser : {&staff, &nobody}) {
            const auto response = browser->get(path);
            INFO(path << " " << response.status);
            REQUIRE(header_of(response, "Content-Security-Policy") ==
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
                    "base-uri 'none'; frame-ancestors 'none'");
            REQUIRE(header_of(response, "X-Content-Type-Options") == "nosniff");
            REQUIRE(header_of(response, "Referrer-Policy") == "no-referrer");
            REQUIRE(header_of(response, "Cross-Origin-Opener-Policy") == "same-origin");
            REQUIRE(header_of(response, "Cache-Control") == "no-store");
            REQUIRE(header_of(response, "Content-Type") == "text/html; charset=utf-8");
            const std::string html = test::text_of(response);
            REQUIRE(html.find("<script") == std::string::npos);
            REQUIRE(html.find("style=\"") == std::string::npos);
            REQUIRE_FALSE(std::regex_search(html, std::regex{R"(\son[a-z]+=)"}));
        }
    }
}

TEST_CASE("every page has a title, one h1, a skip link and its place in the navigation",
          "[console]") {
    ConsoleWorld world;
    const std::string id = world.reveal({});
    Browser staff{world};
    staff.become(world.ada);
    for (const std::string& path :
         {std::string{"/"}, std::string{"/contacts"}, std::string{"/cases"},
          std::string{"/my-work"}, std::string{"/digest"}, std::string{"/my-work/calendar"},
          "/items/" + id, std::string{"/surveys"}, std::string{"/surveys/visit"},
          std::string{"/devices"}, std::string{"/devices/add"}, std::string{"/audit"}}) {
        INFO(path);
        staff.get(path);
        REQUIRE(staff.last_html.find("– Example House – Candour</title>") != std::string::npos);
        REQUIRE(count_of(staff.last_html, "<h1") == 1);
        REQUIRE(count_of(staff.last_html, "href=\"#main\"") == 1);
        REQUIRE(count_of(staff.last_html, "aria-current=\"page\">") == 1);
        REQUIRE(staff.last_html.find("Sign out</button>") != std::string::npos);
    }
}

TEST_CASE("a demonstration is said to be one in red on every page", "[console]") {
    feedback::Organisation organisation = test::example_organisation();
    privacy::ReleaseRule at_once;
    at_once.every = privacy::Every::AtOnce;
    const bool demonstration = GENERATE(true, false);
    if (demonstration) organisation.release.rules = {at_once};
    ConsoleWorld world{organisation};
    Browser browser{world};
    const std::string words = "Demonstration: answers are released at once.";
    const auto says_so = [&browser, &words] {
        return browser.last_html.find(words) != std::string::npos;
    };
    browser.get("/sign-in");
    REQUIRE(says_so() == demonstration);
    browser.get("/nothing");
    REQUIRE(says_so() == demonstration);
    browser.become(world.sam);
    for (const char* path : {"/", "/surveys", "/surveys/visit", "/audit", "/items/00"}) {
        INFO(path);
        browser.get(path);
        REQUIRE(says_so() == demonstration);
    }
}

TEST_CASE("the style sheet and the icon are cached under their own hash", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.get("/sign-in");
    for (const char* start : {"/assets/console-", "/assets/icon-"}) {
        const std::size_t at = browser.last_html.find(start);
        REQUIRE(at != std::string::npos);
        const std::string path = browser.last_html.substr(at, browser.last_html.find('"', at) - at);
        Browser other{world};
        const auto response = other.get(path);
        REQUIRE(response.status == 200);
        REQUIRE(header_of(response, "Cache-Control") == "public, max-age=31536000, immutable");
        REQUIRE(header_of(response, "X-Content-Type-Options") == "nosniff");
        REQUIRE(response.body.size() > 100);
        REQUIRE(other.get(path + "x").status == 404);
    }
}

TEST_CASE("an office that fails is a page that says so, never words or a crash", "[console]") {
    ConsoleWorld world;
    const std::string id = world.reveal({.story = "canary"});
    Browser browser{world};
    browser.become(world.ada);
    browser.get("/");
    const std::string token = input_value(browser.last_html, "form_token");
    struct Row {
        ErrorKind kind;
        int status;
    };
    const Row row = GENERATE(Row{ErrorKind::Unavailable, 503}, Row{ErrorKind::Full, 503},
                             Row{ErrorKind::Corrupt, 500});
    world.office.broken = Error{row.kind, "office.db at /var/lib: secret detail"};
    for (const std::string& path :
         {std::string{"/"}, "/items/" + id, std::string{"/surveys/visit"}, std::string{"/audit"}}) {
        INFO(path);
        REQUIRE(browser.get(path).status == row.status);
        REQUIRE(browser.last_html.find("secret detail") == std::string::npos);
        REQUIRE(browser.last_html.find("canary") == std::string::npos);
        REQUIRE(browser.last_html.find("Nothing is lost") != std::string::npos);
    }
    REQUIRE(browser.post("/sign-out", {{"form_token", token}}).status == row.status);
    world.office.broken.reset();
    REQUIRE(browser.get("/").status == 200);
}

TEST_CASE("any request at all has a response with its headers", "[console]") {
    ConsoleWorld world;
    world.options.password_checks_max = 0;
    world.options.password_wait = Milliseconds{0};
    Browser browser{world};
    browser.become(world.ada);
    test::for_all(400, [&browser](test::Gen& gen) {
        protocol::HttpRequest request;
        request.method =
            gen.one_of(std::vector<std::string>{"GET", "HEAD", "POST", "PUT", "", "x"});
        request.path = gen.one_of(std::vector<std::string>{"/", "/sign-in", "/items/", "/surveys/",
                                                           "/cases", "/calendar/", "/language/",
                                                           "/sign-out", "/assets/", ""});
        if (gen.chance(50)) request.path += to_text(gen.bytes(gen.below(40)));
        request.query = to_text(gen.bytes(gen.below(60)));
        request.headers["content-type"] = "application/x-www-form-urlencoded";
        if (gen.chance(50)) request.headers["sec-fetch-site"] = to_text(gen.bytes(4));
        request.body = gen.bytes(gen.below(200));
        const auto response = browser.send(request);
        REQUIRE(response.status >= 200);
        REQUIRE(response.status <= 503);
        REQUIRE_FALSE(header_of(response, "Content-Security-Policy").empty());
        for (const auto& [name, value] : response.headers) {
            REQUIRE(value.find_first_of("\r\n") == std::string::npos);
        }
        if (request.method == "HEAD") REQUIRE(response.body.empty());
    });
}

TEST_CASE("a page shows what is published when it is asked for", "[console]") {
    ConsoleWorld world;
    Browser browser{world};
    browser.become(world.ada);
    browser.get("/surveys");
    REQUIRE(browser.last_html.find("About your visit") != std::string::npos);
    world.organisation.questionnaires[0].title.by_language["en"] = "Published since";
    browser.get("/surveys");
    REQUIRE(browser.last_html.find("About your visit") == std::string::npos);
    REQUIRE(browser.last_html.find("Published since") != std::string::npos);
    world.organisation.name.by_language["en"] = "Another House";
    browser.get("/devices/add");
    REQUIRE(browser.last_html.find("Another House") != std::string::npos);
}

TEST_CASE("several threads are served at once", "[console]") {
    ConsoleWorld world;
    const std::string id = world.reveal({.story = "shared words"});
    world.console();
    std::atomic<int> right{0};
    std::vector<std::thread> threads;
    std::vector<Browser> browsers(4, Browser{world});
    for (Browser& browser : browsers)
        browser.become(world.sam);
    threads.reserve(browsers.size());
    for (Browser& browser : browsers) {
        threads.emplace_back([&browser, &id, &right] {
            for (int i = 0; i < 20; ++i) {
                browser.get("/items/" + id);
                if (browser.last_html.find("shared words") != std::string::npos) ++right;
                if (browser.get("/").status == 200) ++right;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    REQUIRE(right == 4 * 20 * 2);
}

}  // namespace
}  // namespace candour::console
