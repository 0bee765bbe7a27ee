// Hours on the wall in the United Kingdom.
#include <algorithm>

#include "core/complaint/scenario/scenario.h"

namespace candour::complaint {
namespace {

using namespace std::chrono;

// Both changes are at one o'clock, Greenwich.
bool is_summer(Instant instant) {
    const year_month_day date{floor<days>(instant)};
    const auto change = [&](month m) {
        return sys_days{date.year() / m / weekday_last{Sunday}} + hours{1};
    };
    return change(March) <= instant && instant < change(October);
}

std::string two(long number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

Instant uk_instant(CivilDay day, int hour, int minute) {
    const Instant as_winter = Instant{day} + hours{hour} + minutes{minute};
    const Instant as_summer = as_winter - hours{1};
    return is_summer(as_summer) ? as_summer : as_winter;
}

std::string uk_time(Instant instant) {
    const Instant local = is_summer(instant) ? instant + hours{1} : instant;
    const CivilDay day = floor<days>(local);
    const auto of_day = duration_cast<minutes>(local - Instant{day}).count();
    return to_iso(day) + " " + two(of_day / 60) + ":" + two(of_day % 60);
}

}  // namespace candour::complaint
