// Case export: the rows of a list as a spreadsheet, without anybody's words.
#include <map>
#include <utility>

#include "app/console/limits.h"
#include "app/console/words.h"
#include "app/console/work/case_list.h"
#include "app/console/work/case_query.h"
#include "app/console/work/case_rows.h"
#include "app/console/work/viewer.h"
#include "core/base/pounds.h"

namespace candour::console {
namespace {

using survey::Cell;

struct Column {
    std::string_view name;
    Cell (*cell)(const store::CaseRow&);
};

Cell text(const std::string& value) { return {.text = shown_text(value)}; }
Cell day(const std::string& iso) {
    return {.kind = from_iso(iso).ok() ? Cell::Kind::Date : Cell::Kind::Text, .text = iso};
}
Cell yes(bool value) { return {.kind = Cell::Kind::Boolean, .text = value ? "TRUE" : "FALSE"}; }
Cell number(std::int64_t value) {
    return {.kind = Cell::Kind::Number, .text = std::to_string(value)};
}
Cell amount(std::int64_t pence) {
    return {.kind = Cell::Kind::Number, .text = plain_pounds(pence)};
}

using Row = store::CaseRow;
// Ids rather than names, as in every other file: a spreadsheet is counted with.
constexpr Column columns[] = {
    {"reference", [](const Row& row) { return text(row.reference); }},
    {"status", [](const Row& row) { return text(row.status); }},
    {"kind", [](const Row& row) { return text(row.kind); }},
    {"complaint", [](const Row& row) { return yes(row.complaint); }},
    {"service", [](const Row& row) { return text(row.service); }},
    {"unit", [](const Row& row) { return text(row.unit); }},
    {"method", [](const Row& row) { return text(row.method); }},
    {"stage", [](const Row& row) { return text(row.stage); }},
    {"next_step", [](const Row& row) { return text(row.next_step); }},
    {"next_due", [](const Row& row) { return day(row.next_due); }},
    {"provisional", [](const Row& row) { return yes(row.provisional); }},
    {"waiting", [](const Row& row) { return yes(row.waiting); }},
    {"received", [](const Row& row) { return day(row.received); }},
    {"closed", [](const Row& row) { return day(row.closed); }},
    {"was_late", [](const Row& row) { return yes(row.late); }},
    {"outcome", [](const Row& row) { return text(row.outcome); }},
    {"code", [](const Row& row) { return text(row.code); }},
    {"goodwill_pounds", [](const Row& row) { return amount(row.goodwill_pence); }},
    {"cost_pounds", [](const Row& row) { return amount(row.cost_pence); }},
    {"satisfied_handling", [](const Row& row) { return number(row.satisfied_handling); }},
    {"satisfied_outcome", [](const Row& row) { return number(row.satisfied_outcome); }},
};

survey::Row heading() {
    survey::Row made{.number = 1};
    for (const Column& column : columns)
        made.cells.push_back({.column = made.cells.size(), .text = std::string{column.name}});
    made.cells.push_back({.column = made.cells.size(), .text = "holder"});
    return made;
}

survey::Row line(const store::CaseRow& row, const std::string& holder, std::size_t number) {
    survey::Row made{.number = number};
    std::size_t at = 0;
    for (const Column& column : columns) {
        Cell cell = column.cell(row);
        cell.column = at++;
        if (!cell.text.empty()) made.cells.push_back(std::move(cell));
    }
    if (!row.holder.empty()) made.cells.push_back({.column = at, .text = holder});
    return made;
}

}  // namespace

Result<Download> case_list_download(const Desk& desk, const Fields& query, const SignedIn& viewer) {
    if (!may_somewhere(viewer.account.roles, office::Permission::ReadCaseMeasures)) {
        return Error{ErrorKind::Denied, "exact numbers are for those who work on the cases"};
    }
    store::CaseFilter filter = CaseQuery::parse(query).filter(viewer.account, desk.clock.today());
    filter.limit = export_step_rows;
    survey::Sheet sheet{.name = "Cases", .rows = {heading()}};
    std::map<std::string, std::string> holders;
    for (filter.offset = 0; filter.offset < store::case_total_max;
         filter.offset += export_step_rows) {
        ASSIGN_OR_RETURN(const store::CasePage found, desk.work->cases.list(filter));
        for (const store::CaseRow& row : found.rows) {
            if (!holders.contains(row.holder)) {
                ASSIGN_OR_RETURN(holders[row.holder], holder_in_words(desk, row.holder, viewer));
            }
            sheet.rows.push_back(line(row, holders[row.holder], sheet.rows.size() + 1));
        }
        if (std::cmp_less(found.rows.size(), export_step_rows)) break;
    }
    RETURN_IF_ERROR(
        note(desk, viewer.account.user_name,
             "took a list of " +
                 counted(static_cast<std::int64_t>(sheet.rows.size()) - 1, "case", "cases") +
                 " as a spreadsheet"));
    ASSIGN_OR_RETURN(const Bytes bytes, desk.write_spreadsheet(survey::Workbook{{sheet}}));
    return Download{"cases-" + to_iso(desk.clock.today()) + ".xlsx",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    to_text(bytes)};
}

}  // namespace candour::console
