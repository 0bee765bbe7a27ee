// Questions that ask who somebody is. A survey is answered without a name; where one must be asked
// for, the visitor is told why before the question.
#pragma once

#include <optional>
#include <string_view>

#include "core/survey/question.h"

namespace candour::survey {

// What it asks for, "a name", "an address" …, when its id or prompt says so in English, Welsh or
// Urdu and the answer is written; nothing for all others. A list of words finds what people write
// without a thought; it is no proof that a question is harmless.
std::optional<std::string_view> asks_who(const Question& question);

}  // namespace candour::survey
