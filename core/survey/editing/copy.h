// A copy of a questionnaire under another name, and what it is called.
#pragma once

#include "core/survey/editing/draft.h"

namespace candour::survey::editing {

// The same questions with their ids, in a questionnaire of its own: another id, a title that ends
// with `mark` in each of its languages, and nothing of what earlier versions called anything, as it
// has none. `id` is is_questionnaire_id(). Errors: Invalid: the title is too long with it.
Edited copy_of(const Json& draft, const std::string& id, const std::string& mark);

// " (2)", or the first number that makes the title, in the main language, another than those in
// `titles`. A number needs no translation.
std::string mark_for_copy(const Json& draft, const std::set<std::string>& titles);

}  // namespace candour::survey::editing
