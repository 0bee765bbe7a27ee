// Reading what earlier versions called questions and choices.
#pragma once

#include "core/base/json_fields.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {

// The field "earlier", a list of {"was": "old_id", "now": "new_id", "choices": {"old": "new"}};
// after the questions have been read.
void read_earlier(FieldReader& fields, Questionnaire& questionnaire);

}  // namespace candour::survey
