// Workbooks as text, so that a test shows its form:
//
//   [survey]
//   type | name | label::English (en)
//   text | why  | Why?
//
// A line is a row, an empty one too; cells are trimmed. "=1" before a cell's text makes it a
// number,
// "=TRUE" a truth, "=2026-11-25" a date; "\n" in it is a line break.
#pragma once

#include <string>
#include <string_view>

#include "core/survey/sheet/workbook.h"

namespace candour::test {

survey::Workbook workbook_from(std::string_view text);

}  // namespace candour::test
