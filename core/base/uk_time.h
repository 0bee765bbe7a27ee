// UkTime: the day and the minute on the wall in the United Kingdom, from an instant and back.
//
// The rule: Greenwich time, and an hour more (BST) from 01:00 UTC of the last Sunday of March to
// 01:00 UTC of the last Sunday of October. Right from 1996 on; earlier years ended summer on other
// days. Source: Summer Time Act 1972 section 1, as amended by the Summer Time Order 2002 (SI
// 2002/262), and the Summer Time Orders 1994 and 1997 before it.
// A rule instead of the machine's zone: servers run on UTC, and all processes must agree on a day.
#pragma once

#include <chrono>
#include <string>

#include "core/base/civil_day.h"

namespace candour {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Milliseconds = std::chrono::milliseconds;

struct UkTime {
    CivilDay day{};
    int minute = 0;                // Of the day: 0 to 1,439.
    std::chrono::minutes ahead{};  // Of UTC: 0, or 60 in summer.
    bool operator==(const UkTime&) const = default;
};

UkTime uk_time(Instant instant);
CivilDay uk_day(Instant instant);

// Of the hour that comes twice in October the first is meant. In the hour that March leaves out,
// 01:30 is what a clock says that nobody has put forward yet: 02:30.
Instant uk_instant(CivilDay day, int minute);

// "09:05".
std::string hour_and_minute(int minute_of_day);

}  // namespace candour
