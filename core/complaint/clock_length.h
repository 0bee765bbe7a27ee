// ClockLength: how long a clock runs, as procedures say it.
#pragma once

#include <cstdint>

namespace candour::complaint {

enum class ClockUnit : std::uint8_t {
    WorkingDays,
    CalendarDays,  // Also weekends and holidays; may end on one.
    Weeks,         // Of seven calendar days.
    Hours,         // Clock hours, weekends included; from a date alone, whole days to their end.
};

struct ClockLength {
    int number = 0;
    ClockUnit unit = ClockUnit::WorkingDays;
    bool operator==(const ClockLength&) const = default;
};

}  // namespace candour::complaint
