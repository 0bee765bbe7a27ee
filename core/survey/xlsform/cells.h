// What single cells mean, on all sheets.
#pragma once

#include <optional>

#include "core/survey/xlsform/table.h"

namespace candour::survey::xlsform {

// yes, true, 1, true() in any letters; no, false, 0, false(); nothing for anything else.
std::optional<bool> yes_or_no(std::string_view text);

// False when it is blank. Reported: what is neither yes nor no.
bool said_yes(const Table& table, const Row& row, Field field, Report& report);

// Cells of columns that XLSForm has and Candour does not: each is reported with what it asked for.
void report_not_supported(const Table& table, const Row& row, Report& report);

// Cells that the spreadsheet made a date of, and formulas without a value.
void report_odd_cells(const Table& table, Report& report);

}  // namespace candour::survey::xlsform
