// Keyed: the fields of a filled in form as answers. Nothing is guessed: what does not fit is told
// with its number on the sheet.
#pragma once

#include <string>
#include <vector>

#include "app/console/fields.h"
#include "app/console/page_language.h"
#include "core/base/civil_day.h"
#include "core/survey/answers.h"
#include "core/survey/paper/sheet.h"

namespace candour::console {

// The name of a question's field: "a3_0" for the fourth, first time. Its parts have more after it:
// "_c2" a choice that is ticked, "_p2" a choice's place, "_other", "_no" (would rather not say),
// "_day", "_month", "_year".
std::string name_of_field(const survey::PaperBlock& block);

// Values of a question with one choice.
inline constexpr std::string_view value_declined = "declined";
std::string value_of_choice(std::size_t choice);

struct KeyedProblem {
    std::string number;  // As on the sheet.
    std::string field;
    std::string words;
};

struct KeyedAnswers {
    survey::Answers answers{};  // Those that are answers; in the questionnaire's order.
    std::vector<KeyedProblem> problems{};
    // Numbers of questions that were answered though what was said elsewhere rules them out. Their
    // answers are not in `answers`.
    std::vector<std::string> ruled_out{};

    KeyedAnswers() = default;
    KeyedAnswers(KeyedAnswers&&) = default;
    ~KeyedAnswers();  // Wipes the answers.
};

// An empty field is no answer, also where an answer is required: on paper anybody can leave out
// anything. `sheet` is of this questionnaire, with keyed_turns.
KeyedAnswers keyed_answers(const survey::Questionnaire& questionnaire,
                           const survey::PaperSheet& sheet, const Fields& form, CivilDay today,
                           const PageLanguage& language = {});

}  // namespace candour::console
