// Period: a calendar month, the time that one table of results is about. A table is made when its
// month is over and never again: two tables that differ by a day would give away who came that day
// (architecture §4.9).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/civil_day.h"
#include "core/base/result.h"

namespace candour::report {

struct Period {
    CivilDay first{};
    CivilDay last{};
    bool operator==(const Period&) const = default;
    bool holds(CivilDay day) const { return first <= day && day <= last; }
    bool over(CivilDay today) const { return last < today; }
};

Period month_of(CivilDay day);
// "2026-11".
std::string name_of(const Period& month);
// Errors: Invalid.
Result<Period> month_named(std::string_view name);
// Those that are over, from the one with `first` in it; the newest first.
std::vector<Period> months_over(CivilDay first, CivilDay today);

}  // namespace candour::report
