// Question: one question, page to read or calculated value of a questionnaire, with its choices.
//
// The members' names are those of the questionnaire file (questionnaire.h); what is at its default
// is left out there. Expressions (show_if, constraint, calculation, choice_filter) are kept as they
// were written, "${felt} = '1'", and compiled by core/survey/logic.h.
#pragma once

#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/locale_text.h"
#include "core/survey/question_type.h"

namespace candour::survey {

// Names of files, one a language that has it; a recording is never used for another language.
struct Media {
    LocalText picture{};
    LocalText audio{};
    LocalText sign{};  // A clip in sign language (core/base/sign_languages.h).
    bool operator==(const Media&) const = default;
};

struct Choice {
    std::string id{};  // is_survey_id(), unique within its question.
    LocalText label{};
    LocalText picture{};
    LocalText audio{};
    std::map<std::string, std::string>
        filter{};            // What choice_filter compares: {"county": "kent"}.
    bool exclusive = false;  // "None of these": chosen alone. ManyChoices.
    bool other = false;      // "Other, please say": asks for a few words.
    std::optional<double> score{};
    bool operator==(const Choice&) const = default;
};

// The two ends' labels; both or none.
struct Scale {
    int from = 0;
    int to = 10;
    LocalText low{};
    LocalText high{};
    bool operator==(const Scale&) const = default;
};

struct NumberRange {
    bool whole = false;
    std::optional<double> min{};
    std::optional<double> max{};
    LocalText unit{};  // "years"; may be empty.
    bool operator==(const NumberRange&) const = default;
};

// ISO dates; empty: no limit.
struct DateRange {
    std::string min{};
    std::string max{};
    bool operator==(const DateRange&) const = default;
};

inline constexpr std::size_t no_group = std::numeric_limits<std::size_t>::max();

struct Question {
    std::string id{};  // is_survey_id(), unique among questions and groups.
    QuestionType type = QuestionType::OneChoice;
    LocalText prompt{};             // Only Calculated may have none.
    LocalText hint{};               // May be empty.
    bool required = false;          // Needs an answer, or to be declined (requirement W5).
    bool may_decline = true;        // "I would rather not say" is offered, always unless stated.
    std::vector<Choice> choices{};  // Also of Faces "1" worst … "5" or "3" best, Scale "0" … "10",
                                    // Stars "1" …, YesNo "yes", "no" and "dont_know".
    std::size_t group = no_group;  // In Questionnaire::groups.
    Media media{};
    std::string show_if{};           // Boolean; asked when true. Empty: always.
    std::string constraint{};        // Boolean about "."; the answer is taken when true.
    LocalText constraint_message{};  // Said when it is not; may be empty.
    LocalText required_message{};    // Said when it is left out; may be empty.
    std::string calculation{};       // Calculated.
    std::string choice_filter{};     // Boolean about each choice's filter.
    bool random_order = false;       // OneChoice, ManyChoices, Ranking; not of exclusive and other.
    int faces = 5;                   // 3 or 5.
    int stars = 5;                   // 3 to 10.
    bool dont_know = false;          // YesNo has a third choice.
    Scale scale{};
    NumberRange number{};
    DateRange date{};
    std::size_t choices_at_least = 0;  // ManyChoices, Ranking; an empty answer is no answer.
    std::size_t choices_at_most = 0;   // 0: all. A Ranking of the first three has 3.
    std::size_t characters_max = 0;    // ShortText, LongText; 0: what the type allows.
    LocalText pressing_reason{};       // Why it must ask who somebody is; shown before it.
    bool operator==(const Question&) const = default;

    const Choice* find_choice(std::string_view choice_id) const;
    // The choice that asks "please say", if there is one.
    const Choice* other_choice() const;
};

// How many characters its text may have: of a LongText, a ShortText.
std::size_t characters_allowed(const Question& question);

}  // namespace candour::survey
