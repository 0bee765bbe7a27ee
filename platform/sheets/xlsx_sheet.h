// One sheet of an .xlsx file.
#pragma once

#include <string>
#include <vector>

#include "core/survey/sheet/workbook.h"
#include "platform/sheets/xml.h"

namespace candour::platform::sheets {

// What the sheets of a workbook share.
struct SheetContext {
    const std::vector<std::string>& strings;
    const std::vector<bool>& date_styles;
    bool from_1904 = false;
    std::size_t cells = 0;  // So far, in all sheets.
    std::size_t text_bytes = 0;
};

class SheetHandler : public XmlHandler {
public:
    SheetHandler(SheetContext& context, survey::Sheet& sheet) : context_(context), sheet_(sheet) {}

    void begin(std::string_view name, const Attributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

private:
    void begin_row(const Attributes& attributes);
    void begin_cell(const Attributes& attributes);
    void end_cell();
    survey::Cell read_cell();
    // "row 3, column D: …".
    void fail_here(const std::string& what);

    SheetContext& context_;
    survey::Sheet& sheet_;
    std::size_t row_ = 0;  // Its number.
    std::size_t column_ = 0;
    std::size_t next_column_ = 0;
    bool in_cell_ = false;
    bool in_value_ = false;
    std::size_t phonetic_ = 0;
    std::string type_;
    std::size_t style_ = 0;
    std::string value_;
};

// A number as a cell shows it, without its format: "2022", "0.1".
std::string number_cell_text(std::string_view written);

// The day (and time) that a serial number means: "2026-11-25", "2026-11-25 13:45:00", "13:45:00".
// Empty when it is none (below zero, beyond the year 9999).
std::string date_cell_text(double serial, bool from_1904);

}  // namespace candour::platform::sheets
