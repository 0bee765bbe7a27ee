// Cells that mean yes, and cells that mean nothing here.
#include "core/survey/xlsform/cells.h"

#include <algorithm>
#include <array>

#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

struct NotSupported {
    Field field;
    std::string_view what;
};

constexpr std::array<NotSupported, 7> not_supported = {{
    {Field::Default, "an answer cannot be given in advance; the question begins without one"},
    {Field::ReadOnly, "a question that only shows something is not possible; use a note"},
    {Field::Trigger, "a calculation is worked out whenever its answers change, not at a trigger"},
    {Field::GuidanceHint, "there is no guidance beside the hint: it is left out"},
    {Field::Video, "films are not shown: it is left out (candour::sign is for sign language)"},
    {Field::BigImage, "a picture has one size: this one is left out"},
    {Field::SaveTo, "entities are of ODK's server: nothing is kept there"},
}};

}  // namespace

std::optional<bool> yes_or_no(std::string_view text) {
    constexpr std::array<std::string_view, 6> yes = {"yes", "true", "1", "true()", "y", "t"};
    constexpr std::array<std::string_view, 6> no = {"no", "false", "0", "false()", "n", "f"};
    const std::string plain = lower_case(trimmed_cell(text));
    if (std::ranges::find(yes, plain) != yes.end()) return true;
    if (std::ranges::find(no, plain) != no.end()) return false;
    return std::nullopt;
}

bool said_yes(const Table& table, const Row& row, Field field, Report& report) {
    const std::string text = table.text(row, field);
    if (text.empty()) return false;
    const auto said = yes_or_no(text);
    if (!said) {
        report.push_back(table.finding(
            Severity::Warning, row, table.letters(field),
            "here belongs yes or no, not '" + shortened(text) + "': it is taken for no"));
    }
    return said.value_or(false);
}

void report_not_supported(const Table& table, const Row& row, Report& report) {
    for (const Column& column : table.columns()) {
        const auto found = std::ranges::find(not_supported, column.field, &NotSupported::field);
        const std::string_view text = trimmed_cell(text_at(row, column.index));
        if (found == not_supported.end() || text.empty()) continue;
        const auto said = yes_or_no(text);
        if (column.field == Field::ReadOnly && said && !*said) continue;
        report.push_back(
            table.finding(Severity::Warning, row, column.letters(), std::string(found->what)));
    }
}

void report_odd_cells(const Table& table, Report& report) {
    for (const Row& row : table.rows()) {
        for (const Cell& cell : row.cells) {
            const std::string column = column_letters(cell.column);
            if (cell.kind == Cell::Kind::Date) {
                report.push_back(table.finding(
                    Severity::Warning, row, column,
                    "the spreadsheet made a date of this cell: it is read as '" + cell.text +
                        "'; if that is not what was typed, make the cell a text"));
            } else if (cell.kind == Cell::Kind::Failed) {
                report.push_back(table.finding(
                    Severity::Warning, row, column,
                    "the formula in this cell has failed: it says '" + shortened(cell.text) + "'"));
            }
        }
    }
}

}  // namespace candour::survey::xlsform
