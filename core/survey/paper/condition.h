// Conditions in words. Only for core/survey/paper.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "core/survey/expression/expression.h"
#include "core/survey/paper/sheet.h"

namespace candour::survey {

// What a sheet calls question `question`.
using NumberOf = std::function<std::string(std::size_t question)>;

// What `show_if` asks of a reader. It is found by trying: where the expression depends on one
// question with choices and on nothing else, each choice is tried for itself, of several choices
// also each two, and what was found is told when it is "one of these" or "none of these".
PaperCondition condition_in_words(const Questionnaire& questionnaire,
                                  const expression::Expression& show_if, const Language& language,
                                  const NumberOf& number_of);

}  // namespace candour::survey
