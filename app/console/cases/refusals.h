// Refusals: what the rules of a case refuse, in the reader's language. Those who refuse say it in
// English, once, as scenarios and commands show it; here it is found by that text.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/console/page_language.h"
#include "core/complaint/procedure.h"

namespace candour::console {

// As one sentence, with days, stages, posts and the like by the names that `procedure` gives them.
// What is no refusal that is known here stays as it is.
std::string refusal_in_words(const std::string& what, const complaint::Procedure& procedure,
                             const PageLanguage& language);

// The keys of their texts. A {part} is what differs from one refusal to the next (refusals.cpp says
// what each is).
std::span<const std::string_view> refusal_texts();

}  // namespace candour::console
