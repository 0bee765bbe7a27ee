// Answers: what one person said to a questionnaire, and which question comes next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/survey/questionnaire.h"

namespace candour::survey {

struct Answer {
    std::string question{};
    std::string choice{};   // A choice's id, or empty.
    std::string text{};     // LongText, or empty.
    bool declined = false;  // "I would rather not say".
    bool operator==(const Answer&) const = default;
};

// Answers in the order of the questionnaire; a question not reached is not there.
struct Answers {
    std::vector<Answer> given;
    bool operator==(const Answers&) const = default;

    const Answer* find(std::string_view question) const;
    // Adds or replaces, and wipes what it replaces.
    void set(Answer answer);
};

// Overwrites the words and the choice of an answer.
void wipe(Answer& answer);

// Errors: Invalid for an unknown question or choice, for neither an answer nor "declined" where one
// is required, for a choice where a text belongs and the reverse, or for text that is not UTF-8 or
// is longer than text_characters_max characters.
Status check_answer(const Questionnaire& questionnaire, const Answer& answer);

}  // namespace candour::survey
