// tests/console/information_test.cpp: information pages, and where publicity was sent or displayed.
#include "app/console/information/information.h"

#include "tests/support/console_world.h"

namespace candour::console {
namespace {

using test::Browser;
using test::ConsoleWorld;
using test::FormFields;

LocalText text(const std::string& english) {
    LocalText made;
    made.by_language["en"] = english;
    return made;
}

feedback::Organisation with_pages() {
    feedback::Organisation made = test::example_organisation();
    made.information = {{"rights", text("Your rights"), text("."), "2027-03-31", "Manager"},
                        {"costs", text("What it <costs>"), text("."), "2026-11-21", "Treasurer"},
                        {"hours", text("When we are open"), text("."), "2026-11-22", "Reception"}};
    return made;
}

// A console with pages and a register in memory; today is 22 November 2026.
struct Office {
    Office() : world(with_pages()), browser(world) {
        world.options.publicity = {
            .entries = [this]() -> Result<std::vector<PublicityRow>> { return rows; },
            .add = [this](const PublicityRow& row) -> Status {
                rows.push_back(row);
                rows.back().revision = 1;
                return Unit{};
            },
            .change = [this](const PublicityRow& row) -> Status {
                for (PublicityRow& one : rows) {
                    if (one.id != row.id) continue;
                    const std::int64_t next = one.revision + 1;
                    one = row;
                    one.revision = next;
                    return Unit{};
                }
                return Error{ErrorKind::NotFound, "there is no such entry"};
            }};
        browser.become(world.ada);
    }
    protocol::HttpResponse send(const std::string& path, FormFields fields) {
        REQUIRE(browser.get("/information").status == 200);
        fields["form_token"] = test::input_value(browser.last_html, "form_token");
        return browser.post("/information" + path, fields);
    }
    feedback::Publicity entry(std::size_t at) {
        return feedback::publicity_from(rows.at(at).document).take();
    }
    OutOfDate counts() {
        return out_of_date(world.organisation, world.options.publicity, world.clock.today()).take();
    }

    std::vector<PublicityRow> rows;
    ConsoleWorld world;
    Browser browser;
};

FormFields leaflet() {
    return {{"what", "Leaflet: how to complain"},
            {"where", "Library <notice board>"},
            {"page", "rights"},
            {"again_day", "31"},
            {"again_month", "5"},
            {"again_year", "2027"}};
}

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

std::size_t place(const std::string& html, const std::string& part) {
    INFO(part);
    REQUIRE(has(html, part));
    return html.find(part);
}

}  // namespace

TEST_CASE("information pages are listed by their review day, overdue first and marked",
          "[console]") {
    Office office;
    REQUIRE(office.browser.get("/information").status == 200);
    const std::string& html = office.browser.last_html;
    REQUIRE(place(html, "What it &lt;costs&gt;") < place(html, "When we are open"));
    REQUIRE(place(html, "When we are open") < place(html, "Your rights"));
    REQUIRE(test::count_of(html, ">Overdue<") == 1);
    REQUIRE(office.counts().pages == 1);
    office.world.clock.advance(std::chrono::hours{24});
    REQUIRE(office.counts().pages == 2);
}

TEST_CASE("what was displayed is kept, is overdue after its day, and is replaced", "[console]") {
    Office office;
    REQUIRE(office.send("/add", leaflet()).status == 303);
    REQUIRE(office.rows.size() == 1);
    REQUIRE(office.rows[0].due == "2027-05-31");
    REQUIRE(office.rows[0].who == "Ada Adeyemi");
    REQUIRE(office.entry(0).since == office.world.clock.today());
    REQUIRE(office.browser.get("/information").status == 200);
    REQUIRE(has(office.browser.last_html, "Library &lt;notice board&gt;"));
    REQUIRE(office.counts().publicity == 0);

    office.world.clock.advance(std::chrono::hours{24 * 191});  // 1 June 2027.
    office.browser.become(office.world.ada);
    REQUIRE(office.counts().publicity == 1);
    REQUIRE(office.browser.get("/information").status == 200);
    REQUIRE(has(office.browser.last_html, "31 May 2027 <strong class=\"govuk-tag\">Overdue"));

    const FormFields seen = {{"entry", office.rows[0].id}, {"revision", "1"}};
    REQUIRE(office.send("/still-right", seen).status == 303);
    REQUIRE(office.rows[0].due == "2027-11-30");
    REQUIRE(office.counts().publicity == 0);
    // Whoever saw it before that is told; nothing changes.
    REQUIRE(office.send("/replaced", seen).status == 422);
    REQUIRE_FALSE(office.entry(0).replaced_on);
    REQUIRE(office.send("/replaced", {{"entry", office.rows[0].id}, {"revision", "2"}}).status ==
            303);
    REQUIRE(office.entry(0).replaced_on == office.world.clock.today());
    REQUIRE(office.rows[0].due.empty());
    REQUIRE(office.send("/replaced", {{"entry", office.rows[0].id}, {"revision", "2"}}).status ==
            303);  // Sent twice.
    REQUIRE(office.rows[0].revision == 3);
    REQUIRE(office.browser.get("/information").status == 200);
    REQUIRE(has(office.browser.last_html, "What was replaced or taken down"));
    REQUIRE(office.send("/replaced", {{"entry", "absent"}}).status == 404);
}

TEST_CASE("publicity that says a page that is gone is out of date at once", "[console]") {
    Office office;
    REQUIRE(office.send("/add", leaflet()).status == 303);
    office.world.organisation.information.erase(office.world.organisation.information.begin());
    REQUIRE(office.counts().publicity == 1);
    REQUIRE(office.browser.get("/information").status == 200);
    REQUIRE(has(office.browser.last_html, "Its page is gone"));
}

TEST_CASE("what is wrong with an entry of the register is said, and nothing is kept", "[console]") {
    Office office;
    const auto without = [](const char* name, const std::string& value) {
        FormFields form = leaflet();
        form[name] = value;
        return form;
    };
    struct Row {
        FormFields form;
        std::string words;
    };
    const std::vector<Row> rows = {
        {without("what", " "), "Say what was sent or displayed"},
        {without("where", ""), "Say where it is"},
        {without("where", std::string(501, 'x')), "Say where it is"},
        {without("again_year", "27"), "Enter the day on which somebody looks again"},
        {without("again_year", "2025"), "The day to look again has to be after"},
        {without("since_day", "5"), "Enter the day since when it is there"},
        {without("page", "absent"), "Choose the page that it says, or none"}};
    for (const Row& row : rows) {
        INFO(row.words);
        const auto response = office.send("/add", row.form);
        REQUIRE(response.status == 422);
        REQUIRE(has(test::text_of(response), row.words));
        REQUIRE(has(test::text_of(response), "value=\"31\""));  // What was typed is not lost.
    }
    REQUIRE(office.rows.empty());
}

TEST_CASE("the information page is for those who manage information; a damaged entry is no page",
          "[console]") {
    Office office;
    office.browser.become(office.world.sam);
    REQUIRE(office.browser.get("/information").status == 403);
    office.browser.become(office.world.ada);
    REQUIRE(office.browser.get("/information/add").status == 405);
    office.rows.push_back({.id = "x", .document = "{"});
    REQUIRE(office.browser.get("/information").status == 500);

    // Without a register the pages are still listed.
    ConsoleWorld plain(with_pages());
    Browser browser(plain);
    browser.become(plain.ada);
    REQUIRE(browser.get("/information").status == 200);
    REQUIRE(has(browser.last_html, "Your rights"));
    REQUIRE_FALSE(has(browser.last_html, "Sent or displayed elsewhere"));
}

}  // namespace candour::console
