// Zip files and the smallest spreadsheets, made by hand: also such as no program would write.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/bytes.h"

namespace candour::test {

using Parts = std::vector<std::pair<std::string, std::string>>;

Bytes zip_of(const Parts& parts);

// The parts of an .xlsx with one sheet "survey", whose <sheetData> is `rows`, and with shared
// strings where `strings` (the <si> elements) is not empty.
Parts xlsx_parts(const std::string& rows, const std::string& strings = {});

}  // namespace candour::test
