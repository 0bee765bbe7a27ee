// The sheet "settings", and the sheet "candour_earlier".
#pragma once

#include "core/survey/importing/draft.h"
#include "core/survey/xlsform/texts.h"

namespace candour::survey::xlsform {

// Fills the draft's head, but for its languages and fallback.
void read_settings(const Table& table, const std::string& name, Texts& texts, Draft& draft,
                   Report& report);

// The draft's field "earlier".
void read_earlier_sheet(const Table& table, Draft& draft, Report& report);

}  // namespace candour::survey::xlsform
