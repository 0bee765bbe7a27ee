// The texts of a questionnaire one by one, each with a key that stays the same when words change:
// what translators are given, and where what they bring back goes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/survey/importing/report.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {

struct TextEntry {
    std::string key{};  // "title", "question/felt/prompt", "question/why/choice/money/label".
    LocalText text{};
    bool operator==(const TextEntry&) const = default;
};

// In the order of the questionnaire. A matrix's choices are there once, with its group. Numbers
// (stars, scales) and names of files are not among them.
std::vector<TextEntry> texts_of(const Questionnaire& questionnaire);

// What was translated: by key, "was" being the text it was translated from (empty: not known).
struct Translated {
    std::string was{};
    std::string text{};
    std::size_t line = 0;  // Of the file it comes from; 0: not known.
};
using Translations = std::map<std::string, Translated>;

struct TranslationResult {
    std::optional<Questionnaire> questionnaire{};  // None: the report has an Error.
    Report report{};
};

// Puts texts into a language, which the questionnaire may not have yet: it gets it then, and a
// fallback if texts are still missing. Reported: keys that are not there (any more), texts that
// have changed since (they are not taken), and how many are missing.
TranslationResult with_translations(Questionnaire questionnaire, const Language& language,
                                    const Translations& translations);

}  // namespace candour::survey
