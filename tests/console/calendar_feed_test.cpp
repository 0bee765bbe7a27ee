// tests/console/calendar_feed_test.cpp: a calendar at a secret address.
#include <regex>

#include "app/console/limits.h"
#include "app/console/work/calendar.h"
#include "tests/support/console_world.h"
#include "tests/support/ical_reader.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::header_of;
using test::input_value;

struct FeedWorld : ConsoleWorld {
    FeedWorld() { sam_browser.become(sam); }
    protocol::HttpResponse change(const std::string& what) {
        sam_browser.get("/my-work/calendar");
        return sam_browser.post(
            "/my-work/calendar",
            {{"form_token", input_value(sam_browser.last_html, "form_token")}, {"do", what}});
    }
    // The path of a new feed.
    std::string make() {
        REQUIRE(change("make").status == 200);
        std::smatch match;
        const std::regex address{"/due-dates/[0-9a-f]{64}\\.ics"};
        REQUIRE(std::regex_search(sam_browser.last_html, match, address));
        return match[0];
    }
    Browser sam_browser{*this};
    Browser calendar{*this};  // Signed in nowhere.
};

TEST_CASE("a calendar has the due dates of one's own open cases, and nothing that was said",
          "[console]") {
    FeedWorld world;
    const store::CasePeople own{.own = {world.sam}, .excluded = {}};
    world.add_case({.reference = "K7M2-94QP",
                    .label = "canary-label",
                    .service = "transport",
                    .next_step = "decide",
                    .next_due = "2026-11-27"},
                   own, {}, "canary-words");
    world.add_case({.reference = "AAAA-1111",
                    .next_step = "acknowledge",
                    .next_due = "2026-11-20",
                    .provisional = true},
                   own);
    world.add_case({.reference = "BBBB-2222"}, own);                       // Nothing due.
    world.add_case({.reference = "CCCC-3333", .next_due = "2026-11-27"});  // Somebody else's.
    world.add_case({.reference = "DDDD-4444", .status = "closed", .next_due = "2026-11-27"}, own);
    world.add_case({.reference = "EEEE-5555", .next_due = "2026-11-27"},
                   {.own = {world.sam}, .excluded = {world.sam}});
    const auto response = world.calendar.get(world.make());
    REQUIRE(response.status == 200);
    REQUIRE(header_of(response, "Content-Type") == "text/calendar; charset=utf-8");
    REQUIRE(header_of(response, "Cache-Control") == "no-store");
    const test::IcalPart file = test::read_ical(test::text_of(response));
    REQUIRE(file.parts.size() == 2);
    REQUIRE(file.parts[0].values.at("SUMMARY;LANGUAGE=en") ==
            "Candour: AAAA-1111, acknowledgement due (provisional)");
    REQUIRE(file.parts[0].values.at("STATUS") == "TENTATIVE");
    REQUIRE(file.parts[1].values.at("SUMMARY;LANGUAGE=en") == "Candour: K7M2-94QP, answer due");
    REQUIRE(file.parts[1].values.at("UID") == "K7M2-94QP-next@example.candour");
    REQUIRE(file.parts[1].values.at("DTSTART;VALUE=DATE") == "20261127");
    for (const char* content : {"canary", "transport", "Sam"})
        REQUIRE(test::text_of(response).find(content) == std::string::npos);
}

TEST_CASE("the address is shown once, and only its hash is kept", "[console]") {
    FeedWorld world;
    const std::string path = world.make();
    const std::string token = path.substr(11, 64);
    REQUIRE(calendar_token(path) == token);
    const auto kept = world.calendar_feeds.feed_of(world.sam).value();
    REQUIRE(kept->token_hash.size() == 32);
    REQUIRE(to_hex(kept->token_hash) != token);
    world.sam_browser.get("/my-work/calendar");
    REQUIRE(world.sam_browser.last_html.find(token) == std::string::npos);
    REQUIRE(world.sam_browser.last_html.find("You have an address") != std::string::npos);
    for (const store::AuditEntry& entry : world.office.audit(10).take())
        REQUIRE(entry.what.find(token) == std::string::npos);
    REQUIRE(world.office.audit(1).value()[0].what == "made an address for their calendar");
}

TEST_CASE("another address, a withdrawn one and a leaver's are answered no more", "[console]") {
    FeedWorld world;
    const std::string first = world.make();
    const std::string second = world.make();
    REQUIRE(first != second);
    REQUIRE(world.calendar.get(first).status == 404);
    REQUIRE(world.calendar.get(second).status == 200);
    REQUIRE(world.change("withdraw").status == 303);
    REQUIRE(world.calendar.get(second).status == 404);
    const std::string third = world.make();
    world.office.remove_staff(world.sam);
    REQUIRE(world.calendar.get(third).status == 404);
}

TEST_CASE("what is no calendar's address tells nothing", "[console]") {
    FeedWorld world;
    for (const std::string& path :
         {std::string{"/due-dates/"}, "/due-dates/" + std::string(64, 'a') + ".ics",
          "/due-dates/" + std::string(64, 'A') + ".ics",
          "/due-dates/" + std::string(63, 'a') + ".ics", std::string{"/due-dates/../cases.ics"},
          "/due-dates/" + std::string(64, 'a')}) {
        INFO(path);
        const auto response = world.calendar.get(path);
        REQUIRE(response.status == 404);
        REQUIRE(response.body.empty());
        REQUIRE_FALSE(header_of(response, "Content-Security-Policy").empty());
    }
    REQUIRE(world.calendar.post(world.make(), {}).status == 405);
}

TEST_CASE("calendars are asked for no more often than a minute allows", "[console]") {
    FeedWorld world;
    const std::string path = world.make();
    for (int i = 0; i < calendar_requests_per_minute; ++i)
        REQUIRE(world.calendar.get(path).status == 200);
    const auto refused = world.calendar.get(path);
    REQUIRE(refused.status == 429);
    REQUIRE(header_of(refused, "Retry-After") == "60");
    world.clock.advance(std::chrono::minutes{1});
    REQUIRE(world.calendar.get(path).status == 200);
}

TEST_CASE("the address is this server's, as the browser calls it", "[console]") {
    FeedWorld world;
    protocol::HttpRequest request;
    request.method = "POST";
    request.path = "/my-work/calendar";
    world.sam_browser.get("/my-work/calendar");
    const std::string body =
        "do=make&form_token=" + input_value(world.sam_browser.last_html, "form_token");
    request.body = {body.begin(), body.end()};
    request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                       {"sec-fetch-site", "same-origin"},
                       {"host", "office.example:8443"}};
    REQUIRE(world.sam_browser.send(request).status == 200);
    REQUIRE(world.sam_browser.last_html.find("https://office.example:8443/due-dates/") !=
            std::string::npos);
    request.headers["host"] = "evil\"><script>";
    REQUIRE(world.sam_browser.send(request).status == 200);
    REQUIRE(world.sam_browser.last_html.find("evil") == std::string::npos);
}

}  // namespace
}  // namespace candour::console
