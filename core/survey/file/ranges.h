// Reading what bounds the answers of a question.
#pragma once

#include "core/base/json_fields.h"
#include "core/survey/question.h"

namespace candour::survey {

// "faces", "stars", "scale", "dont_know", "number", "date", "characters_max": those that belong to
// the question's type. Needed before its choices are read.
void read_ranges(FieldReader& fields, const DeclaredLanguages& declared, Question& question);

// "choices_at_least" and "choices_at_most", which are about the choices.
void read_counts(FieldReader& fields, Question& question);

}  // namespace candour::survey
