// Looking cells up by what their column says.
#include "core/survey/xlsform/table.h"

#include <algorithm>
#include <span>

#include "core/survey/xlsform/words.h"

namespace candour::survey::xlsform {
namespace {

// One by one; of more only the number is said.
constexpr std::size_t stray_cells_said_max = 100;

const Cell* cell_at(const Row& row, std::size_t column) {
    const auto found = std::ranges::lower_bound(row.cells, column, {}, &Cell::column);
    if (found == row.cells.end() || found->column != column) return nullptr;
    return is_blank_cell(found->text) ? nullptr : &*found;
}

std::string times(std::size_t count, const char* what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

}  // namespace

Table::Table(SheetKind kind, const Sheet* sheet, Report& report) : sheet_(sheet) {
    if (sheet_ == nullptr) return;
    columns_ = read_headers(kind, *sheet_, report);
    by_field_.resize(static_cast<std::size_t>(Field::Unknown) + 1);
    for (std::size_t i = 0; i < columns_.size(); ++i)
        by_field_[static_cast<std::size_t>(columns_[i].field)].push_back(i);
    tags_.resize(columns_.size());
}

const std::string& Table::sheet_name() const {
    static const std::string none;
    return sheet_ == nullptr ? none : sheet_->name;
}

std::span<const Row> Table::rows() const {
    if (sheet_ == nullptr || sheet_->rows.empty()) return {};
    return std::span(sheet_->rows).subspan(1);
}

const Column* Table::column(Field field) const {
    if (by_field_.empty()) return nullptr;
    const auto& found = by_field_[static_cast<std::size_t>(field)];
    return found.empty() ? nullptr : &columns_[found.front()];
}

void Table::name_languages(const std::unordered_map<std::string, Language>& tags) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (!is_translated(columns_[i].field)) continue;
        const auto found = tags.find(lower_case(columns_[i].language));
        if (found != tags.end()) tags_[i] = found->second;
    }
}

const Cell* Table::cell(const Row& row, Field field) const {
    if (by_field_.empty()) return nullptr;
    for (const std::size_t i : by_field_[static_cast<std::size_t>(field)]) {
        if (const Cell* found = cell_at(row, columns_[i].index)) return found;
    }
    return nullptr;
}

std::string Table::text(const Row& row, Field field) const {
    const Cell* found = cell(row, field);
    return found == nullptr ? std::string{} : std::string(trimmed_cell(found->text));
}

LocalText Table::local(const Row& row, Field field) const {
    LocalText text;
    if (by_field_.empty()) return text;
    for (const std::size_t i : by_field_[static_cast<std::size_t>(field)]) {
        const Cell* found = cell_at(row, columns_[i].index);
        if (found == nullptr || tags_[i].empty()) continue;
        // A column that names its language goes before one that does not.
        if (columns_[i].language.empty()) {
            text.by_language.emplace(tags_[i], found->text);
        } else {
            text.by_language[tags_[i]] = found->text;
        }
    }
    return text;
}

std::string Table::letters(Field field) const {
    const Column* found = column(field);
    return found == nullptr ? std::string{} : found->letters();
}

std::string Table::letters(Field field, const Language& language) const {
    std::string letters;
    if (by_field_.empty()) return letters;
    for (const std::size_t i : by_field_[static_cast<std::size_t>(field)]) {
        if (tags_[i] != language) continue;
        if (letters.empty() || !columns_[i].language.empty()) letters = columns_[i].letters();
    }
    return letters;
}

Finding Table::finding(Severity severity, const Row& row, const std::string& column,
                       std::string what) const {
    return {severity, sheet_name(), row.number, column, std::move(what)};
}

void Table::report_stray_cells(Report& report) const {
    std::vector<std::size_t> named;
    for (const Column& column : columns_)
        named.push_back(column.index);
    std::ranges::sort(named);
    std::size_t count = 0;
    for (const Row& row : rows()) {
        for (const Cell& cell : row.cells) {
            if (is_blank_cell(cell.text) || std::ranges::binary_search(named, cell.column))
                continue;
            if (++count > stray_cells_said_max) continue;
            report.push_back(
                finding(Severity::Warning, row, column_letters(cell.column),
                        "the column has no header: '" + shortened(cell.text) + "' is left out"));
        }
    }
    if (count <= stray_cells_said_max) return;
    report.push_back({Severity::Warning,
                      sheet_name(),
                      0,
                      {},
                      std::to_string(count - stray_cells_said_max) +
                          " more cells in columns without a header are left out"});
}

void Table::report_unknown_columns(Report& report) const {
    for (const Column& column : columns_) {
        const bool comment = column.field == Field::Comment;
        if (column.field != Field::Unknown && !comment) continue;
        std::size_t count = 0;
        for (const Row& row : rows())
            count += cell_at(row, column.index) != nullptr ? 1 : 0;
        const std::size_t header = sheet_->rows.front().number;
        const Severity severity = comment || count == 0 ? Severity::Note : Severity::Warning;
        report.push_back(
            {severity, sheet_->name, header, column.letters(),
             "the column '" + column.header +
                 (comment ? "' is not for visitors" : "' is not known") +
                 (count == 0 ? "; it is empty" : ": " + times(count, "cell") + " of it left out")});
    }
}

}  // namespace candour::survey::xlsform
