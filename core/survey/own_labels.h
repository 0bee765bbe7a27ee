// The labels of faces and yes/no answers that we bring along, so that the same face means the same
// in every organisation.
#pragma once

#include <string>
#include <vector>

#include "core/survey/questionnaire.h"

namespace candour::survey {

// Faces: "1" (worst) … "5" (best); YesNo: "yes", "no"; empty for the other types.
std::vector<std::string> own_choice_ids(QuestionType type);

// The same with their labels; empty when one of `languages` has none.
std::vector<Choice> own_choices(QuestionType type, const std::vector<Language>& languages);

}  // namespace candour::survey
