// The words of a draft, text by text and language by language. A text is named by its key as
// translations are (core/survey/translation/texts.h): "title", "question/felt/prompt",
// "group/visit/label", "question/why/choice/money/label".
#pragma once

#include "core/survey/editing/draft.h"
#include "core/survey/translation/texts.h"

namespace candour::survey::editing {

// All texts that it has, in order.
std::vector<TextEntry> texts_in(const Json& draft);

// One text in one language; empty removes it. Errors: Invalid: a text that must be there in the
// main language, a language that the draft has not, one that is too long, no such text; what the
// loader says about a ${name} in it.
Edited set_text(const Json& draft, const std::string& key, const Language& language,
                const std::string& words);

// What the two ends of a scale mean, in the main language: both or none. Their translations stay
// until they are changed.
Edited set_scale_ends(const Json& draft, std::string_view id, const std::string& low,
                      const std::string& high);

// The draft gets a fallback with its second language, since all its texts are missing.
Edited add_language(const Json& draft, const Language& language);
// With all words in it. Errors: Invalid for the main language.
Edited remove_language(const Json& draft, const Language& language);
// Whether a missing translation is shown in the main language; if not, none may be missing when it
// is published.
Edited set_fallback(const Json& draft, bool shows_main_language);

// Texts that are there in the main language and not in this one.
std::vector<TextEntry> missing_texts(const Json& draft, const Language& language);

}  // namespace candour::survey::editing
