// Calendar months, ISO weeks, quarters.
#include "core/report/period.h"

#include <algorithm>

namespace candour::report {

using std::chrono::days;
using std::chrono::months;
using std::chrono::year_month_day;

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
}  // namespace

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

Period week_of(CivilDay day) {
    const std::chrono::weekday weekday{day};
    const CivilDay monday = day - (weekday - std::chrono::Monday);
    return {monday, monday + days{6}};
}

std::string week_name(const Period& week) {
    const CivilDay thursday = week.first + days{3};
    const std::chrono::year year = year_month_day{thursday}.year();
    const auto number = (thursday - CivilDay{year / 1 / 1}) / days{7} + 1;
    const std::string digits = std::to_string(number);
    return to_iso(thursday).substr(0, 4) + "-W" + (digits.size() < 2 ? "0" : "") + digits;
}

Result<Period> week_named(std::string_view name) {
    const Error wrong{ErrorKind::Invalid, "a week is written like 2026-W48"};
    const bool is_form = name.size() == 8 && name.substr(4, 2) == "-W" &&
                         std::ranges::all_of(name.substr(6), is_digit);
    const Result<CivilDay> january = from_iso(std::string(name.substr(0, 4)) + "-01-04");
    if (!is_form || !january.ok()) return wrong;
    const int number = (name[6] - '0') * 10 + (name[7] - '0');
    // 4 January is always in the first week.
    const Period week = week_of(january.value() + days{7} * (number - 1));
    // Week 53 of a year that has none is the next year's first.
    if (week_name(week) != name) return wrong;
    return week;
}

Period quarter_of(CivilDay day) {
    const year_month_day date{day};
    const unsigned first = (unsigned{date.month()} - 1) / 3 * 3 + 1;
    const auto month = date.year() / std::chrono::month{first};
    return {CivilDay{month / 1}, CivilDay{(month + months{3}) / 1} - days{1}};
}

std::string quarter_name(const Period& quarter) {
    const unsigned number = unsigned{year_month_day{quarter.last}.month()} / 3;
    return to_iso(quarter.first).substr(0, 4) + "-Q" + std::to_string(number);
}

Result<Period> quarter_named(std::string_view name) {
    const Error wrong{ErrorKind::Invalid, "a quarter is written like 2026-Q4"};
    if (name.size() != 7 || name.substr(4, 2) != "-Q" || name[6] < '1' || name[6] > '4')
        return wrong;
    const int month = (name[6] - '0') * 3;
    const std::string digits = (month < 10 ? "-0" : "-") + std::to_string(month);
    const Result<CivilDay> day = from_iso(std::string(name.substr(0, 4)) + digits + "-01");
    if (!day.ok()) return wrong;
    return quarter_of(day.value());
}

Period period_of(Span span, CivilDay day) {
    return span == Span::Week ? week_of(day) : quarter_of(day);
}

std::string name_of(Span span, const Period& period) {
    return span == Span::Week ? week_name(period) : quarter_name(period);
}

std::vector<Period> periods_until(Span span, const Period& last, int count) {
    std::vector<Period> periods{last};
    while (static_cast<int>(periods.size()) < count)
        periods.push_back(period_of(span, periods.back().first - days{1}));
    std::ranges::reverse(periods);
    return periods;
}

}  // namespace candour::report
