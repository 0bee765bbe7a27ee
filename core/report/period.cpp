// Calendar months.
#include "core/report/period.h"

#include <algorithm>

namespace candour::report {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

Period month_of(CivilDay day) {
    const year_month_day date{day};
    const auto month = date.year() / date.month();
    return {CivilDay{month / 1}, CivilDay{(month + months{1}) / 1} - days{1}};
}

std::string name_of(const Period& month) { return to_iso(month.first).substr(0, 7); }

Result<Period> month_named(std::string_view name) {
    const Result<CivilDay> first = from_iso(std::string(name) + "-01");
    if (!first.ok()) {
        return Error{ErrorKind::Invalid, "a month is written like 2026-11"};
    }
    return month_of(first.value());
}

std::vector<Period> months_over(CivilDay first, CivilDay today) {
    std::vector<Period> over;
    for (Period month = month_of(first); month.over(today); month = month_of(month.last + days{1}))
        over.push_back(month);
    std::ranges::reverse(over);
    return over;
}

}  // namespace candour::report
