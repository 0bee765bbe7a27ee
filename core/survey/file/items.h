// Reading a questionnaire's list "questions": questions, groups, repeats and matrices.
#pragma once

#include "core/base/json_fields.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {

// Fills groups and questions.
void read_items(FieldReader& fields, const DeclaredLanguages& declared,
                Questionnaire& questionnaire);

}  // namespace candour::survey
