// check_answer(): is it an answer to its question?
#include <algorithm>

#include "core/base/civil_day.h"
#include "core/base/utf8.h"
#include "core/survey/answers.h"
#include "core/survey/limits.h"
#include "core/survey/numbers.h"

namespace candour::survey {
namespace {

// What is wrong in plain words, or nothing. They never repeat what was answered: they may be
// logged.
using Wrong = std::optional<std::string>;

Wrong wrong_text_length(std::string_view text, std::size_t characters_max) {
    if (!is_utf8(text)) return "the text is not UTF-8";
    if (character_count(text) <= characters_max) return std::nullopt;
    return "the text is longer than " + std::to_string(characters_max) + " characters";
}

// Which of its members an answer may have filled.
Wrong wrong_parts(const Question& question, const Answer& answer) {
    const QuestionType type = question.type;
    if (!takes_answer(type)) {
        const bool said = answer.declined || !answer.empty() || !answer.other.empty();
        return said ? Wrong("takes no answer") : std::nullopt;
    }
    const bool words = !answer.choice.empty() || !answer.text.empty() || !answer.choices.empty() ||
                       !answer.other.empty();
    if (answer.declined && words) return "declined and answered at once";
    if (answer.declined && !question.may_decline) return "cannot be declined";
    if (answer.empty() && question.required) return "needs an answer, or to be declined";
    if (!answer.choice.empty() && !takes_one_choice(type)) {
        return takes_text(type) ? "takes a text, not a choice" : "takes several choices, not one";
    }
    if (!answer.choices.empty() && !takes_many_choices(type)) return "takes no list of choices";
    if (!answer.text.empty() && !takes_text(type)) return "takes a choice, not a text";
    return std::nullopt;
}

Wrong wrong_other(const Question& question, const Answer& answer) {
    if (answer.other.empty()) return std::nullopt;
    const Choice* other = question.other_choice();
    const bool chosen = other != nullptr && (answer.choice == other->id ||
                                             std::ranges::count(answer.choices, other->id) > 0);
    if (!chosen) return "says more to a choice that was not chosen";
    return wrong_text_length(answer.other, short_text_characters_max);
}

Wrong wrong_choices(const Question& question, const Answer& answer) {
    if (!answer.choice.empty() && question.find_choice(answer.choice) == nullptr) {
        return "there is no such choice";
    }
    if (answer.choices.empty()) return std::nullopt;
    bool exclusive = false;
    for (const std::string& id : answer.choices) {
        const Choice* choice = question.find_choice(id);
        if (choice == nullptr) return "there is no such choice";
        if (std::ranges::count(answer.choices, id) > 1) return "the same choice is chosen twice";
        exclusive = exclusive || choice->exclusive;
    }
    const std::size_t count = answer.choices.size();
    if (exclusive)
        return count > 1 ? Wrong("a choice is chosen that excludes the others") : Wrong();
    if (count < question.choices_at_least) {
        return "needs at least " + std::to_string(question.choices_at_least) + " choices";
    }
    if (question.choices_at_most > 0 && count > question.choices_at_most) {
        return "takes at most " + std::to_string(question.choices_at_most) + " choices";
    }
    return std::nullopt;
}

Wrong wrong_number(const NumberRange& range, std::string_view text) {
    if (text.size() > number_characters_max) return "the number has too many digits";
    const std::optional<double> number = number_in(text);
    if (!number) return "here belongs a number";
    // Beyond 2^53 every double is whole.
    if (range.whole && text.find('.') != std::string_view::npos) return "takes a whole number";
    if (range.min && *number < *range.min) return "the number is too small";
    if (range.max && *number > *range.max) return "the number is too large";
    return std::nullopt;
}

Wrong wrong_date(const DateRange& range, const std::string& text) {
    if (!from_iso(text).ok()) return "here belongs a date: YYYY-MM-DD";
    if (!range.min.empty() && text < range.min) return "the date is too early";
    if (!range.max.empty() && text > range.max) return "the date is too late";
    return std::nullopt;
}

Wrong wrong_text(const Question& question, const std::string& text) {
    if (text.empty()) return std::nullopt;
    if (question.type == QuestionType::Number) return wrong_number(question.number, text);
    if (question.type == QuestionType::Date) return wrong_date(question.date, text);
    return wrong_text_length(text, characters_allowed(question));
}

Wrong wrong_repetition(const Questionnaire& questionnaire, const Question& question,
                       std::uint32_t repetition) {
    const std::size_t repeat = questionnaire.repeat_around(question.group);
    const std::uint32_t times = repeat == no_group ? 1 : questionnaire.groups[repeat].repeat_max;
    if (repetition < times) return std::nullopt;
    return "is asked at most " + std::to_string(times) + " times";
}

}  // namespace

Status check_answer(const Questionnaire& questionnaire, const Answer& answer) {
    const Question* question = questionnaire.find(answer.question);
    if (question == nullptr) {
        return Error{ErrorKind::Invalid,
                     "the questionnaire has no question '" + answer.question + "'"};
    }
    return check_answer(questionnaire, *question, answer);
}

Status check_answer(const Questionnaire& questionnaire, const Question& question,
                    const Answer& answer) {
    Wrong wrong = wrong_repetition(questionnaire, question, answer.repetition);
    if (!wrong) wrong = wrong_parts(question, answer);
    if (!wrong) wrong = wrong_choices(question, answer);
    if (!wrong) wrong = wrong_text(question, answer.text);
    if (!wrong) wrong = wrong_other(question, answer);
    if (!wrong) return Unit{};
    return Error{ErrorKind::Invalid, "question '" + question.id + "': " + *wrong};
}

}  // namespace candour::survey
