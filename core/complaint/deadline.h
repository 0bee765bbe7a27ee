// Deadlines: when an organisation must have done something, with the working of it day by day, so
// that every date can explain itself. Pure: a calendar and days in, a date out.
//
// The day on which something happens is day 0; the next working day is day 1 (design: procedures).
#pragma once

#include <vector>

#include "core/base/civil_day.h"
#include "core/complaint/clock_length.h"
#include "core/complaint/work_calendar.h"

namespace candour::complaint {

// While a clock is stopped nothing counts: not the days after `from`, up to and with `to`. So the
// day of the stop still counts, and the day on which it runs again is a day 0, as any day on which
// something happens. Not every procedure allows it (procedures are data).
struct Stop {
    CivilDay from;
    CivilDay to;
    bool operator==(const Stop&) const = default;
};

// One line of the working.
struct CountedDay {
    DayStatus status;
    bool stopped = false;
    int count = 0;  // The number of the day, from 1; 0 when it does not count.
    bool operator==(const CountedDay&) const = default;
};

struct Deadline {
    CivilDay due;  // The last day on which it is in time.
    // From the day after the beginning to the due day, every day once.
    std::vector<CountedDay> working{};
    // A bank holiday that is not announced yet could move it.
    bool provisional = false;
};

// Hours from a date alone are whole days, begun ones too: 24 hours end with the next day.
// Source: requirements C6, C20, D7, D12, D15, P3, P7.
// Errors: Invalid when the length is below 0 or above clock_days_max, when a stop ends before it
// begins, or when the office is closed for so long that no day counts.
Result<Deadline> deadline(CivilDay from, ClockLength length, const WorkCalendar& calendar,
                          const std::vector<Stop>& stops = {});

}  // namespace candour::complaint
