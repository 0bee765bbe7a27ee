// Column letters, and what counts as empty.
#include "core/survey/sheet/workbook.h"

#include <algorithm>

namespace candour::survey {
namespace {

constexpr std::string_view no_break_space = "\u00A0";

std::size_t blank_at(std::string_view text) {
    if (text.empty()) return 0;
    const char c = text.front();
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
    return text.starts_with(no_break_space) ? no_break_space.size() : 0;
}

std::size_t blank_before_end(std::string_view text) {
    if (text.empty()) return 0;
    if (blank_at(text.substr(text.size() - 1)) == 1) return 1;
    return text.ends_with(no_break_space) ? no_break_space.size() : 0;
}

}  // namespace

std::string column_letters(std::size_t column) {
    std::string letters;
    for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
    return letters;
}

std::size_t column_of(std::string_view letters) {
    constexpr std::size_t letters_max = 4;  // More columns than any spreadsheet has.
    if (letters.empty() || letters.size() > letters_max) return no_column;
    std::size_t column = 0;
    for (const char c : letters) {
        if (c < 'A' || c > 'Z') return no_column;
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    }
    return column - 1;
}

std::string_view text_at(const Row& row, std::size_t column) {
    const auto found = std::ranges::lower_bound(row.cells, column, {}, &Cell::column);
    if (found == row.cells.end() || found->column != column) return {};
    return found->text;
}

std::string_view trimmed_cell(std::string_view text) {
    while (const std::size_t size = blank_at(text))
        text.remove_prefix(size);
    while (const std::size_t size = blank_before_end(text))
        text.remove_suffix(size);
    return text;
}

bool is_blank_cell(std::string_view text) { return trimmed_cell(text).empty(); }

}  // namespace candour::survey
