// What a question's form has behind "More settings": rules on its answers, what is said when they
// are broken, where it stands, and how often a heading's questions are asked.
#pragma once

#include "app/console/editor/field_builder.h"

namespace candour::console {

void put_more_fields(Fields& fields, const OpenDraft& draft, const Json& item);
void add_more_fields(FieldBuilder& build, const OpenDraft& draft, const Json& item);
// Into `document`; only what the form has sent.
void take_more_fields(Json& document, const std::string& id, const Fields& filled,
                      const PageLanguage& language, std::vector<Problem>& problems);

// A sentence about a mistake in an expression, with the words at its place: the parser counts
// characters, which nobody does.
std::string rule_mistake(const std::string& expression, const std::string& what,
                         const PageLanguage& language);

}  // namespace candour::console
