// Tables without numbers.
#include "core/report/case_tables.h"

#include <algorithm>

namespace candour::report {

ReportCell count_cell(std::int64_t count) { return {CellKind::Count, count}; }

ReportCell percent_cell(std::int64_t part, std::int64_t whole) {
    if (whole == 0) return {};
    return {CellKind::Percent, (200 * part / whole + 1) / 2};
}

std::int64_t count_in(const CountTable& table, std::string_view row) {
    const auto found = std::ranges::find(table.rows, row, &CountRow::id);
    return found == table.rows.end() ? 0 : found->count;
}

ReportTable frame_of(const CountTable& counted) {
    ReportTable table{.id = counted.id,
                      .part = counted.part,
                      .row_names = counted.names,
                      .column_names = "words",
                      .columns = {"count"}};
    if (counted.exclusive) table.columns.emplace_back("percent");
    return table;
}

ReportTable measures_frame() {
    return {.id = "measures", .row_names = "words", .column_names = "words", .columns = {"value"}};
}

ReportTable trend_frame() {
    return {.id = "trend",
            .row_names = "period",
            .column_names = "words",
            .columns = {"complaints", "others", "in_time", "handling"}};
}

ReportTable cross_frame(const CrossTable& cross) {
    return {.id = "service_and_kind",
            .row_names = "service",
            .column_names = "kind",
            .columns = cross.columns};
}

void ThemeTrend::add(const std::string& period, const ReportTable& themes) {
    for (const ReportRow& row : themes.rows)
        themes_.insert(row.id);
    periods_.emplace_back(period, themes);
}

ReportTable ThemeTrend::table() const {
    ReportTable table{.id = "theme_trend", .row_names = "theme", .column_names = "period"};
    for (const auto& [period, themes] : periods_)
        table.columns.push_back(period);
    for (const std::string& theme : themes_) {
        ReportRow row{.id = theme, .cells = {}};
        for (const auto& [period, themes] : periods_) {
            const auto found = std::ranges::find(themes.rows, theme, &ReportRow::id);
            row.cells.push_back(found == themes.rows.end() ? count_cell(0) : found->cells.front());
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace candour::report
