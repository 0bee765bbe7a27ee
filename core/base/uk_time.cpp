// See uk_time.h.
#include "core/base/uk_time.h"

namespace candour {
namespace {

using namespace std::chrono;

constexpr minutes summer_ahead{60};

// Both changes are at one o'clock, Greenwich.
bool is_summer(Instant instant) {
    const year_month_day date{floor<days>(instant)};
    const auto change = [&](month m) {
        return sys_days{date.year() / m / weekday_last{Sunday}} + hours{1};
    };
    return change(March) <= instant && instant < change(October);
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

UkTime uk_time(Instant instant) {
    const minutes ahead = is_summer(instant) ? summer_ahead : minutes{0};
    const Instant on_the_wall = instant + ahead;
    const CivilDay day = floor<days>(on_the_wall);
    const auto minute = floor<minutes>(on_the_wall - Instant{day}).count();
    return {.day = day, .minute = static_cast<int>(minute), .ahead = ahead};
}

CivilDay uk_day(Instant instant) { return uk_time(instant).day; }

Instant uk_instant(CivilDay day, int minute) {
    const Instant as_winter = Instant{day} + minutes{minute};
    const Instant as_summer = as_winter - summer_ahead;
    return is_summer(as_summer) ? as_summer : as_winter;
}

std::string hour_and_minute(int minute_of_day) {
    return two_digits(minute_of_day / 60) + ":" + two_digits(minute_of_day % 60);
}

}  // namespace candour
