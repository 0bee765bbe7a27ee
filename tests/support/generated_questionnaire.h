// A questionnaire with some of everything, different for each seed; parse_questionnaire() takes it.
#pragma once

#include "core/survey/questionnaire.h"
#include "tests/support/property.h"

namespace candour::test {

// With its version; without logic. At most about 40 questions.
survey::Questionnaire generated_questionnaire(Gen& gen);

}  // namespace candour::test
