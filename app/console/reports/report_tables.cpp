// A report's tables as views: for each a chart that says the same, without JavaScript.
#include <algorithm>
#include <span>

#include "app/console/reports/reports.h"
#include "app/console/words.h"

namespace candour::console {
namespace {

using report::CellKind;
using report::ReportCell;
using report::ReportRow;
using report::ReportTable;

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

}  // namespace

View tables_view(const LearningDesk& desk, const std::vector<ReportTable>& tables) {
    View views{View::type::list};
    for (const ReportTable& table : tables)
        views << table_view(desk, table);
    return views;
}

}  // namespace candour::console
