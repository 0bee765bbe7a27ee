// What the core says in sentences, such as why it refuses something, in the reader's language. The
// core speaks English; its sentences are known here by their words.
#pragma once

#include <string>
#include <string_view>

#include "app/console/page_language.h"

namespace candour::console {

// A sentence that is not known stays as it is.
std::string core_words(std::string_view english, const PageLanguage& language);
// The same with a capital letter and a full stop.
std::string core_sentence(std::string_view english, const PageLanguage& language);

}  // namespace candour::console
