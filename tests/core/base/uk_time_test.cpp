// Days and hours on the wall in the United Kingdom.
#include "core/base/uk_time.h"

#include <string>

#include "tests/support/catch.h"

namespace candour {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Summer {
    const char* first;
    const char* last;
};

// As the Summer Time Orders list them; 2023 to 2026 from gov.uk/when-do-the-clocks-change.
constexpr Summer summers[] = {
    {"1996-03-31", "1996-10-27"}, {"1998-03-29", "1998-10-25"}, {"2002-03-31", "2002-10-27"},
    {"2023-03-26", "2023-10-29"}, {"2024-03-31", "2024-10-27"}, {"2025-03-30", "2025-10-26"},
    {"2026-03-29", "2026-10-25"}, {"2027-03-28", "2027-10-31"},
};

CivilDay day(const std::string& iso) { return from_iso(iso).take(); }

std::string text(Instant instant) {
    const UkTime time = uk_time(instant);
    return to_iso(time.day) + " " + hour_and_minute(time.minute);
}

}  // namespace

TEST_CASE("summer begins and ends at one o'clock in Greenwich on its Sundays", "[core]") {
    for (const Summer& summer : summers) {
        CAPTURE(summer.first);
        const Instant begins = Instant{day(summer.first)} + hours{1};
        REQUIRE(text(begins - Milliseconds{1}) == std::string(summer.first) + " 00:59");
        REQUIRE(text(begins) == std::string(summer.first) + " 02:00");
        REQUIRE(uk_time(begins).ahead == minutes{60});
        const Instant ends = Instant{day(summer.last)} + hours{1};
        REQUIRE(text(ends - Milliseconds{1}) == std::string(summer.last) + " 01:59");
        REQUIRE(text(ends) == std::string(summer.last) + " 01:00");
        REQUIRE(uk_time(ends).ahead == minutes{0});
    }
}

TEST_CASE("half past midnight in summer is of the new day, though not yet in Greenwich", "[core]") {
    const Instant instant = Instant{day("2026-07-09")} + hours{23} + minutes{30};
    REQUIRE(uk_day(instant) == day("2026-07-10"));
    REQUIRE(text(instant) == "2026-07-10 00:30");
    REQUIRE(uk_day(instant - minutes{31}) == day("2026-07-09"));
    REQUIRE(uk_day(Instant{day("2026-01-09")} + hours{23} + minutes{59}) == day("2026-01-09"));
}

TEST_CASE("a day and a minute lead back to their instant", "[core]") {
    REQUIRE(uk_instant(day("2026-01-10"), 12 * 60) == Instant{day("2026-01-10")} + hours{12});
    REQUIRE(uk_instant(day("2026-07-10"), 12 * 60) == Instant{day("2026-07-10")} + hours{11});
    for (const char* iso : {"2026-03-28", "2026-03-29", "2026-03-30", "2026-10-24", "2026-10-25"}) {
        for (int minute = 0; minute < 24 * 60; minute += 10) {
            const bool left_out = std::string(iso) == "2026-03-29" && 60 <= minute && minute < 120;
            if (left_out) continue;
            const UkTime back = uk_time(uk_instant(day(iso), minute));
            REQUIRE(back.day == day(iso));
            REQUIRE(back.minute == minute);
        }
    }
}

TEST_CASE("of an hour that comes twice the first is meant; one left out goes on", "[core]") {
    REQUIRE(uk_instant(day("2026-10-25"), 90) == Instant{day("2026-10-25")} + minutes{30});
    REQUIRE(text(uk_instant(day("2026-03-29"), 90)) == "2026-03-29 02:30");
}

}  // namespace candour
