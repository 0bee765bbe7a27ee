// Quarters' tables side by side.
#include "core/report/year_tables.h"

#include <algorithm>

#include "core/report/case_tables.h"

namespace candour::report {
namespace {

// Tables over time, and those with more than one count a row, stay in their quarter's report.
bool stands_in_year(const ReportTable& table) {
    return table.id != "trend" && table.id != "theme_trend" && table.id != "service_and_kind" &&
           table.id != "complaints_by_month";
}

ReportTable* find_in(std::vector<ReportTable>& tables, const ReportTable& like) {
    const auto found = std::ranges::find_if(tables, [&like](const ReportTable& table) {
        return table.id == like.id && table.part == like.part;
    });
    return found == tables.end() ? nullptr : &*found;
}

void add_rows(ReportTable& table, const ReportTable& of_quarter) {
    for (const ReportRow& row : of_quarter.rows) {
        if (std::ranges::find(table.rows, row.id, &ReportRow::id) == table.rows.end())
            table.rows.push_back({row.id, {}});
    }
}

ReportCell cell_in(const YearQuarter& quarter, const ReportTable& table, const std::string& row) {
    if (!quarter.report) return {};
    const ReportTable* there = quarter.report->find(table.id, table.part);
    if (there == nullptr) return count_cell(0);
    if (there->withheld) return {.kind = CellKind::Hidden};
    const auto found = std::ranges::find(there->rows, row, &ReportRow::id);
    return found == there->rows.end() ? count_cell(0) : found->cells.front();
}

}  // namespace

std::vector<ReportTable> year_tables(const std::vector<YearQuarter>& quarters) {
    std::vector<ReportTable> tables;
    for (const YearQuarter& quarter : quarters) {
        if (!quarter.report) continue;
        for (const ReportTable& table : quarter.report->tables) {
            if (!stands_in_year(table)) continue;
            ReportTable* in_year = find_in(tables, table);
            if (in_year == nullptr) {
                in_year = &tables.emplace_back(ReportTable{.id = table.id,
                                                           .part = table.part,
                                                           .row_names = table.row_names,
                                                           .column_names = "period"});
            }
            add_rows(*in_year, table);
        }
    }
    for (ReportTable& table : tables) {
        for (const YearQuarter& quarter : quarters)
            table.columns.push_back(quarter_name(quarter.quarter));
        for (ReportRow& row : table.rows) {
            for (const YearQuarter& quarter : quarters)
                row.cells.push_back(cell_in(quarter, table, row.id));
        }
    }
    std::erase_if(tables, [](const ReportTable& table) { return table.rows.empty(); });
    return tables;
}

}  // namespace candour::report
