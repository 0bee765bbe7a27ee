// Which report somebody sees, and as a file.
#include <algorithm>

#include "app/console/learning/permissions.h"
#include "app/console/reports/report_cache.h"
#include "app/console/reports/reports.h"
#include "app/console/words.h"
#include "core/survey/numbers.h"

namespace candour::console {
namespace {

using report::CaseReport;
using report::CellKind;
using report::Span;
using survey::Cell;

// What the address asks for; without one, the last that is over for the board, this week's for
// the case team.
Result<FoundReport> asked_for(const LearningDesk& desk, const Fields& query, bool exact) {
    const std::string name{field(query, "period")};
    FoundReport found;
    if (name.empty()) {
        found.span = exact ? Span::Week : Span::Quarter;
        found.period =
            exact
                ? report::week_of(desk.today())
                : report::quarter_of(report::quarter_of(desk.today()).first - std::chrono::days{1});
        return found;
    }
    const auto week = report::week_named(name);
    const auto quarter = report::quarter_named(name);
    if (week.ok() && exact) {
        found.span = Span::Week;
        found.period = week.value();
    } else if (quarter.ok()) {
        found.period = quarter.value();
    } else {
        return Error{ErrorKind::NotFound, "there is no report of such a time"};
    }
    if (found.period.first > desk.today())
        return Error{ErrorKind::NotFound, "that time has not come yet"};
    return found;
}

report::ReportScope scope_of(const FoundReport& found) {
    return {.first = report::first_day_needed(found.span, found.period),
            .last = found.period.last,
            .service = found.service};
}

using SharedReport = std::shared_ptr<const CaseReport>;

// Whose cases, and when.
std::string place_of(const LearningDesk& desk, const FoundReport& found) {
    const report::ReportScope scope = scope_of(found);
    std::string place = to_iso(desk.today()) + ' ' + report::name_of(found.span, found.period) +
                        ' ' + scope.service;
    for (const std::string& unit : scope.units)
        place += '\n' + unit;
    return place;
}

Result<CaseReport> exact_report_of(const LearningDesk& desk, const FoundReport& found) {
    if (desk.options.exact_report)
        return desk.options.exact_report(found.span, found.period, found.service);
    ASSIGN_OR_RETURN(const auto cases, desk.options.cases(scope_of(found)));
    return exact_report(cases, found.span, found.period);
}

Result<MadeReport> make_exact(const LearningDesk& desk, const FoundReport& found) {
    const Clock& clock = desk.desk.clock;
    MadeReport made{.at = clock.wall_now(), .since = clock.since_boot()};
    ASSIGN_OR_RETURN(CaseReport report, exact_report_of(desk, found));
    made.report = std::make_shared<const CaseReport>(std::move(report));
    made.took = clock.since_boot() - made.since;
    return made;
}

Status find_exact(const LearningDesk& desk, FoundReport& found, bool anew) {
    ReportCache::Key key{.place = place_of(desk, found)};
    if (desk.options.entries_written) {
        // Asked before the cases are read: what is written meanwhile makes the key an old one.
        ASSIGN_OR_RETURN(key.written, desk.options.entries_written());
        const auto kept = desk.reports.find(key, desk.desk.clock.since_boot());
        if (kept && !(kept.behind && anew)) {
            found.report = kept.made.report;
            found.behind_since = kept.behind ? std::optional{kept.made.at} : std::nullopt;
            return Unit{};
        }
    }
    ASSIGN_OR_RETURN(MadeReport made, make_exact(desk, found));
    found.report = made.report;
    if (desk.options.entries_written) desk.reports.keep(key, std::move(made));
    return Unit{};
}

Cell words(std::string text) { return {.kind = Cell::Kind::Text, .text = std::move(text)}; }

Cell cell_of(const report::ReportCell& cell) {
    switch (cell.kind) {
        case CellKind::Count:
        case CellKind::Percent:
            return {.kind = Cell::Kind::Number,
                    .text = survey::number_text(static_cast<double>(cell.value))};
        case CellKind::Pence:
            return {.kind = Cell::Kind::Number,
                    .text = survey::number_text(static_cast<double>(cell.value) / 100)};
        case CellKind::Day:
            return {.kind = Cell::Kind::Date,
                    .text = to_iso(CivilDay{std::chrono::days{cell.value}})};
        case CellKind::Hidden:
            return words("*");
        case CellKind::Nothing:
            break;
    }
    return words("");
}

void add_row(survey::Sheet& sheet, std::vector<Cell> cells) {
    survey::Row row{.number = sheet.rows.size() + 1, .cells = {}};
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (cells[column].text.empty()) continue;
        cells[column].column = column;
        row.cells.push_back(std::move(cells[column]));
    }
    sheet.rows.push_back(std::move(row));
}

survey::Sheet about_sheet(const FoundReport& found) {
    survey::Sheet sheet{.name = "About", .rows = {}};
    add_row(sheet, {words("Period"), words(report::name_of(found.span, found.period))});
    add_row(sheet, {words("From"), words(to_iso(found.period.first))});
    add_row(sheet, {words("To"), words(to_iso(found.period.last))});
    add_row(sheet, {words("Money"), words("in pounds")});
    if (found.report->exact) {
        add_row(sheet, {words("For the case team"), words("Exact numbers: do not pass them on.")});
    } else {
        add_row(sheet, {words("*"), words("1 to 7, or what would give such a number away")});
        add_row(sheet, {words("Other numbers"), words("rounded to the nearest 5")});
    }
    return sheet;
}

}  // namespace

std::optional<ReportView> report_view(std::string_view path) {
    if (path == "/reports") return ReportView::Page;
    if (path == year_prefix) return ReportView::Year;
    if (path == "/reports/file.xlsx") return ReportView::Xlsx;
    if (path == "/reports/file.json") return ReportView::Data;
    return std::nullopt;
}

Result<std::optional<CaseReport>> kept_report(const LearningDesk& desk,
                                              const report::Period& quarter) {
    ASSIGN_OR_RETURN(const auto kept, desk.store().report(report::quarter_name(quarter)));
    if (!kept) return std::optional<CaseReport>();
    ASSIGN_OR_RETURN(CaseReport read, report::case_report_from_json(*kept));
    return std::optional(std::move(read));
}

// Made once: a second one, made of corrected cases, could be subtracted from the first. Nothing
// where there are no cases.
Result<std::optional<CaseReport>> kept_or_made(const LearningDesk& desk,
                                               const report::Period& quarter,
                                               const std::vector<CaseReport>& before) {
    ASSIGN_OR_RETURN(auto kept, kept_report(desk, quarter));
    if (kept || !desk.options.cases) return kept;
    ASSIGN_OR_RETURN(const auto cases, desk.options.cases(scope_of({.period = quarter})));
    RETURN_IF_ERROR(desk.store().keep_report(
        report::quarter_name(quarter), to_json(report::published_report(cases, quarter, before))));
    // Read again: another process may have been first, and its report is the one that stands.
    return kept_report(desk, quarter);
}

// One that is made has the earlier quarters' first, as what they show in its trend has to be what
// their own reports show.
Result<SharedReport> published_report_of(const LearningDesk& desk, const report::Period& quarter) {
    if (!quarter.over(desk.today())) return SharedReport();
    ASSIGN_OR_RETURN(auto kept, kept_report(desk, quarter));
    if (kept) return std::make_shared<const CaseReport>(std::move(*kept));
    std::vector<CaseReport> reports;
    for (const report::Period& one :
         report::periods_until(report::Span::Quarter, quarter, report::trend_quarters)) {
        ASSIGN_OR_RETURN(auto made, kept_or_made(desk, one, reports));
        if (!made) return SharedReport();
        reports.push_back(std::move(*made));
    }
    return std::make_shared<const CaseReport>(std::move(reports.back()));
}

Result<FoundReport> find_report(const LearningDesk& desk, const Fields& query,
                                const SignedIn& viewer, bool anew) {
    const bool sees_exact = may_see_exact_reports(viewer.account);
    // Those who may see exact numbers see the published ones where they ask for them.
    const bool wants_published = field(query, "view") == "published";
    ASSIGN_OR_RETURN(FoundReport found, asked_for(desk, query, sees_exact && !wants_published));
    if (sees_exact && !wants_published) {
        found.service = field(query, "service");
        const bool known =
            found.service.empty() || desk.desk.organisation.find_service(found.service) != nullptr;
        if (!known) return Error{ErrorKind::NotFound, "there is no such service"};
        if (!desk.options.cases) return found;
        RETURN_IF_ERROR(find_exact(desk, found, anew || !field(query, "anew").empty()));
        return found;
    }
    ASSIGN_OR_RETURN(found.report, published_report_of(desk, found.period));
    return found;
}

survey::Workbook report_workbook(const LearningDesk& desk, const FoundReport& found) {
    survey::Sheet sheet{.name = "Report", .rows = {}};
    add_row(sheet, {words("Period"), words("Table"), words("Row"), words("Column"), words("Value"),
                    words("Unit")});
    const std::string period = report::name_of(found.span, found.period);
    const PageLanguage english;
    for (const report::ReportTable& table : found.report->tables) {
        for (const report::ReportRow& row : table.rows) {
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                const bool percent = row.cells[i].kind == CellKind::Percent;
                const bool pence = row.cells[i].kind == CellKind::Pence;
                add_row(sheet,
                        {words(period), words(table_title(desk, table, english)),
                         words(id_words(desk, table.row_names, row.id, english).text),
                         words(id_words(desk, table.column_names, table.columns[i], english).text),
                         cell_of(row.cells[i]),
                         words(percent ? "percent"
                               : pence ? "pounds"
                                       : "")});
            }
        }
    }
    return {.sheets = {std::move(sheet), about_sheet(found)}};
}

Result<Download> report_download(const LearningDesk& desk, ReportView view, const Fields& query,
                                 const SignedIn& viewer) {
    ASSIGN_OR_RETURN(const FoundReport found, find_report(desk, query, viewer, /*anew=*/true));
    if (!found.report) return Error{ErrorKind::NotFound, "there is no report of this time"};
    const std::string name = std::string(found.report->exact ? "case-team-" : "report-") +
                             report::name_of(found.span, found.period);
    RETURN_IF_ERROR(note(desk.desk, viewer.account.user_name, "saved the report " + name));
    if (view == ReportView::Data)
        return Download{name + ".json", "application/json", to_json(*found.report)};
    ASSIGN_OR_RETURN(const Bytes bytes, desk.desk.write_spreadsheet(report_workbook(desk, found)));
    return Download{name + ".xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    to_text(bytes)};
}

}  // namespace candour::console
