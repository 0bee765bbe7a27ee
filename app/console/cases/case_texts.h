// A procedure's own texts on the pages of its cases: in the reader's language where it has them.
#pragma once

#include "app/console/page_language.h"
#include "core/complaint/case_entry.h"
#include "core/complaint/procedure.h"

namespace candour::console {

// Else in the procedure's first language; made harmless to the page.
ShownText text_of(const complaint::Procedure& procedure, const LocalText& text,
                  const PageLanguage& language);
// What the procedure calls the one that a field of an entry names by its id, such as an outcome;
// nullptr when it has no such name.
const LocalText* name_of(const complaint::Procedure& procedure, complaint::Field field,
                         const std::string& id);
// The console's own words and people's names, beside which a procedure's may stand.
ShownText own_text(std::string text, const PageLanguage& language);
// "Upheld, Not upheld": of several, as one.
std::string listed(const std::vector<ShownText>& texts);

}  // namespace candour::console
