// One loop over days: what a date is and what its working says can never differ.
#include "core/complaint/deadline.h"

#include <algorithm>

#include "core/complaint/limits.h"

namespace candour::complaint {
namespace {

using namespace std::chrono;

constexpr int days_a_week = 7;
constexpr int hours_a_day = 24;

Error invalid(std::string what) { return Error{ErrorKind::Invalid, std::move(what)}; }

bool is_stopped(CivilDay day, const std::vector<Stop>& stops) {
    return std::ranges::any_of(stops,
                               [&](const Stop& stop) { return stop.from < day && day <= stop.to; });
}

}  // namespace

Result<Deadline> deadline(CivilDay from, ClockLength length, const WorkCalendar& calendar,
                          const std::vector<Stop>& stops) {
    const bool working_days = length.unit == ClockUnit::WorkingDays;
    const bool hours = length.unit == ClockUnit::Hours;
    const int days_each = length.unit == ClockUnit::Weeks ? days_a_week : 1;
    const int number_max = hours ? clock_days_max * hours_a_day : clock_days_max / days_each;
    if (length.number < 0 || length.number > number_max) {
        return invalid("a clock has from 0 to " + std::to_string(clock_days_max) + " days");
    }
    for (const Stop& stop : stops) {
        if (stop.to < stop.from) {
            return invalid("a clock that was stopped on " + to_iso(stop.from) +
                           " cannot run again before, on " + to_iso(stop.to));
        }
    }
    const int wanted =
        hours ? (length.number + hours_a_day - 1) / hours_a_day : length.number * days_each;
    Deadline found{.due = from};
    int count = 0;
    for (CivilDay day = from + days{1}; count < wanted; day += days{1}) {
        if (found.working.size() >= static_cast<std::size_t>(clock_span_days_max)) {
            return invalid("too few days count after " + to_iso(from) +
                           ": look at the closure days and at when the clock was stopped");
        }
        CountedDay line{.status = calendar.status(day), .stopped = is_stopped(day, stops)};
        const bool counts =
            !line.stopped && (!working_days || line.status.kind == DayKind::Working);
        if (counts) line.count = ++count;
        // Weekends and calendar days are certain; only a working day may become a holiday.
        found.provisional |=
            working_days && line.status.provisional && line.status.kind != DayKind::Weekend;
        found.working.push_back(std::move(line));
        found.due = day;
    }
    return found;
}

}  // namespace candour::complaint
