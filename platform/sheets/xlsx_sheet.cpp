// Rows and cells.
#include "platform/sheets/xlsx_sheet.h"

#include <charconv>

#include "platform/sheets/limits.h"
#include "platform/sheets/xlsx_parts.h"

namespace candour::platform::sheets {

using survey::Cell;

namespace {

std::size_t number_of(std::string_view text, std::size_t otherwise) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} ? number : otherwise;
}

std::string_view letters_of(std::string_view place) {
    std::size_t size = 0;
    while (size < place.size() && place[size] >= 'A' && place[size] <= 'Z')
        ++size;
    return place.substr(0, size);
}

}  // namespace

void SheetHandler::fail_here(const std::string& what) {
    fail("row " + std::to_string(row_) + ", column " + survey::column_letters(column_) + ": " +
         what);
}

void SheetHandler::begin(std::string_view name, const Attributes& attributes) {
    if (name == "row") return begin_row(attributes);
    if (name == "c" && row_ > 0) return begin_cell(attributes);
    if (!in_cell_) return;
    if (name == "rPh") ++phonetic_;
    // <v> holds the value, <t> a piece of an inline text; a formula's own text is in neither.
    if (name == "v" || name == "t") in_value_ = true;
}

void SheetHandler::begin_row(const Attributes& attributes) {
    const std::size_t number = number_of(attributes.value("r"), row_ + 1);
    next_column_ = 0;
    column_ = 0;
    if (number <= row_ || number > row_number_max) {
        row_ = number;
        return fail_here("its rows are not in their order: the file is damaged");
    }
    row_ = number;
}

void SheetHandler::begin_cell(const Attributes& attributes) {
    const std::string_view place = attributes.value("r");
    column_ = place.empty() ? next_column_ : survey::column_of(letters_of(place));
    if (column_ == survey::no_column || column_ < next_column_) {
        column_ = next_column_;
        return fail_here("its cells are not in their order: the file is damaged");
    }
    in_cell_ = true;
    type_ = attributes.value("t");
    style_ = number_of(attributes.value("s"), 0);
    value_.clear();
    next_column_ = column_ + 1;
}

void SheetHandler::end(std::string_view name) {
    if (name == "v" || name == "t") in_value_ = false;
    if (name == "rPh" && phonetic_ > 0) --phonetic_;
    if (name == "c" && in_cell_) end_cell();
}

void SheetHandler::text(std::string_view text) {
    if (!in_value_ || phonetic_ > 0) return;
    if (value_.size() + text.size() > cell_bytes_max) {
        return fail_here("the text is longer than a cell can be");
    }
    value_ += text;
}

Cell SheetHandler::read_cell() {
    Cell cell{.column = column_};
    if (type_ == "s") {
        const std::size_t index = number_of(value_, context_.strings.size());
        if (index < context_.strings.size()) {
            cell.text = context_.strings[index];
        } else {
            fail_here("its text is not there: the file is damaged");
        }
    } else if (type_ == "b") {
        cell.kind = Cell::Kind::Boolean;
        cell.text = value_ == "1" || value_ == "true" ? "TRUE" : "FALSE";
    } else if (type_ == "e") {
        cell.kind = Cell::Kind::Failed;
        cell.text = value_;
    } else if (type_ == "d") {
        cell.kind = Cell::Kind::Date;
        cell.text = value_;
    } else if (type_ == "str" || type_ == "inlineStr") {
        cell.text = without_escapes(value_);
    } else {
        cell.kind = Cell::Kind::Number;
        cell.text = number_cell_text(value_);
        const bool date = style_ < context_.date_styles.size() && context_.date_styles[style_];
        double serial = 0;
        std::from_chars(value_.data(), value_.data() + value_.size(), serial);
        const std::string day = date ? date_cell_text(serial, context_.from_1904) : std::string{};
        if (!day.empty()) cell = {column_, Cell::Kind::Date, day};
    }
    return cell;
}

void SheetHandler::end_cell() {
    in_cell_ = false;
    if (value_.empty()) return;
    Cell cell = read_cell();
    if (cell.text.empty()) return;
    context_.text_bytes += cell.text.size();
    if (column_ >= columns_max) {
        return fail_here("it has more than " + std::to_string(columns_max) + " columns");
    }
    if (++context_.cells > cells_max || context_.text_bytes > text_bytes_max) {
        return fail_here("all its cells are more than any form needs");
    }
    if (sheet_.rows.empty() || sheet_.rows.back().number != row_) {
        if (sheet_.rows.size() == rows_max) {
            return fail_here("it has more than " + std::to_string(rows_max) + " rows");
        }
        sheet_.rows.push_back({.number = row_});
    }
    sheet_.rows.back().cells.push_back(std::move(cell));
}

}  // namespace candour::platform::sheets
