// A month's results as a workbook: one line for each number that is shown, so that a spreadsheet
// can sort and chart it; beside it a sheet that says how to read it. Shown numbers only.
#pragma once

#include "app/console/surveys/find_results.h"
#include "core/survey/sheet/workbook.h"

namespace candour::console {

// `found` has results. Its first sheet is the table.
survey::Workbook results_workbook(const Desk& desk, const FoundResults& found);

}  // namespace candour::console
