// Table: a sheet whose first row names its columns.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "core/base/locale_text.h"
#include "core/survey/xlsform/headers.h"

namespace candour::survey::xlsform {

class Table {
public:
    // `sheet` may be null: there is none, and no rows. Reported: columns that are there twice.
    Table(SheetKind kind, const Sheet* sheet, Report& report);

    const std::string& sheet_name() const;
    std::span<const Row> rows() const;  // Without the headers.
    const std::vector<Column>& columns() const { return columns_; }
    const Column* column(Field field) const;  // The first.
    // Which tag each language name is; for columns and their texts. See form_languages.h.
    void name_languages(const std::unordered_map<std::string, Language>& tags);

    // The cell of the first such column that has one; null when all are blank.
    const Cell* cell(const Row& row, Field field) const;
    std::string text(const Row& row, Field field) const;  // Trimmed.
    // Not trimmed: a translation says its spaces.
    LocalText local(const Row& row, Field field) const;
    std::string letters(Field field) const;
    std::string letters(Field field, const Language& language) const;

    Finding finding(Severity severity, const Row& row, const std::string& column,
                    std::string what) const;
    // Cells beside the columns that have a header.
    void report_stray_cells(Report& report) const;
    // Unknown columns that have something in them, each once; Comment ones quietly as a note.
    void report_unknown_columns(Report& report) const;

private:
    const Sheet* sheet_;
    std::vector<Column> columns_;
    std::vector<const Column*> by_index_;
    std::vector<Language> tags_;  // By number in columns_.
    std::vector<std::vector<std::size_t>> by_field_;
};

}  // namespace candour::survey::xlsform
