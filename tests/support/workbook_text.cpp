#include "tests/support/workbook_text.h"

#include "core/base/civil_day.h"

namespace candour::test {
namespace {

using survey::Cell;

std::string with_line_breaks(std::string_view text) {
    std::string all;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text.substr(i).starts_with("\\n");
        all += escape ? '\n' : text[i];
        if (escape) ++i;
    }
    return all;
}

Cell cell_from(std::size_t column, std::string_view text) {
    Cell cell{.column = column};
    if (text.starts_with('=') && text.size() > 1) {
        text.remove_prefix(1);
        cell.kind = Cell::Kind::Number;
        if (text == "TRUE" || text == "FALSE") cell.kind = Cell::Kind::Boolean;
        if (text.starts_with('#')) cell.kind = Cell::Kind::Failed;
        if (from_iso(text.substr(0, 10)).ok()) cell.kind = Cell::Kind::Date;
    }
    cell.text = with_line_breaks(text);
    return cell;
}

survey::Row row_from(std::size_t number, std::string_view line) {
    survey::Row row{.number = number};
    for (std::size_t column = 0, from = 0; from <= line.size(); ++column) {
        const std::size_t bar = std::min(line.find('|', from), line.size());
        const std::string_view text = survey::trimmed_cell(line.substr(from, bar - from));
        if (!text.empty()) row.cells.push_back(cell_from(column, text));
        from = bar + 1;
    }
    return row;
}

}  // namespace

survey::Workbook workbook_from(std::string_view text) {
    survey::Workbook workbook;
    std::size_t number = 0;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        const std::string_view line = survey::trimmed_cell(text.substr(from, end - from));
        from = end + 1;
        if (line.starts_with('[') && line.ends_with(']')) {
            workbook.sheets.push_back({.name = std::string(line.substr(1, line.size() - 2))});
            number = 0;
            continue;
        }
        if (workbook.sheets.empty()) continue;
        survey::Row row = row_from(++number, line);
        if (!row.cells.empty()) workbook.sheets.back().rows.push_back(std::move(row));
    }
    return workbook;
}

}  // namespace candour::test
