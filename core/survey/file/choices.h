// Reading the choices of a question.
#pragma once

#include "core/base/json_fields.h"
#include "core/survey/question.h"

namespace candour::survey {

// The field "choices" of a question whose type and numbers of faces, stars and points are read
// already; or those of our own.
void read_choices(FieldReader& fields, const DeclaredLanguages& declared, Question& question);

}  // namespace candour::survey
