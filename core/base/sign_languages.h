// Sign languages: those that clips may be in. They have no writing: somebody who signs reads the
// screen's words in whichever language they chose, and sees a signer beside them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/locale_text.h"

namespace candour {

struct SignLanguage {
    std::string_view tag;  // ISO 639-3, as BCP 47 has it: "bfi".
    // As its signers write it, with the short name that they know it by, in the language that is
    // written around them: never translated, as the names of other languages.
    std::string_view own_name;
    std::string_view written;
};

// Null when it is none that is known here.
const SignLanguage* find_sign_language(std::string_view tag);
// "bfi, isg, …".
std::vector<std::string> sign_language_tags();

// What a clip means that stands under a written language, as a spreadsheet's column has it.
inline constexpr std::string_view usual_sign_language = "bfi";

// The file of `files`, by languages, that is in this sign language; empty when none is.
std::string clip_in(const LocalText& files, std::string_view sign_language);

}  // namespace candour
