// Answers: what one person said to a questionnaire, and which question comes next.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/survey/questionnaire.h"

namespace candour::survey {

struct Answer {
    std::string question{};
    std::string choice{};          // takes_one_choice(): a choice's id, or empty.
    std::string text{};            // takes_text(), or empty. Number: canonical, "12.5" (numbers.h).
                                   // Date: "2026-11-25".
    bool declined = false;         // "I would rather not say".
    std::uint32_t repetition = 0;  // In a repeat: which time, from 0.
    std::vector<std::string> choices{};  // takes_many_choices(): ids; of a Ranking, best first.
    std::string other{};                 // What was said to "other, please say".
    bool operator==(const Answer&) const = default;

    // Neither answered nor declined.
    bool empty() const;
    // Something is written in a language: more than a number or a date.
    bool in_words() const;
};

// Answers in the order of the questionnaire; a question not reached is not there.
struct Answers {
    std::vector<Answer> given;
    bool operator==(const Answers&) const = default;

    const Answer* find(std::string_view question, std::uint32_t repetition = 0) const;
    // Adds or replaces, and wipes what it replaces.
    void set(Answer answer);
};

// Overwrites the words and the choices of an answer.
void wipe(Answer& answer);

// Errors: Invalid for an unknown question or choice, for neither an answer nor "declined" where one
// is required, for parts that its type does not take, for too few or too many choices, for a number
// or date that is none or out of range, for text that is not UTF-8 or too long, for a repetition
// that is not asked. The messages name the question and never what was answered. Expressions are
// not looked at (logic.h).
Status check_answer(const Questionnaire& questionnaire, const Answer& answer);
// For who has looked the question up.
Status check_answer(const Questionnaire& questionnaire, const Question& question,
                    const Answer& answer);

}  // namespace candour::survey
