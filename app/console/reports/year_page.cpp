// The year's report as a page.
#include <charconv>

#include "app/console/reports/reports.h"
#include "core/report/year_tables.h"

namespace candour::console {
namespace {

using report::YearQuarter;

constexpr int first_year = 1990;

CivilDay new_year(int year) { return CivilDay{std::chrono::year{year} / std::chrono::January / 1}; }

int number_of_year(CivilDay day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

// Errors: NotFound for what is no year that has begun.
Result<int> asked_for(const LearningDesk& desk, const Fields& query) {
    const int now = number_of_year(desk.today());
    const std::string_view name = field(query, "of");
    if (name.empty()) return now;
    int year = 0;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), year);
    if (error == std::errc() && end == name.data() + name.size() && year >= first_year &&
        year <= now)
        return year;
    return Error{ErrorKind::NotFound, "there is no report of such a year"};
}

std::string address(int year) { return std::string(year_prefix) + "?of=" + std::to_string(year); }

}  // namespace

std::string year_of(CivilDay day) { return std::to_string(number_of_year(day)); }

Result<Page> year_page(const LearningDesk& desk, const Fields& query) {
    ASSIGN_OR_RETURN(const int year, asked_for(desk, query));
    std::vector<YearQuarter> quarters;
    const report::Period last = report::quarter_of(new_year(year + 1) - std::chrono::days{1});
    for (const report::Period& quarter : report::periods_until(report::Span::Quarter, last, 4)) {
        ASSIGN_OR_RETURN(const auto published, published_report_of(desk, quarter));
        YearQuarter one{.quarter = quarter};
        if (published) one.report = *published;
        quarters.push_back(std::move(one));
    }
    const auto tables = report::year_tables(quarters);
    const std::string name = std::to_string(year);
    Page page{"report_year",
              desk.language().tr("The year {year}", {{"year", name}}),
              Section::Reports,
              {},
              200};
    View& view = page.view;
    view["year"] = name;
    view["before_href"] = address(year - 1);
    view["before_name"] = std::to_string(year - 1);
    view["has_after"] = year < number_of_year(desk.today());
    view["after_href"] = address(year + 1);
    view["after_name"] = std::to_string(year + 1);
    view["has_report"] = !tables.empty();
    view["tables"] = tables_view(desk, tables);
    return page;
}

}  // namespace candour::console
