// Months, weeks and quarters: which there are, and when one is over.
#include "core/report/period.h"

#include "tests/support/catch.h"

namespace candour::report {
namespace {

CivilDay day(const char* iso) { return from_iso(iso).value(); }

}  // namespace

TEST_CASE("month_of ends on the month's last day", "[core]") {
    struct Row {
        const char* day;
        const char* first;
        const char* last;
    };
    const Row row = GENERATE(Row{"2026-11-25", "2026-11-01", "2026-11-30"},
                             Row{"2026-12-31", "2026-12-01", "2026-12-31"},
                             Row{"2028-02-01", "2028-02-01", "2028-02-29"});
    const Period month = month_of(day(row.day));
    REQUIRE(to_iso(month.first) == row.first);
    REQUIRE(to_iso(month.last) == row.last);
    REQUIRE(month_named(name_of(month)).value() == month);
}

TEST_CASE("a month is over on the first day of the next, not before", "[core]") {
    const Period november = month_of(day("2026-11-25"));
    REQUIRE_FALSE(november.over(day("2026-11-30")));
    REQUIRE(november.over(day("2026-12-01")));
}

TEST_CASE("months_over tells the newest first and never the one that runs", "[core]") {
    const auto over = months_over(day("2026-11-30"), day("2027-01-31"));
    REQUIRE(over.size() == 2);
    REQUIRE(name_of(over[0]) == "2026-12");
    REQUIRE(name_of(over[1]) == "2026-11");
    REQUIRE(months_over(day("2026-11-01"), day("2026-11-30")).empty());
    REQUIRE(months_over(day("2027-01-01"), day("2026-11-30")).empty());  // A clock put back.
}

TEST_CASE("month_named refuses what is no month", "[core]") {
    const char* name = GENERATE("", "2026", "2026-13", "2026-1", "november", "2026-11-01");
    REQUIRE(month_named(name).error().kind == ErrorKind::Invalid);
}

TEST_CASE("a week belongs to the year of its Thursday, as in ISO 8601", "[core]") {
    struct Row {
        const char* day;
        const char* name;
        const char* monday;
    };
    // The years' ends, and one with 53 weeks.
    const Row row = GENERATE(
        Row{"2026-11-29", "2026-W48", "2026-11-23"}, Row{"2027-01-03", "2026-W53", "2026-12-28"},
        Row{"2027-01-04", "2027-W01", "2027-01-04"}, Row{"2024-12-30", "2025-W01", "2024-12-30"},
        Row{"2022-01-01", "2021-W52", "2021-12-27"});
    const Period week = week_of(day(row.day));
    REQUIRE(week_name(week) == row.name);
    REQUIRE(to_iso(week.first) == row.monday);
    REQUIRE(week.last - week.first == std::chrono::days{6});
    REQUIRE(week_named(row.name).value() == week);
}

TEST_CASE("a quarter has three whole months", "[core]") {
    struct Row {
        const char* day;
        const char* name;
        const char* first;
        const char* last;
    };
    const Row row = GENERATE(Row{"2026-11-29", "2026-Q4", "2026-10-01", "2026-12-31"},
                             Row{"2028-02-29", "2028-Q1", "2028-01-01", "2028-03-31"},
                             Row{"2026-06-30", "2026-Q2", "2026-04-01", "2026-06-30"});
    const Period quarter = quarter_of(day(row.day));
    REQUIRE(quarter_name(quarter) == row.name);
    REQUIRE(to_iso(quarter.first) == row.first);
    REQUIRE(to_iso(quarter.last) == row.last);
    REQUIRE(quarter_named(row.name).value() == quarter);
}

TEST_CASE("what names no week or quarter is refused", "[core]") {
    const char* name = GENERATE("", "2026", "2026-W54", "2025-W53", "2026-W00", "2026-W1",
                                "2026-Q0", "2026-Q5", "2026-Q", "2026-Q11", "x026-Q1", "2026-W4x");
    REQUIRE_FALSE(week_named(name).ok());
    REQUIRE_FALSE(quarter_named(name).ok());
}

TEST_CASE("periods_until goes back over the turn of a year, the oldest first", "[core]") {
    const auto quarters = periods_until(Span::Quarter, quarter_of(day("2026-02-01")), 8);
    REQUIRE(quarters.size() == 8);
    REQUIRE(quarter_name(quarters.front()) == "2024-Q2");
    REQUIRE(quarter_name(quarters.back()) == "2026-Q1");
    const auto weeks = periods_until(Span::Week, week_of(day("2027-01-05")), 3);
    REQUIRE(name_of(Span::Week, weeks.front()) == "2026-W52");
    REQUIRE(name_of(Span::Week, weeks[1]) == "2026-W53");
}

}  // namespace candour::report
