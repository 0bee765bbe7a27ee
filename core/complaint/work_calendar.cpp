// See work_calendar.h.
#include "core/complaint/work_calendar.h"

#include <algorithm>
#include <iterator>

#include "core/base/utf8.h"
#include "core/complaint/limits.h"

namespace candour::complaint {
namespace {

using namespace std::chrono;

Error invalid(std::string what) { return Error{ErrorKind::Invalid, std::move(what)}; }

Status check(const Closure& closure) {
    const std::string days =
        "the closure from " + to_iso(closure.first) + " to " + to_iso(closure.last);
    if (closure.last < closure.first) return invalid(days + " ends before it begins");
    if ((closure.last - closure.first).count() >= closure_days_max) {
        return invalid(days + " is longer than a year");
    }
    if (closure.reason.size() > closure_reason_bytes_max || !is_utf8(closure.reason)) {
        return invalid(days + " has a reason that is too long or is no text");
    }
    return Unit{};
}

}  // namespace

WorkCalendar::WorkCalendar(Nation nation, std::vector<Closure> closures)
    : nation_(nation), closures_(std::move(closures)) {
    for (int year = holiday_year_min; year <= holiday_year_max; ++year)
        std::ranges::copy(bank_holidays(nation, year), std::back_inserter(holidays_));
}

Result<WorkCalendar> WorkCalendar::create(Nation nation, std::vector<Closure> closures) {
    if (closures.size() > closures_max) {
        return invalid("a calendar has at most " + std::to_string(closures_max) + " closures");
    }
    for (const Closure& closure : closures)
        RETURN_IF_ERROR(check(closure));
    std::ranges::sort(closures, {}, &Closure::first);
    return WorkCalendar(nation, std::move(closures));
}

DayStatus WorkCalendar::status(CivilDay day) const {
    DayStatus status{.day = day, .provisional = day > holidays_known_until};
    const weekday which{day};
    if (which == Saturday || which == Sunday) {
        status.kind = DayKind::Weekend;
        return status;
    }
    const auto holiday = std::ranges::lower_bound(holidays_, day, {}, &BankHoliday::day);
    if (holiday != holidays_.end() && holiday->day == day) {
        status.kind = DayKind::BankHoliday;
        status.holiday = *holiday;
        return status;
    }
    const auto closed = std::ranges::find_if(closures_, [&](const Closure& closure) {
        return closure.first <= day && day <= closure.last;
    });
    if (closed != closures_.end()) {
        status.kind = DayKind::Closed;
        status.closure = closed->reason;
    }
    return status;
}

Result<int> WorkCalendar::working_days_between(CivilDay from, CivilDay to) const {
    const CivilDay first = std::min(from, to);
    const CivilDay last = std::max(from, to);
    if ((last - first).count() > clock_span_days_max) {
        return invalid("the days " + to_iso(first) + " and " + to_iso(last) +
                       " are too far apart to be counted");
    }
    int count = 0;
    for (CivilDay day = first + days{1}; day <= last; day += days{1})
        count += is_working(day) ? 1 : 0;
    return from <= to ? count : -count;
}

}  // namespace candour::complaint
