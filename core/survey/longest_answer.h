// How much of a message the longest answers to a questionnaire would take: a message has a largest
// size, and nobody may find out by writing too much.
#pragma once

#include <cstddef>
#include <string>

#include "core/base/result.h"
#include "core/survey/limits.h"
#include "core/survey/questionnaire.h"

namespace candour::survey {

struct LongestAnswer {
    std::size_t sealed = 0;  // Bytes of the message after compression, at worst (tested).
    std::size_t plain = 0;   // Bytes before it.
};

// The part of it that is written. `long_text_max`: no long text has more characters than that.
LongestAnswer longest_words(const Questionnaire& questionnaire, const Question& question,
                            std::size_t long_text_max = text_characters_max);

// To one question, in all its repetitions. Whether it is shown is not looked at.
LongestAnswer longest_answer(const Questionnaire& questionnaire, const Question& question,
                             std::size_t long_text_max = text_characters_max);

// Errors: Invalid, naming the first question with which the sum is more than a message takes.
Status fits_into_message(const Questionnaire& questionnaire, const std::string& place);

// Whether what is written is a message of its own (core/feedback/words_apart.h).
enum class Sent { Whole, WordsApart };

// The same for a tablet that is handed over, which leaves few cells, always as many: where each
// long text has hand_over_long_text_min characters (limits.h).
Status fits_into_hand_over(const Questionnaire& questionnaire, Sent sent, const std::string& place);

// How many characters each long text may have there at most, so that all of them fit. For a
// questionnaire that fits.
std::size_t hand_over_long_text_max(const Questionnaire& questionnaire, Sent sent);

}  // namespace candour::survey
