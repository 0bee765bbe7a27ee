// Due dates, and that their working says what they are.
#include "core/complaint/deadline.h"

#include <random>

#include "core/complaint/limits.h"
#include "tests/support/catch.h"

namespace candour::complaint {
namespace {

using namespace std::chrono;

CivilDay day(const char* iso) { return from_iso(iso).take(); }

WorkCalendar calendar(Nation nation, std::vector<Closure> closures = {}) {
    return WorkCalendar::create(nation, std::move(closures)).take();
}

struct Clock {
    const char* from;
    ClockLength length;
    const char* due;
};

constexpr ClockLength working(int number) { return {number, ClockUnit::WorkingDays}; }

constexpr Clock clocks[] = {
    {"2026-11-23", working(0), "2026-11-23"},  // The day itself.
    {"2026-11-23", working(1), "2026-11-24"},  // Monday to Tuesday.
    {"2026-11-27", working(1), "2026-11-30"},  // Friday to Monday.
    {"2026-11-28", working(1), "2026-11-30"},  // A Saturday is a day 0, too.
    {"2026-11-23", working(10), "2026-12-07"},
    {"2026-04-01", working(2), "2026-04-07"},  // Over Good Friday and Easter Monday.
    {"2026-12-23", working(3), "2026-12-30"},  // Over Christmas and Boxing Day's substitute.
    {"2020-05-04", working(4), "2020-05-11"},  // Over the holiday that was held on a Friday.
    {"2022-09-16", working(1), "2022-09-20"},  // Over the funeral.
    {"1999-12-30", working(1), "2000-01-04"},  // Over the eve of 2000 and New Year's substitute.
    {"2026-12-23", {5, ClockUnit::CalendarDays}, "2026-12-28"},  // Nothing is left out.
    {"2026-11-23", {8, ClockUnit::Weeks}, "2027-01-18"},         // The ombudsman's eight weeks.
};

}  // namespace

TEST_CASE("a due date leaves out weekends and bank holidays", "[complaint]") {
    const WorkCalendar england = calendar(Nation::EnglandAndWales);
    for (const Clock& clock : clocks) {
        INFO(clock.from << " + " << clock.length.number);
        REQUIRE(to_iso(deadline(day(clock.from), clock.length, england).value().due) == clock.due);
    }
    // Saint Andrew's Day is worked in England, not in Scotland.
    const WorkCalendar scotland = calendar(Nation::Scotland);
    REQUIRE(to_iso(deadline(day("2026-11-27"), working(1), scotland).value().due) == "2026-12-01");
}

TEST_CASE("closure days move a due date, and are named in its working", "[complaint]") {
    const WorkCalendar closed =
        calendar(Nation::EnglandAndWales,
                 {{day("2026-12-29"), day("2026-12-31"), "Closed for the year's end"}});
    const Deadline found = deadline(day("2026-12-24"), working(1), closed).value();
    REQUIRE(to_iso(found.due) == "2027-01-04");
    REQUIRE(found.working.size() == 11);
    REQUIRE(found.working[0].status.kind == DayKind::BankHoliday);
    REQUIRE(found.working[0].status.holiday->holiday == Holiday::Christmas);
    REQUIRE(found.working[1].status.kind == DayKind::Weekend);
    REQUIRE(found.working[3].status.holiday->substitute);  // Boxing Day, on the 28th.
    REQUIRE(found.working[4].status.kind == DayKind::Closed);
    REQUIRE(found.working[4].status.closure == "Closed for the year's end");
    REQUIRE(found.working[7].status.holiday->holiday == Holiday::NewYear);
    REQUIRE(found.working.back().count == 1);
}

TEST_CASE("a stopped clock counts nothing until the day after it runs again", "[complaint]") {
    const WorkCalendar england = calendar(Nation::EnglandAndWales);
    // Received on Monday 2 November; stopped on Wednesday (day 2), again from Monday 9: day 3 is
    // Tuesday 10.
    const std::vector<Stop> stops = {{day("2026-11-04"), day("2026-11-09")}};
    const Deadline found = deadline(day("2026-11-02"), working(5), england, stops).value();
    REQUIRE(to_iso(found.due) == "2026-11-12");
    REQUIRE(found.working[1].count == 2);
    REQUIRE(found.working[2].stopped);
    REQUIRE(found.working[6].stopped);  // Monday 9.
    REQUIRE(found.working[7].count == 3);
    // A stop of no days changes nothing; one after the due day neither.
    REQUIRE(
        deadline(day("2026-11-02"), working(5), england, {{day("2026-11-04"), day("2026-11-04")}})
            .value()
            .due == day("2026-11-09"));
    REQUIRE(
        deadline(day("2026-11-02"), working(5), england, {{day("2026-11-20"), day("2026-12-20")}})
            .value()
            .due == day("2026-11-09"));
}

TEST_CASE("a date past the announced holidays is provisional when one could move it",
          "[complaint]") {
    const WorkCalendar england = calendar(Nation::EnglandAndWales);
    REQUIRE_FALSE(deadline(day("2028-12-20"), working(5), england).value().provisional);
    REQUIRE(deadline(day("2028-12-28"), working(5), england).value().provisional);
    REQUIRE_FALSE(
        deadline(day("2028-12-28"), {5, ClockUnit::CalendarDays}, england).value().provisional);
}

TEST_CASE("a clock that cannot be is refused in words", "[complaint]") {
    const WorkCalendar england = calendar(Nation::EnglandAndWales);
    const CivilDay from = day("2026-11-02");
    REQUIRE(deadline(from, working(-1), england).error().kind == ErrorKind::Invalid);
    REQUIRE(deadline(from, working(clock_days_max + 1), england).error().kind ==
            ErrorKind::Invalid);
    REQUIRE(deadline(from, {105, ClockUnit::Weeks}, england).error().kind == ErrorKind::Invalid);
    REQUIRE(deadline(from, {104, ClockUnit::Weeks}, england).ok());
    REQUIRE(deadline(from, working(5), england, {{from, from - days{1}}})
                .error()
                .what.find("cannot run again before") != std::string::npos);
    const Result<Deadline> endless =
        deadline(from, working(5), england, {{from, from + days{100'000}}});
    REQUIRE(endless.error().what.find("too few days count") != std::string::npos);
    REQUIRE_FALSE(WorkCalendar::create(Nation::Scotland, {{from, from - days{1}}}).ok());
    REQUIRE_FALSE(WorkCalendar::create(Nation::Scotland, {{from, from + days{366}}}).ok());
    REQUIRE_FALSE(WorkCalendar::create(Nation::Scotland, {{from, from, "\xFF"}}).ok());
}

TEST_CASE("the working adds up to the due date, for any clock", "[complaint]") {
    std::mt19937 random(2026);  // NOLINT: the same clocks each time.
    const auto below = [&](unsigned bound) { return static_cast<int>(random() % bound); };
    for (int round = 0; round < 3'000; ++round) {
        const CivilDay from = day("1990-01-01") + days{below(40'000)};
        std::vector<Closure> closures;
        std::vector<Stop> stops;
        for (int i = below(4); i > 0; --i) {
            const CivilDay first = from + days{below(60)};
            closures.push_back({first, first + days{below(10)}, "closed"});
        }
        for (int i = below(3); i > 0; --i) {
            const CivilDay first = from + days{below(40)};
            stops.push_back({first, first + days{below(30)}});
        }
        const WorkCalendar work = calendar(static_cast<Nation>(below(3)), closures);
        const ClockLength length{below(60), static_cast<ClockUnit>(below(3))};
        const Deadline found = deadline(from, length, work, stops).value();

        int count = 0;
        CivilDay expected = from;
        for (const CountedDay& line : found.working) {
            expected += days{1};
            REQUIRE(line.status.day == expected);  // Every day once.
            REQUIRE(line.status == work.status(expected));
            if (line.count == 0) continue;
            REQUIRE(line.count == ++count);
            REQUIRE_FALSE(line.stopped);
            const bool works = line.status.kind == DayKind::Working;
            REQUIRE((works || length.unit != ClockUnit::WorkingDays));
        }
        REQUIRE(count == length.number * (length.unit == ClockUnit::Weeks ? 7 : 1));
        REQUIRE(found.due == expected);
        // It ends on a day that counts, never on one that was left out.
        REQUIRE((found.working.empty() || found.working.back().count == count));
        if (stops.empty() && length.unit == ClockUnit::WorkingDays) {
            REQUIRE(work.working_days_between(from, found.due).value() == length.number);
            REQUIRE(work.working_days_between(found.due, from).value() == -length.number);
        }
    }
}

}  // namespace candour::complaint
