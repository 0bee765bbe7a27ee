// Expressions that hold in a questionnaire, made of the questions before.
#pragma once

#include <string>

#include "core/survey/questionnaire.h"
#include "tests/support/property.h"

namespace candour::test {

// About a question that `asking` (the group around the one that gets it) may name; empty when there
// is none yet.
std::string generated_condition(Gen& gen, const survey::Questionnaire& so_far, std::size_t asking);
std::string generated_number(Gen& gen, const survey::Questionnaire& so_far, std::size_t asking);
std::string generated_calculation(Gen& gen, const survey::Questionnaire& so_far,
                                  std::size_t asking);
// About ".", the question's own answer.
std::string generated_constraint(Gen& gen, const survey::Question& question);

}  // namespace candour::test
