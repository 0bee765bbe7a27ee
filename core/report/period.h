// Period: the time that one table of results is about: a calendar month for surveys, an ISO week or
// a quarter for cases. A published table is made when its period is over and never again: two
// tables that differ by a day would give away who came that day (architecture §4.9).
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

// Weeks begin on Monday and belong to the year that has their Thursday (ISO 8601): "2026-W48".
Period week_of(CivilDay day);
std::string week_name(const Period& week);
// Errors: Invalid.
Result<Period> week_named(std::string_view name);

// Three calendar months, from January: "2026-Q4".
Period quarter_of(CivilDay day);
std::string quarter_name(const Period& quarter);
// Errors: Invalid.
Result<Period> quarter_named(std::string_view name);

enum class Span { Week, Quarter };
Period period_of(Span span, CivilDay day);
std::string name_of(Span span, const Period& period);
// `count` of them, the oldest first; `last` is the last.
std::vector<Period> periods_until(Span span, const Period& last, int count);

}  // namespace candour::report
