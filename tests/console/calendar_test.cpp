// tests/console/calendar_test.cpp: when the organisation is closed, and what that does to cases.
#include "app/console/calendar/calendar.h"

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

feedback::Organisation a_group() {
    feedback::Organisation group = test::example_organisation();
    group.units = {{"homes", text("Homes Ltd"), complaint::Nation::EnglandAndWales},
                   {"north", text("North <b>Ltd</b>"), complaint::Nation::Scotland}};
    return group;
}

// A console whose calendar is in memory, and who asks.
struct Office {
    explicit Office(feedback::Organisation organisation = a_group())
        : world(std::move(organisation)), browser(world) {
        world.options.calendar = {
            .versions = [this]() -> Result<std::vector<CalendarVersion>> { return versions; },
            .add = [this](const CalendarVersion& version) -> Result<std::int64_t> {
                versions.push_back(version);
                versions.back().version = static_cast<std::int64_t>(versions.size());
                return versions.back().version;
            },
            .move_cases = [this](const std::string& reason) -> Result<int> {
                reasons.push_back(reason);
                if (cannot_move) return Error{ErrorKind::Unavailable, "the database is away"};
                return 12;
            }};
        browser.become(world.ada);
    }
    complaint::CalendarSettings settings() {
        return calendar_now(world.organisation, versions).value().settings;
    }
    protocol::HttpResponse send(const std::string& path, FormFields fields) {
        REQUIRE(browser.get("/calendar").status == 200);
        fields["form_token"] = test::input_value(browser.last_html, "form_token");
        if (!fields.contains("seen")) fields["seen"] = std::to_string(versions.size());
        return browser.post("/calendar" + path, fields);
    }

    std::vector<CalendarVersion> versions;
    std::vector<std::string> reasons;
    bool cannot_move = false;
    ConsoleWorld world;
    Browser browser;
};

FormFields closed(const std::string& day, const std::string& month, const std::string& year,
                  const std::string& reason) {
    return {{"first_day", day}, {"first_month", month}, {"first_year", year}, {"reason", reason}};
}

bool has(const std::string& html, const std::string& part) {
    return html.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("closed days become a new version, and running cases move and say why", "[console]") {
    Office office;
    FormFields form = closed("24", "12", "2026", "Office move");
    form["last_day"] = "1";
    form["last_month"] = "1";
    form["last_year"] = "2027";
    form["unit"] = "homes";
    const auto response = office.send("/add", form);
    REQUIRE(response.status == 303);
    REQUIRE(test::header_of(response, "Location") == "/calendar?moved=12");
    REQUIRE(office.versions.size() == 1);
    REQUIRE(office.versions[0].who == "Ada Adeyemi");
    REQUIRE(office.reasons ==
            std::vector<std::string>{"Closed days were added: 24 December 2026 to 1 January 2027 "
                                     "(Office move), Homes Ltd"});
    const auto homes = complaint::calendar_of(office.settings(), "homes").take();
    REQUIRE_FALSE(homes.is_working(from_iso("2026-12-30").value()));
    const auto north = complaint::calendar_of(office.settings(), "north").take();
    REQUIRE(north.is_working(from_iso("2026-12-30").value()));
    REQUIRE(north.nation() == complaint::Nation::Scotland);

    REQUIRE(office.browser.get("/calendar?moved=12").status == 200);
    const std::string& html = office.browser.last_html;
    REQUIRE(has(html, "12 running cases count by the new calendar"));
    REQUIRE(has(html, "24 December 2026 to 1 January 2027"));
    REQUIRE(has(html, "Office move"));
    REQUIRE(has(html, "Version 1: 22 November 2026"));
    REQUIRE(has(office.world.office.audit(5).value().at(0).what, "changed the calendar"));
}

TEST_CASE("what is wrong with closed days is said, and nothing is saved", "[console]") {
    Office office;
    REQUIRE(office.send("/add", closed("25", "11", "2026", "Training")).status == 303);
    FormFields backwards = closed("24", "12", "2026", "Move");
    backwards["last_day"] = "23";
    backwards["last_month"] = "12";
    backwards["last_year"] = "2026";
    FormFields half = closed("24", "12", "2026", "Move");
    half["last_day"] = "31";
    FormFields nobody = closed("24", "12", "2026", "Move");
    nobody["unit"] = "absent";
    struct Row {
        FormFields form;
        std::string words;
    };
    const std::vector<Row> rows = {
        {{}, "Enter the first closed day"},
        {closed("31", "2", "2026", "Move"), "Enter the first closed day"},
        {closed("24", "12", "26", "Move"), "Enter the first closed day"},
        {closed("-4", "12", "2026", "Move"), "Enter the first closed day"},
        {closed("24", "12", "2026", " "), "Say why you are closed"},
        {closed("24", "12", "2026", std::string(201, 'x')), "Say it in fewer words"},
        {backwards, "The last closed day is before the first"},
        {half, "Enter the last closed day, or leave it empty"},
        {nobody, "Choose who is closed"},
        {closed("25", "11", "2026", "Training"), "These closed days are in the list already"},
    };
    for (const Row& row : rows) {
        INFO(row.words);
        const auto response = office.send("/add", row.form);
        REQUIRE(response.status == 422);
        REQUIRE(has(test::text_of(response), row.words));
        if (row.form.contains("first_year")) {  // What was typed is not lost.
            REQUIRE(has(test::text_of(response), "value=\"" + row.form.at("first_year") + "\""));
        }
    }
    REQUIRE(office.versions.size() == 1);
    REQUIRE(office.reasons.size() == 1);
}

TEST_CASE("closed days are taken away, and the cases move again", "[console]") {
    Office office;
    REQUIRE(office.send("/add", closed("25", "11", "2026", "Training")).status == 303);
    REQUIRE(office.send("/add", closed("26", "11", "2026", "More training")).status == 303);
    REQUIRE(office.send("/remove", {{"closure", "0"}}).status == 303);
    REQUIRE(office.settings().closures.size() == 1);
    REQUIRE(office.settings().closures[0].closure.reason == "More training");
    REQUIRE(office.reasons.back() ==
            "Closed days were taken away: 25 November 2026, Example House");
    for (const char* nothing : {"1", "-1", "", "99999999999999999999"})
        REQUIRE(office.send("/remove", {{"closure", nothing}}).status == 422);
    REQUIRE(office.settings().closures.size() == 1);
}

TEST_CASE("whoever was slower sees the calendar as it is now, and changes nothing", "[console]") {
    Office office;
    REQUIRE(office.send("/add", closed("25", "11", "2026", "Training")).status == 303);
    for (const char* path : {"/add", "/remove", "/nations"}) {
        FormFields form = closed("24", "12", "2026", "Move");
        form["closure"] = "0";
        form["nation"] = form["nation_homes"] = form["nation_north"] = "scotland";
        form["seen"] = "0";
        const auto response = office.send(path, form);
        REQUIRE(response.status == 422);
        REQUIRE(has(test::text_of(response), "Somebody else has changed the calendar"));
    }
    REQUIRE(office.versions.size() == 1);
}

TEST_CASE("each unit has its nation's bank holidays, which a form changes", "[console]") {
    Office office;
    REQUIRE(office.browser.get("/calendar").status == 200);
    REQUIRE(has(office.browser.last_html, "Easter Monday"));          // England and Wales.
    REQUIRE(has(office.browser.last_html, "St Andrew’s Day"));        // Scotland: the unit in it.
    REQUIRE_FALSE(has(office.browser.last_html, "Orangemen’s Day"));  // Nobody's.
    REQUIRE(has(office.browser.last_html, "North &lt;b&gt;Ltd&lt;/b&gt;"));
    REQUIRE(office
                .send("/nations", {{"nation", "northern-ireland"},
                                   {"nation_homes", "scotland"},
                                   {"nation_north", "scotland"}})
                .status == 303);
    REQUIRE(office.settings().nation == complaint::Nation::NorthernIreland);
    REQUIRE(office.settings().unit_nations.at("homes") == complaint::Nation::Scotland);
    REQUIRE(office.send("/nations", {{"nation", "wales"}}).status == 422);
    REQUIRE(office.versions.size() == 1);
}

TEST_CASE("bank holidays that a proclamation may still move are marked", "[console]") {
    Office office(test::example_organisation());
    REQUIRE(office.browser.get("/calendar").status == 200);
    REQUIRE_FALSE(has(office.browser.last_html, ">Provisional<"));
    office.world.clock.advance(std::chrono::hours{24 * 800});  // January 2029.
    office.browser.become(office.world.ada);
    REQUIRE(office.browser.get("/calendar").status == 200);
    REQUIRE(has(office.browser.last_html, ">Provisional<"));
}

TEST_CASE("when not all cases could be moved, the page says so and moves the rest", "[console]") {
    Office office;
    office.cannot_move = true;
    const auto response = office.send("/add", closed("25", "11", "2026", "Training"));
    REQUIRE(test::header_of(response, "Location") == "/calendar?not_moved=1");
    REQUIRE(office.versions.size() == 1);
    REQUIRE(office.browser.get("/calendar?not_moved=1").status == 200);
    REQUIRE(has(office.browser.last_html, "not every running case counts by it yet"));
    office.cannot_move = false;
    REQUIRE(test::header_of(office.send("/move", {}), "Location") == "/calendar?moved=12");
    REQUIRE(office.versions.size() == 1);
}

TEST_CASE("the calendar is for those who may change it, and only where there is one", "[console]") {
    Office office;
    office.browser.become(office.world.sam);
    REQUIRE(office.browser.get("/calendar").status == 403);
    office.browser.become(office.world.ada);
    REQUIRE(office.browser.get("/calendar/add").status == 405);
    REQUIRE(office.browser.get("/calendar/anything").status == 404);
    REQUIRE(office.browser.get("/calendar?moved=%3Cb%3E").status == 200);
    REQUIRE_FALSE(has(office.browser.last_html, "role=\"status\""));

    ConsoleWorld without;
    Browser browser(without);
    browser.become(without.ada);
    REQUIRE(browser.get("/calendar").status == 404);
}

}  // namespace candour::console
