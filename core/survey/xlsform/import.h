// Reading an XLSForm: the sheets survey, choices and settings of a workbook as a questionnaire.
// README.md says what each construct becomes.
#pragma once

#include <string>

#include "core/survey/importing/draft.h"
#include "core/survey/sheet/workbook.h"

namespace candour::survey::xlsform {

// `name`: what it is called where the form does not say ("visit" of visit.xlsx). Total: whatever
// cannot be is in the report.
Imported import_xlsform(const Workbook& workbook, const std::string& name);

}  // namespace candour::survey::xlsform
