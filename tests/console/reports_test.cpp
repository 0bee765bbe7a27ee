// tests/console/reports_test.cpp: exact for the case team, controlled for all others (C21, C23,
// P9).
#include "app/console/reports/reports.h"

#include "app/console/reports/report_cache.h"
#include "tests/support/case_facts.h"
#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

// On 22 November 2026. Of summer: 30 complaints, three of them about transport.
struct ReportWorld : ConsoleWorld {
    ReportWorld() {
        for (int i = 0; i < 27; ++i)
            cases.push_back(test::complaint("reception", "2026-07-01", "2026-07-10"));
        for (int i = 0; i < 3; ++i)
            cases.push_back(test::complaint("transport", "2026-08-01", "2026-08-10", "not_upheld"));
        cases.push_back(test::complaint("transport", "2026-11-18", "2026-11-20"));
        cases.back().reference = "K7M2";
        options.learning.cases =
            [this](const report::ReportScope& scope) -> Result<std::vector<report::CaseFacts>> {
            ++asked;
            clock.advance(takes);
            std::vector<report::CaseFacts> found;
            for (const report::CaseFacts& one : cases) {
                if (scope.service.empty() || one.service == scope.service) found.push_back(one);
            }
            return found;
        };
    }
    std::vector<report::CaseFacts> cases;
    int asked = 0;
    Milliseconds takes{0};
};

std::string see(ConsoleWorld& world, const StaffId& who, const std::string& path) {
    Browser browser{world};
    browser.become(who);
    const int status = browser.get(path).status;
    INFO(path);
    REQUIRE(status == 200);
    return browser.last_html;
}

}  // namespace

TEST_CASE("C21: the case team sees this week with exact numbers, and every other", "[console]") {
    ReportWorld world;
    const std::string html = see(world, world.ada, "/reports");
    REQUIRE(has(html, "Report: Week of 16 November 2026"));
    REQUIRE(has(html, "For the case team only."));
    REQUIRE(has(html, "K7M2"));
    REQUIRE(has(html, "18 November 2026"));
    REQUIRE(has(html, "The last thirteen weeks"));
    REQUIRE(has(html, "<svg class=\"candour-columns\""));
    const std::string quarter = see(world, world.ada, "/reports?period=2026-Q3");
    REQUIRE(has(quarter, "Report: July to September 2026"));
    REQUIRE(has(quarter, ">30<"));
    REQUIRE(has(quarter, ">3<"));
    const std::string transport =
        see(world, world.ada, "/reports?period=2026-Q3&service=transport");
    REQUIRE_FALSE(has(transport, ">30<"));
    REQUIRE(has(transport, "value=\"transport\" selected"));
}

TEST_CASE("everybody else sees whole quarters that are over, with nothing small", "[console]") {
    ReportWorld world;
    const StaffId tom = world.add_somebody("tom", {office::Role::Trustee});
    const std::string html = see(world, tom, "/reports");
    REQUIRE(has(html, "Report: July to September 2026"));
    REQUIRE_FALSE(has(html, "For the case team only."));
    REQUIRE_FALSE(has(html, ">3<"));
    REQUIRE_FALSE(has(html, "K7M2"));
    REQUIRE(has(html, "<span aria-hidden=\"true\">*</span>"));
    REQUIRE_FALSE(has(html, "href=\"/reports?period=2026-W47"));
    // Not even by asking for it.
    Browser sam{world};
    sam.become(tom);
    REQUIRE(sam.get("/reports?period=2026-W47").status == 404);
    REQUIRE(has(see(world, tom, "/reports?period=2026-Q3&service=transport"),
                "July to September 2026"));
    REQUIRE_FALSE(has(sam.last_html, ">3<"));
    REQUIRE(has(see(world, tom, "/reports?period=2026-Q4"), "No report yet"));
    REQUIRE(has(see(world, world.ada, "/reports?period=2026-Q3&view=published"),
                "<span aria-hidden=\"true\">*</span>"));
}

TEST_CASE("W16b: a year is its published quarters side by side, for everybody", "[console]") {
    ReportWorld world;
    const StaffId tom = world.add_somebody("tom", {office::Role::Trustee});
    const std::string html = see(world, tom, "/reports/year");
    REQUIRE(has(html, "The year 2026"));
    REQUIRE(has(html, "July to September 2026"));
    REQUIRE(has(html, ">30<"));
    REQUIRE(has(html, "<span aria-hidden=\"true\">*</span>"));
    REQUIRE_FALSE(has(html, ">27<"));
    REQUIRE_FALSE(has(html, ">3<"));
    // The case team sees the same: it is for passing on.
    REQUIRE(
        has(see(world, world.ada, "/reports/year?of=2026"), "<span aria-hidden=\"true\">*</span>"));
    REQUIRE(has(see(world, tom, "/reports/year?of=2025"), ">0<"));
    Browser sam{world};
    sam.become(tom);
    for (const char* wrong : {"2027", "1989", "26", "2026x", "-1", "%20"}) {
        INFO(wrong);
        REQUIRE(sam.get(std::string("/reports/year?of=") + wrong).status == 404);
    }
}

TEST_CASE("a published report is made once: what is corrected later cannot be subtracted",
          "[console]") {
    ReportWorld world;
    const StaffId tom = world.add_somebody("tom", {office::Role::Trustee});
    const std::string before = see(world, tom, "/reports?period=2026-Q3");
    const int asked = world.asked;
    for (int i = 0; i < 20; ++i)
        world.cases.push_back(test::complaint("transport", "2026-08-01", "2026-08-10"));
    REQUIRE(see(world, tom, "/reports?period=2026-Q3").size() == before.size());
    REQUIRE(world.asked == asked);
    REQUIRE(has(see(world, world.ada, "/reports?period=2026-Q3"), ">50<"));  // Exact is exact.
}

TEST_CASE("an exact report is made once until somebody writes in a case, or the day is over",
          "[console]") {
    ReportWorld world;
    std::int64_t written = 7;
    world.options.learning.entries_written = [&written]() -> Result<std::int64_t> {
        return written;
    };
    const auto asked_for = [&world](const std::string& path) {
        const int before = world.asked;
        see(world, world.ada, path);
        return world.asked - before;
    };
    REQUIRE(asked_for("/reports?period=2026-Q3") == 1);
    REQUIRE(asked_for("/reports?period=2026-Q3") == 0);
    REQUIRE(asked_for("/reports/file.json?period=2026-Q3") == 0);
    REQUIRE(asked_for("/reports?period=2026-Q3&service=transport") == 1);
    REQUIRE(asked_for("/reports?period=2026-Q4") == 1);
    REQUIRE(asked_for("/reports?period=2026-W40") == 1);
    written = 8;
    REQUIRE(asked_for("/reports?period=2026-Q3") == 1);
    world.clock.advance(ReportCache::age_max + Milliseconds{1});
    REQUIRE(asked_for("/reports?period=2026-Q3") == 1);
    world.clock.wall = world.clock.wall.load() + std::chrono::hours{24};
    REQUIRE(asked_for("/reports?period=2026-Q3") == 1);
    // What the case team sees is not what others do.
    const StaffId tom = world.add_somebody("tom", {office::Role::Trustee});
    REQUIRE_FALSE(has(see(world, tom, "/reports?period=2026-Q3"), ">3<"));
}

TEST_CASE("a page has the last hundred of many complaints, the file all", "[console]") {
    ReportWorld world;
    REQUIRE_FALSE(
        has(see(world, world.ada, "/reports?period=2026-Q3"), "All are in the spreadsheet"));
    for (int i = 0; i < 150; ++i) {
        world.cases.push_back(test::complaint("reception", "2026-09-01"));
        world.cases.back().reference = "R" + std::to_string(1000 + i);
    }
    const std::string html = see(world, world.ada, "/reports?period=2026-Q3");
    REQUIRE(has(html, "The last 100 of 180."));
    REQUIRE(has(html, "R1149"));
    REQUIRE_FALSE(has(html, "R1049"));
    REQUIRE(has(see(world, world.ada, "/reports/file.json?period=2026-Q3"), "R1000"));
}

TEST_CASE("no more than 32 reports are kept, the newest", "[console]") {
    ReportCache cache;
    const auto report = std::make_shared<const report::CaseReport>();
    for (std::size_t i = 0; i <= ReportCache::reports_max; ++i)
        cache.keep({std::to_string(i)}, {.report = report, .since = Milliseconds{5}});
    REQUIRE_FALSE(cache.find({"0"}, Milliseconds{5}));
    REQUIRE(cache.find({"1"}, Milliseconds{5}).made.report == report);
    REQUIRE(cache.find({"32"}, Milliseconds{5}).made.report == report);
}

TEST_CASE("a report that takes long is a few minutes behind, says so, and is made anew when asked",
          "[console]") {
    ReportWorld world;
    std::int64_t written = 7;
    world.options.learning.entries_written = [&written]() -> Result<std::int64_t> {
        return written;
    };
    const std::string page = "/reports?period=2026-Q3";
    world.takes = ReportCache::quick + Milliseconds{1};
    REQUIRE_FALSE(has(see(world, world.ada, page), "Made on"));
    const int asked = world.asked;
    written = 8;
    world.cases.push_back(test::complaint("reception", "2026-09-01"));
    std::string html = see(world, world.ada, page);
    REQUIRE(world.asked == asked);
    REQUIRE(has(html, "Made on 22 November 2026, "));
    REQUIRE(has(html, "href=\"" + page + "&amp;anew=1\""));
    // What is saved is never behind; and then the page is not either.
    see(world, world.ada, "/reports/file.json?period=2026-Q3");
    REQUIRE(world.asked == asked + 1);
    REQUIRE_FALSE(has(see(world, world.ada, page), "Made on"));
    written = 9;
    REQUIRE_FALSE(has(see(world, world.ada, page + "&anew=1"), "Made on"));
    REQUIRE(world.asked == asked + 2);
    written = 10;
    world.clock.advance(ReportCache::age_max + Milliseconds{1});
    REQUIRE_FALSE(has(see(world, world.ada, page), "Made on"));
    REQUIRE(world.asked == asked + 3);
}

TEST_CASE("a report is saved as a spreadsheet and as data, and leaves a trace", "[console]") {
    ReportWorld world;
    const StaffId tom = world.add_somebody("tom", {office::Role::Trustee});
    Browser sam{world};
    sam.become(tom);
    const auto xlsx = sam.get("/reports/file.xlsx?period=2026-Q3");
    REQUIRE(xlsx.status == 200);
    REQUIRE(test::header_of(xlsx, "Content-Disposition") ==
            "attachment; filename=\"report-2026-Q3.xlsx\"");
    REQUIRE(world.spreadsheet.sheets.size() == 2);
    bool saw_star = false;
    for (const survey::Row& row : world.spreadsheet.sheets[0].rows) {
        REQUIRE_FALSE(survey::text_at(row, 4) == "3");
        saw_star = saw_star || survey::text_at(row, 4) == "*";
    }
    REQUIRE(saw_star);
    REQUIRE(world.office.audit(1).take()[0].what == "saved the report report-2026-Q3");
    const auto json = sam.get("/reports/file.json?period=2026-Q3");
    REQUIRE_FALSE(report::case_report_from_json(test::text_of(json)).value().exact);
    REQUIRE(sam.get("/reports/file.xlsx?period=2026-Q4").status == 404);
    Browser ada{world};
    ada.become(world.ada);
    REQUIRE(test::header_of(ada.get("/reports/file.json?period=2026-Q3"), "Content-Disposition") ==
            "attachment; filename=\"case-team-2026-Q3.json\"");
}

TEST_CASE("what is no time, or has not come, has no report", "[console]") {
    ReportWorld world;
    Browser ada{world};
    ada.become(world.ada);
    for (const char* period : {"2027-Q1", "2026-W60", "2026", "now", "2026-11"})
        REQUIRE(ada.get("/reports?period=" + std::string(period)).status == 404);
    REQUIRE(ada.get("/reports?service=none").status == 404);
    Browser nobody{world};
    REQUIRE(nobody.get("/reports").status == 303);
    REQUIRE(nobody.get("/reports/file.json").status == 303);
    ConsoleWorld without_cases;
    without_cases.options.learning.cases = {};
    const StaffId tom = without_cases.add_somebody("tom", {office::Role::Trustee});
    REQUIRE(has(see(without_cases, tom, "/reports"), "There are no cases here."));
}

}  // namespace candour::console
