// CSV, character by character.
#include "core/survey/sheet/csv.h"

#include <algorithm>
#include <array>

#include "core/base/utf8.h"

namespace candour::survey {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view formula_beginnings = "=+-@\t\r\n";
// As many as a spreadsheet may have (platform/sheets/limits.h).
constexpr std::size_t rows_max = 200'000;
constexpr std::size_t columns_max = 2'000;

char separator_of(std::string_view text) {
    constexpr std::array<char, 3> separators = {',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (!quoted && (c == '\n' || c == '\r')) break;
        for (std::size_t i = 0; i < separators.size(); ++i)
            counts[i] += !quoted && c == separators[i] ? 1 : 0;
    }
    const auto most = std::ranges::max_element(counts);
    return separators[static_cast<std::size_t>(most - counts.begin())];
}

bool is_guarded(std::string_view text) {
    return text.size() > 1 && text[0] == '\'' &&
           (formula_beginnings.find(text[1]) != std::string_view::npos || text[1] == '\'');
}

class CsvReader {
public:
    CsvReader(std::string_view text, std::string name)
        : text_(text), separator_(separator_of(text)) {
        sheet_.name = std::move(name);
    }

    Result<Sheet> run() {
        for (; at_ < text_.size(); ++at_) {
            if (row_.number > rows_max || column_ >= columns_max) {
                return wrong("there are more rows or columns than any form needs");
            }
            read_one(text_[at_]);
        }
        if (quoted_) return wrong("a quote is opened and never closed");
        end_row();
        return std::move(sheet_);
    }

private:
    Error wrong(const std::string& what) const {
        return {ErrorKind::Invalid, "row " + std::to_string(row_.number) + ": " + what};
    }

    void read_one(char c) {
        if (quoted_) return read_quoted(c);
        if (c == '"' && cell_.empty() && !was_quoted_) {
            quoted_ = was_quoted_ = true;
        } else if (c == separator_) {
            end_cell();
        } else if (c == '\r' || c == '\n') {
            if (c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
            end_row();
        } else {
            cell_ += c;
        }
    }

    void read_quoted(char c) {
        if (c != '"') {
            cell_ += c;
        } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
            cell_ += c;
            ++at_;
        } else {
            quoted_ = false;
        }
    }

    void end_cell() {
        if (is_guarded(cell_)) cell_.erase(0, 1);
        if (!cell_.empty()) row_.cells.push_back({column_, Cell::Kind::Text, std::move(cell_)});
        cell_.clear();
        was_quoted_ = false;
        ++column_;
    }

    void end_row() {
        end_cell();
        const std::size_t number = row_.number;
        if (!row_.cells.empty()) sheet_.rows.push_back(std::move(row_));
        row_ = {.number = number + 1};
        column_ = 0;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    Sheet sheet_;
    Row row_{.number = 1};
    std::size_t column_ = 0;
    std::string cell_;
    bool quoted_ = false;
    bool was_quoted_ = false;
};

void write_cell(std::string& into, std::string_view text) {
    const bool guarded =
        !text.empty() &&
        (formula_beginnings.find(text[0]) != std::string_view::npos || is_guarded(text));
    if (!guarded && text.find_first_of(",;\"\r\n\t") == std::string_view::npos) {
        into += text;
        return;
    }
    into += guarded ? "\"'" : "\"";
    for (const char c : text) {
        if (c == '"') into += '"';
        into += c;
    }
    into += '"';
}

}  // namespace

Result<Sheet> read_csv(std::string_view text, const std::string& name) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    if (!is_utf8(text)) {
        return Error{ErrorKind::Invalid, "row 1: the text is not UTF-8: save it as \"CSV UTF-8\""};
    }
    return CsvReader(text, name).run();
}

std::string write_csv(const Sheet& sheet) {
    std::string all(byte_order_mark);
    std::size_t last_column = 0;
    for (const Row& row : sheet.rows) {
        if (!row.cells.empty()) last_column = std::max(last_column, row.cells.back().column);
    }
    std::size_t next = 1;
    for (const Row& row : sheet.rows) {
        for (; next < row.number; ++next)
            all += std::string(last_column, ',') + "\r\n";
        std::size_t column = 0;
        for (const Cell& cell : row.cells) {
            for (; column < cell.column; ++column)
                all += ',';
            write_cell(all, cell.text);
        }
        all += std::string(last_column - column, ',') + "\r\n";
        ++next;
    }
    return all;
}

}  // namespace candour::survey
