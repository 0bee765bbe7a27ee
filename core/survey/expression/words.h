// Words for the messages of parse().
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/survey/expression/function.h"

namespace candour::survey::expression {

// "a number", "a date" …
std::string_view words_for(Type type);

// "takes 1 or 2 values", "takes no value" …
std::string words_for_arguments(const Function& function);

// Of `candidates` the one that may have been meant: the same but for large letters or one or two
// characters. Empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace candour::survey::expression
