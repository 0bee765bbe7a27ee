// The labels of faces, stars, scales and yes/no answers that we bring along, so that the same face
// means the same in every organisation.
#pragma once

#include <string>
#include <vector>

#include "core/survey/question.h"

namespace candour::survey {

// Whether faces and yes/no have labels in it.
bool has_own_labels(const Language& language);

// Faces: "1" (worst) … "5" or "3" (best); Stars: "1" …; Scale: from its one end to the other;
// YesNo: "yes", "no", and "dont_know" where it is offered; empty for the other types.
std::vector<std::string> own_choice_ids(const Question& question);

// The same with their labels, in those of `languages` that have them; empty when `fallback`, or one
// of them where there is no fallback, has none. Stars and scales have labels in every language.
std::vector<Choice> own_choices(const Question& question, const std::vector<Language>& languages,
                                const Language& fallback = {});

}  // namespace candour::survey
