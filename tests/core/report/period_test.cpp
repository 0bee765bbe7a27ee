// Months: when one is over, and which are.
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

}  // namespace candour::report
