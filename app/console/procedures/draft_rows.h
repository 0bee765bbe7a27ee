// The parts of a draft as rows, each with what it says now and a link to the form that changes it.
#pragma once

#include "app/console/procedures/drafts.h"

namespace candour::console {

// The keys has_sections and sections of the template "procedure".
void show_draft_rows(View& view, const OpenProcedure& draft);

}  // namespace candour::console
