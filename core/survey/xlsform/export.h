// Writing an XLSForm: a questionnaire as a workbook that other programs read, and import_xlsform()
// reads back equal, whatever the model has ("candour::" columns hold what XLSForm lacks).
#pragma once

#include "core/survey/questionnaire.h"
#include "core/survey/sheet/workbook.h"

namespace candour::survey::xlsform {

Workbook export_xlsform(const Questionnaire& questionnaire);

}  // namespace candour::survey::xlsform
