// Reports of cases: weekly for the case team, quarterly for the board and everybody else
// (requirements C21, C23, P9, C19).
#pragma once

#include <memory>

#include "app/console/learning/desk.h"
#include "core/report/case_measures.h"
#include "core/survey/sheet/workbook.h"

namespace candour::console {

inline constexpr std::string_view reports_prefix = "/reports";

enum class ReportView { Page, Year, Xlsx, Data };

// /reports, /reports/year, /reports/file.xlsx, /reports/file.json; all but the year with "period"
// (2026-W48, 2026-Q4) and "service" in its query. Nothing for another address.
std::optional<ReportView> report_view(std::string_view path);

struct FoundReport {
    report::Span span = report::Span::Quarter;
    report::Period period;
    std::string service{};  // Exact reports alone; empty: all.
    // Null: the quarter is not over, or there are no cases.
    std::shared_ptr<const report::CaseReport> report{};
    // It was made then, and somebody has written in a case since.
    std::optional<Instant> behind_since{};
};
// Exact for the case team; for others the published report of a quarter that is over, made once
// and kept. Where making an exact one takes long, one that is a few minutes behind does for a page,
// unless `anew` or the query asks for it "anew". Errors: NotFound for what is no period, the
// store's.
Result<FoundReport> find_report(const LearningDesk& desk, const Fields& query,
                                const SignedIn& viewer, bool anew = false);

Result<Page> report_page(const LearningDesk& desk, const Fields& query, const SignedIn& viewer);
Result<Download> report_download(const LearningDesk& desk, ReportView view, const Fields& query,
                                 const SignedIn& viewer);

// The reports of a year's quarters side by side (W16b): /reports/year, with "of" in its query.
inline constexpr std::string_view year_prefix = "/reports/year";
Result<Page> year_page(const LearningDesk& desk, const Fields& query);
// "2026".
std::string year_of(CivilDay day);

// One line for each number, so that a spreadsheet can sort and chart it. In English, as every file.
survey::Workbook report_workbook(const LearningDesk& desk, const FoundReport& found);

// Of a quarter; null: it is not over, or there are no cases.
Result<std::shared_ptr<const report::CaseReport>> published_report_of(
    const LearningDesk& desk, const report::Period& quarter);
View tables_view(const LearningDesk& desk, const std::vector<report::ReportTable>& tables);

// What a table, a row, a column and a cell are called on pages and in files.
std::string table_title(const LearningDesk& desk, const report::ReportTable& table,
                        const PageLanguage& language);
ShownText id_words(const LearningDesk& desk, const std::string& names, const std::string& id,
                   const PageLanguage& language);
std::string cell_words(const report::ReportCell& cell, const PageLanguage& language);
std::string period_words(const std::string& name, const PageLanguage& language);
// Short, for a chart: "26-Q4".
std::string period_label(const std::string& name, const PageLanguage& language);

}  // namespace candour::console
