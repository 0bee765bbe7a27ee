// The parts of an .xlsx file beside its sheets: which sheets there are, shared strings, formats.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/sheets/zip_archive.h"

namespace candour::platform::sheets {

struct Relationship {
    std::string target{};  // A part's name, "xl/worksheets/sheet1.xml".
    std::string type{};    // What the type's address ends with: "worksheet".
};

struct SheetPlace {
    std::string name{};
    std::string part{};
};

struct WorkbookParts {
    std::vector<SheetPlace> sheets{};
    std::string shared_strings{};  // A part's name; may be empty.
    std::string styles{};
    bool from_1904 = false;  // Days are counted from 1904-01-01.
};

// Errors: Invalid, with what is wrong.
Result<WorkbookParts> read_workbook_part(ZipArchive& archive);
Result<std::vector<std::string>> read_shared_strings(ZipArchive& archive, const std::string& part);
// Whether a cell of each style shows its number as a date.
Result<std::vector<bool>> read_date_styles(ZipArchive& archive, const std::string& part);

// "_x000D_" is a line break that XML would have lost.
std::string without_escapes(const std::string& text);

}  // namespace candour::platform::sheets
