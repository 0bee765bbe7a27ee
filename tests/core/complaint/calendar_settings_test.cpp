// The calendar's settings: kept and read without a change, and what each unit counts by.
#include "core/complaint/calendar_settings.h"

#include "core/complaint/limits.h"
#include "tests/support/catch.h"

namespace candour::complaint {
namespace {

CivilDay day(const char* iso) { return from_iso(iso).take(); }

CalendarSettings example() {
    return {.nation = Nation::EnglandAndWales,
            .unit_nations = {{"north", Nation::Scotland}},
            .closures = {{{day("2026-12-24"), day("2026-12-24"), "Carol service"}, ""},
                         {{day("2026-12-29"), day("2026-12-31"), ""}, "homes"}}};
}

}  // namespace

TEST_CASE("settings are read as they were written, in one order", "[core]") {
    const CalendarSettings settings = example();
    const std::string kept = closures_json(settings);
    REQUIRE(calendar_settings_from("england-and-wales", kept).value() == settings);
    CalendarSettings turned = settings;
    std::swap(turned.closures[0], turned.closures[1]);
    REQUIRE(closures_json(turned) == kept);
    REQUIRE(calendar_settings_from("scotland", closures_json({})).value() ==
            CalendarSettings{.nation = Nation::Scotland});
}

TEST_CASE("a unit counts by its nation, its closures and the organisation's", "[core]") {
    struct Row {
        const char* unit;
        const char* day;
        bool working;
    };
    const std::vector<Row> rows = {
        {"", "2026-12-24", false},
        {"homes", "2026-12-24", false},
        {"north", "2026-12-24", false},
        {"homes", "2026-12-30", false},  // Its own closure …
        {"", "2026-12-30", true},        // … is nobody else's.
        {"north", "2026-12-30", true},
        {"north", "2027-01-04", false},  // 2 January in Scotland, a Saturday: its substitute.
        {"homes", "2027-01-04", true},
        {"", "2027-01-04", true},
        {"unknown", "2026-12-24", false},
    };
    for (const Row& row : rows) {
        INFO(row.unit << " " << row.day);
        const WorkCalendar calendar = calendar_of(example(), row.unit).take();
        REQUIRE(calendar.is_working(day(row.day)) == row.working);
    }
}

TEST_CASE("a damaged version of the settings is Corrupt, not another calendar", "[core]") {
    const char* damaged = GENERATE(
        "", "[]", "7", "{\"closures\":7}", "{\"closures\":[{\"first\":\"2026-12-24\"}]}",
        "{\"closures\":[{\"first\":\"24 December\",\"last\":\"2026-12-24\"}]}",
        "{\"nations\":{\"north\":\"wales\"}}", "{\"nations\":{\"north\":7}}", "{\"holidays\":[]}");
    REQUIRE(calendar_settings_from("scotland", damaged).error().kind == ErrorKind::Corrupt);
    REQUIRE(calendar_settings_from("wales", "{}").error().kind == ErrorKind::Corrupt);
}

}  // namespace candour::complaint
