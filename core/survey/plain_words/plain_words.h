// Plain words: what in a questionnaire's English may be hard to read, with why and where.
//
// Remarks are advice: they keep nothing from being published. A rule is here only if it is right
// nearly every time; what it cannot be sure of it does not say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/survey/questionnaire.h"

namespace candour::survey {

enum class PlainRule {
    LongSentence,  // 21 to 25 words.
    TooLong,       // More than 25.
    Abbreviation,  // Capitals that are explained nowhere in the questionnaire.
    DoubleNegative,
    TwoQuestions,  // "and/or", two question marks, "friendly and helpful?".
    Jargon,
};

struct PlainRemark {
    PlainRule rule = PlainRule::LongSentence;
    std::string key{};    // Of the text, as translations name it: "question/felt/prompt".
    std::string words{};  // What it is about, as written: a sentence, "CAB", "utilise".
    std::string what{};   // One plain sentence: why, and what to do.
    bool operator==(const PlainRemark&) const = default;
};

// Of all its English texts, in their order; none for a questionnaire without English.
std::vector<PlainRemark> plain_words(const Questionnaire& questionnaire);
// Of one text. `explained`: abbreviations that are explained elsewhere.
std::vector<PlainRemark> plain_words_in(std::string_view text, const std::string& key,
                                        const std::vector<std::string>& explained = {});

// "Citizens Advice Bureau (CAB)" or "CAB (Citizens Advice Bureau)": those whose letters are the
// first ones of the words beside them.
std::vector<std::string> explained_in(std::string_view text);

}  // namespace candour::survey
