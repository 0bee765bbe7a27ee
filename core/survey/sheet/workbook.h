// Workbook: what a spreadsheet says, without how it is kept: sheets of rows of cells. Read and
// written by platform/files; the rules never see a zip.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candour::survey {

struct Cell {
    enum class Kind {
        Text,
        Number,   // As short as it can be written: 2022, never 2022.0.
        Boolean,  // "TRUE" or "FALSE", as a spreadsheet shows it.
        Date,     // "2026-11-25", with " 13:45:00" when it has a time; kept as a number.
        Failed,   // "#REF!": a formula without a value.
    };
    std::size_t column = 0;  // 0 is A.
    Kind kind = Kind::Text;
    std::string text{};
    bool operator==(const Cell&) const = default;
};

struct Row {
    std::size_t number = 0;     // As the spreadsheet shows it, from 1.
    std::vector<Cell> cells{};  // By column; empty ones are not there.
    bool operator==(const Row&) const = default;
};

struct Sheet {
    std::string name{};
    std::vector<Row> rows{};  // By number; rows without cells are not there.
    bool operator==(const Sheet&) const = default;
};

struct Workbook {
    std::vector<Sheet> sheets{};
    bool operator==(const Workbook&) const = default;
};

// "A", "Z", "AA" …
std::string column_letters(std::size_t column);

// The other way round; what is no such letters gives no column.
inline constexpr std::size_t no_column = static_cast<std::size_t>(-1);
std::size_t column_of(std::string_view letters);

// Its text, or empty.
std::string_view text_at(const Row& row, std::size_t column);

// Only spaces, tabs, line breaks and no-break spaces.
bool is_blank_cell(std::string_view text);
// Without them at both ends.
std::string_view trimmed_cell(std::string_view text);

}  // namespace candour::survey
