// Workbooks from and to .xlsx files (ECMA-376), by libzip, expat and libxlsxwriter.
#pragma once

#include <string>

#include "core/base/bytes.h"
#include "core/survey/sheet/workbook.h"

namespace candour::platform {

// `file` names it for messages.
// Errors: Invalid: "FILE: …" or "FILE: sheet 'survey', row 3, column D: …": no .xlsx file (an old
// .xls, an OpenDocument or a locked one is named), damaged, or beyond limits.h.
Result<survey::Workbook> read_xlsx(ByteView bytes, const std::string& file);

// Texts stay texts, whatever they begin with: nothing becomes a formula. The same workbook gives
// the same bytes. Errors: Invalid: a text longer than a cell can be, a name no sheet can have;
// Full: no memory.
Result<Bytes> write_xlsx(const survey::Workbook& workbook);

}  // namespace candour::platform
