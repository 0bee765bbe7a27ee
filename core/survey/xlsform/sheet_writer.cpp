// Columns first, then rows of them.
#include "core/survey/xlsform/sheet_writer.h"

#include <algorithm>

#include "core/survey/xlsform/languages.h"

namespace candour::survey::xlsform {

void SheetWriter::first(const std::vector<Field>& fields) {
    for (const Field field : fields) {
        if (is_translated(field)) {
            for (std::size_t i = 0; i < languages_.size(); ++i)
                columns_[{field, i + 1, header_of(field) + "::" + language_name(languages_[i])}];
        } else {
            columns_[{field, 0, header_of(field)}];
        }
    }
}

void SheetWriter::put(Field field, std::size_t language, const std::string& header,
                      const std::string& text, Cell::Kind kind) {
    if (text.empty()) return;
    columns_[{field, language, header}].emplace_back(row_, Cell{0, kind, text});
}

void SheetWriter::put(Field field, const std::string& text, Cell::Kind kind) {
    put(field, 0, header_of(field), text, kind);
}

void SheetWriter::put(Field field, const LocalText& text) {
    for (const auto& [language, words] : text.by_language) {
        const auto at = std::ranges::find(languages_, language);
        const std::size_t number = static_cast<std::size_t>(at - languages_.begin()) + 1;
        put(field, number, header_of(field) + "::" + language_name(language), words,
            Cell::Kind::Text);
    }
}

void SheetWriter::put_files(Field field, const LocalText& names) {
    if (names.empty()) return;
    const std::string& first = names.by_language.begin()->second;
    const bool same = names.by_language.size() == languages_.size() &&
                      std::ranges::all_of(names.by_language,
                                          [&](const auto& one) { return one.second == first; });
    if (same) {
        put(field, first);
    } else {
        put(field, names);
    }
}

void SheetWriter::put_filter(const std::string& column, const std::string& value) {
    // A name that means something else, or may be read in other letters, says what it is.
    const bool plain = read_header(SheetKind::Choices, 0, column).field == Field::Unknown;
    put(Field::Filter, 0, plain ? column : header_of(Field::Filter) + "::" + column, value,
        Cell::Kind::Text);
}

Sheet SheetWriter::take() {
    std::map<std::size_t, Row> rows;
    rows[1].number = 1;
    std::size_t column = 0;
    for (auto& [place, cells] : columns_) {
        rows[1].cells.push_back({column, Cell::Kind::Text, place.header});
        for (auto& [number, cell] : cells) {
            cell.column = column;
            rows[number].number = number;
            rows[number].cells.push_back(std::move(cell));
        }
        ++column;
    }
    for (auto& [number, row] : rows)
        sheet_.rows.push_back(std::move(row));
    return std::move(sheet_);
}

}  // namespace candour::survey::xlsform
