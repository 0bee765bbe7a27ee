// CSV (RFC 4180) from and to sheets.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/survey/sheet/workbook.h"

namespace candour::survey {

// Separated by commas, or by semicolons or tabs where the first line has more of them. A byte
// order mark is skipped; lines end with CR LF, LF or CR. All cells are texts; the apostrophe that
// write_csv() puts before a formula is taken off again.
// Errors: Invalid: "row 3: …": not UTF-8, a quote that is never closed, too many rows or columns.
Result<Sheet> read_csv(std::string_view text, const std::string& name);

// With a byte order mark and CR LF, as spreadsheets like it; all rows have as many cells as the
// widest. A text that one would take for a formula (= + - @, a tab, a line break first) gets an
// apostrophe before it.
std::string write_csv(const Sheet& sheet);

}  // namespace candour::survey
