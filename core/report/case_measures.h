// CaseReport: what an organisation learns from a week's or a quarter's cases, as tables
// (requirements P9, C19, C21, C23). There are two views.
//
// Exact: for the case team alone; any week or quarter, of all services or of one.
//
// Published: for everybody else. Disclosure-controlled as survey results are (architecture §4.9):
// 0, "*" for 1 to 7, other counts rounded to 5, percentages made of shown counts only. Only whole
// quarters of the whole organisation: weeks beside quarters, or a service beside all, could be
// subtracted. Tables that sort the same cases are held against each other (privacy/linked_rows.h);
// the one that is crossed, services by kinds, is shown only where nothing in it is hidden. A sum of
// money is shown only of 8 cases or more of which none makes up over half, to the nearest £10.
// Whoever publishes keeps the report that was made and does not make it again; its trends are the
// numbers of the quarters' own reports, so that no quarter is ever counted twice, once before and
// once after somebody corrected a case.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/report/facts_book.h"
#include "core/report/period.h"

namespace candour::report {

enum class CellKind : std::uint8_t {
    Count,
    Hidden,  // 1 to 7, or something that would give such a count away.
    Percent,
    Pence,
    Day,      // Days since 1970.
    Nothing,  // There is none: no percentage of nobody, no answer yet.
};

struct ReportCell {
    CellKind kind = CellKind::Nothing;
    std::int64_t value = 0;
    bool operator==(const ReportCell&) const = default;
};

struct ReportRow {
    std::string id;
    std::vector<ReportCell> cells{};  // One a column.
    bool operator==(const ReportRow&) const = default;
};

struct ReportTable {
    // Those of case_counts.h, and: measures (C23), service_and_kind, dates (exact only), trend,
    // theme_trend (C19), theme_results (exact only).
    std::string id;
    std::string part{};          // The stage or clock that it is about.
    std::string row_names;       // What the rows' ids are: "service", "kind", "outcome", "code",
                                 // "method", "theme", "month", "period", "case", or "words".
    std::string column_names{};  // The same of columns.
    std::vector<std::string> columns{};
    std::vector<ReportRow> rows{};
    bool withheld = false;  // There is something, which would give a small count away.
    bool operator==(const ReportTable&) const = default;
};

struct CaseReport {
    Span span = Span::Quarter;
    Period period;
    bool exact = false;
    std::vector<ReportTable> tables;
    bool operator==(const CaseReport&) const = default;

    // The first of this id and part; nullptr when there is none.
    const ReportTable* find(std::string_view id, std::string_view part = {}) const;
};

inline constexpr int trend_quarters = 8;
inline constexpr int trend_weeks = 13;

// The first day whose cases a report needs: its trend's.
CivilDay first_day_needed(Span span, const Period& period);

// Of all cases that were open on some day from first_day_needed() on; more do no harm. `service`:
// of its cases alone; empty: of all.
CaseReport exact_report(const FactsBook& cases, Span span, const Period& period,
                        std::string_view service = {});
// `before`: published reports of earlier quarters. A quarter of the trend that is not among them
// has no numbers there.
CaseReport published_report(const FactsBook& cases, const Period& quarter,
                            const std::vector<CaseReport>& before);
inline CaseReport exact_report(const std::vector<CaseFacts>& cases, Span span,
                               const Period& period) {
    return exact_report(FactsBook(cases), span, period);
}
inline CaseReport published_report(const std::vector<CaseFacts>& cases, const Period& quarter,
                                   const std::vector<CaseReport>& before = {}) {
    return published_report(FactsBook(cases), quarter, before);
}

// As it is kept and exported; a Hidden cell has no value. case_report_json.cpp.
std::string to_json(const CaseReport& report);
// Errors: Corrupt.
Result<CaseReport> case_report_from_json(const std::string& text);

}  // namespace candour::report
