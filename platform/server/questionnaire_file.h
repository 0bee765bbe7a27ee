// platform/server/questionnaire_file.h: questionnaires from files of every kind that we read.
#pragma once

#include <string>

#include "core/base/bytes.h"
#include "core/survey/importing/draft.h"
#include "core/survey/sheet/workbook.h"

namespace candour::platform {

// ".xlsx", in lower case; empty when the name has none.
std::string suffix_of(const std::string& path);

// A workbook from .xlsx or .csv. Errors: NotFound, Invalid, each naming the file.
Result<survey::Workbook> read_workbook(const std::string& path);

// An XLSForm (.xlsx), SurveyJS or our own file (.json). What it says is in the report; an Error is
// for a file that cannot be read at all.
Result<survey::Imported> read_questionnaire_file(const std::string& path);

// Refuses to write over a file unless it was asked to. Errors: Conflict, and FileDisk's own.
Status write_new_file(const std::string& path, ByteView bytes, bool overwrite);

}  // namespace candour::platform
