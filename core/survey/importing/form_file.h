// A questionnaire from the bytes of a file of every kind that we read: an XLSForm (.xlsx, .csv),
// SurveyJS, or our own (.json).
#pragma once

#include <functional>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/survey/importing/draft.h"
#include "core/survey/sheet/workbook.h"

namespace candour::survey {

// Workbooks of .xlsx files; `file` names it for messages. Errors: Invalid, naming the file.
using ReadWorkbook = std::function<Result<Workbook>(ByteView bytes, const std::string& file)>;

// ".xlsx", in lower case; empty when the name has none.
std::string suffix_of(const std::string& path);

// By its suffix: .csv, else whatever `read` takes. Errors: Invalid, naming the file.
Result<Workbook> workbook_in(ByteView bytes, const std::string& name, const ReadWorkbook& read);

// `name`: the file's, without folders. What it says is in the report; an Error is for a file that
// cannot be read at all. Our own file may be a draft (editing/draft.h) where `takes_drafts`: it is
// not `complete` then.
Result<Imported> questionnaire_in(ByteView bytes, const std::string& name, const ReadWorkbook& read,
                                  bool takes_drafts);

}  // namespace candour::survey
