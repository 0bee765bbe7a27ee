// A report as a page: for each table a chart that says the same, without JavaScript.
#include <algorithm>
#include <span>

#include "app/console/learning/permissions.h"
#include "app/console/reports/reports.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using report::CellKind;
using report::ReportCell;
using report::ReportRow;
using report::ReportTable;
using report::Span;

// Of the column chart, in its own units.
constexpr std::int64_t chart_height = 120;
constexpr std::int64_t bar_width = 34;
constexpr std::int64_t bar_step = 50;

// Of a table with a line for each case; the files have them all.
constexpr std::size_t lines_max = 100;

bool is_numeric(CellKind kind) { return kind != CellKind::Day; }

View cell_view(const ReportCell& cell, const PageLanguage& language) {
    View view;
    view["cell"] = cell_words(cell, language);
    view["is_hidden"] = cell.kind == CellKind::Hidden;
    view["is_nothing"] = cell.kind == CellKind::Nothing;
    view["is_shown"] = cell.kind != CellKind::Hidden && cell.kind != CellKind::Nothing;
    view["is_number"] = is_numeric(cell.kind);
    return view;
}

// Bars are for counts that stand side by side.
bool has_bars(const ReportTable& table) {
    return !table.columns.empty() && table.columns.front() == "count" &&
           table.id != "theme_results";
}

std::int64_t largest_of(const ReportTable& table) {
    std::int64_t largest = 1;
    for (const ReportRow& row : table.rows) {
        if (row.cells.front().kind == CellKind::Count)
            largest = std::max(largest, row.cells.front().value);
    }
    return largest;
}

// So many lines from the beginning, the oldest.
std::size_t left_out(const ReportTable& table) {
    const bool is_long = table.row_names == "case" && table.rows.size() > lines_max;
    return is_long ? table.rows.size() - lines_max : 0;
}

View rows_view(const LearningDesk& desk, const ReportTable& table) {
    const bool bars = has_bars(table);
    const std::int64_t largest = bars ? largest_of(table) : 1;
    View rows{View::type::list};
    for (const ReportRow& row : std::span(table.rows).subspan(left_out(table))) {
        View cells{View::type::list};
        for (const ReportCell& cell : row.cells)
            cells << cell_view(cell, desk.language());
        const ReportCell& first = row.cells.empty() ? ReportCell{} : row.cells.front();
        View view;
        view["row_name"] = view_of(id_words(desk, table.row_names, row.id, desk.language()));
        view["cells"] = std::move(cells);
        view["row_bar"] = bars && first.kind == CellKind::Count;
        view["bar_percent"] = std::to_string(bars ? first.value * 100 / largest : 0);
        rows << view;
    }
    return rows;
}

// One column a period: complaints that were received.
View chart_view(const ReportTable& table, const PageLanguage& language) {
    const std::int64_t largest = largest_of(table);
    View bars{View::type::list};
    std::int64_t x = 0;
    for (const ReportRow& row : table.rows) {
        const ReportCell& cell = row.cells.front();
        const std::int64_t value = cell.kind == CellKind::Count ? cell.value : 0;
        const std::int64_t height = value * chart_height / largest;
        View bar;
        bar["x"] = std::to_string(x);
        bar["middle"] = std::to_string(x + bar_width / 2);
        bar["y"] = std::to_string(20 + chart_height - height);
        bar["height"] = std::to_string(height);
        bar["value_y"] = std::to_string(14 + chart_height - height);
        bar["bar_value"] = cell_words(cell, language);
        bar["bar_label"] = period_label(row.id, language);
        bars << bar;
        x += bar_step;
    }
    View chart;
    chart["chart_width"] = std::to_string(x);
    chart["bars"] = std::move(bars);
    return chart;
}

View table_view(const LearningDesk& desk, const ReportTable& table) {
    View heads{View::type::list};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        View head;
        head["head"] =
            view_of(id_words(desk, table.column_names, table.columns[i], desk.language()));
        const bool dates = table.id == "dates";
        head["is_number"] = !dates;
        heads << head;
    }
    const bool trend = table.id == "trend";
    View view;
    view["table_title"] = shown_text(table_title(desk, table, desk.language()));
    view["table_id"] = table.part.empty() ? table.id : table.id + "-" + table.part;
    view["is_withheld"] = table.withheld;
    view["has_rows"] = !table.rows.empty();
    view["is_cut"] = left_out(table) > 0;
    view["lines"] = std::to_string(lines_max);
    view["lines_of"] = std::to_string(table.rows.size());
    view["is_empty"] = table.rows.empty() && !table.withheld;
    view["has_bars"] = has_bars(table);
    view["is_chart"] = trend && !table.rows.empty();
    view["chart"] = trend ? chart_view(table, desk.language()) : View{};
    view["heads"] = std::move(heads);
    view["rows"] = rows_view(desk, table);
    return view;
}

std::string minute_of(Instant instant, const PageLanguage& language) {
    return language.minute(
        std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
}

std::string address(const std::string& path, const std::string& period, const std::string& service,
                    bool published) {
    std::string href = path + "?period=" + period;
    if (!service.empty()) href += "&service=" + url_encode(service);
    if (published) href += "&view=published";
    return href;
}

View services_view(const LearningDesk& desk, const std::string& chosen) {
    View list{View::type::list};
    for (const feedback::Service& service : desk.desk.organisation.services) {
        View view;
        view["service_id"] = service.id;
        view["service_name"] =
            view_of(service_name(desk.desk.organisation, service.id, desk.language()));
        view["chosen"] = service.id == chosen;
        list << view;
    }
    return list;
}

void add_ways(View& view, const LearningDesk& desk, const FoundReport& found, bool exact,
              bool team) {
    const std::string name = report::name_of(found.span, found.period);
    const report::Period before =
        report::period_of(found.span, found.period.first - std::chrono::days{1});
    const report::Period after =
        report::period_of(found.span, found.period.last + std::chrono::days{1});
    const auto at = [&](const std::string& period) {
        return address("/reports", period, found.service, !exact && team);
    };
    view["before_href"] = at(report::name_of(found.span, before));
    view["before_name"] = period_words(report::name_of(found.span, before), desk.language());
    view["has_after"] = after.first <= desk.today();
    view["after_href"] = at(report::name_of(found.span, after));
    view["after_name"] = period_words(report::name_of(found.span, after), desk.language());
    view["week_href"] =
        address("/reports", report::week_name(report::week_of(desk.today())), found.service, false);
    view["quarter_href"] = address(
        "/reports", report::quarter_name(report::quarter_of(desk.today())), found.service, false);
    const CivilDay last = report::quarter_of(desk.today()).first - std::chrono::days{1};
    view["published_href"] =
        address("/reports", report::quarter_name(report::quarter_of(last)), "", true);
    view["xlsx_href"] = address("/reports/file.xlsx", name, found.service, !exact && team);
    view["json_href"] = address("/reports/file.json", name, found.service, !exact && team);
}

}  // namespace

Result<Page> report_page(const LearningDesk& desk, const Fields& query, const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const FoundReport found, find_report(desk, query, viewer));
    const bool team = may_see_exact_reports(viewer.account);
    const bool exact = team && field(query, "view") != "published";
    const std::string name = report::name_of(found.span, found.period);
    const PageLanguage& language = desk.language();
    Page page{"report",
              language.tr("Report: {period}", {{"period", period_words(name, language)}}),
              Section::Reports,
              {},
              200};
    View& view = page.view;
    view["report_title"] = page.title;
    view["period_id"] = name;
    view["is_week"] = found.span == Span::Week;
    view["is_quarter"] = exact && found.span == Span::Quarter;
    view["is_exact"] = exact;
    view["is_published"] = !exact;
    view["sees_exact"] = team;
    view["not_over"] = !found.period.over(desk.today());
    view["first_day"] = language.day(found.period.first);
    view["last_day"] = language.day(found.period.last);
    view["services"] = services_view(desk, found.service);
    add_ways(view, desk, found, exact, team);
    View tables{View::type::list};
    if (found.report) {
        for (const ReportTable& table : found.report->tables)
            tables << table_view(desk, table);
    }
    view["is_behind"] = found.behind_since.has_value();
    view["made_at"] = found.behind_since ? minute_of(*found.behind_since, language) : "";
    view["anew_href"] = address("/reports", name, found.service, false) + "&anew=1";
    view["has_report"] = found.report != nullptr;
    view["tables"] = std::move(tables);
    return page;
}

}  // namespace candour::console
