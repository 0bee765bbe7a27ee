// Answers as values and as words.
#include <algorithm>

#include "core/survey/limits.h"
#include "core/survey/logic/state.h"
#include "core/survey/numbers.h"

namespace candour::survey {

using expression::Value;

// Ids with a space between them, as expressions have them; those that are offered.
std::string Evaluation::State::chosen(const Answer& answer, std::size_t question,
                                      std::uint32_t repetition) const {
    if (!answer.choice.empty()) {
        return is_offered(question, repetition, answer.choice) ? answer.choice : std::string{};
    }
    std::string ids;
    for (const std::string& id : answer.choices) {
        if (!is_offered(question, repetition, id)) continue;
        if (!ids.empty()) ids += ' ';
        ids += id;
    }
    return ids;
}

Value Evaluation::State::value(std::size_t question, std::uint32_t repetition) const {
    const Asked* one = find(question, repetition);
    if (one == nullptr || !one->shown) return {};
    const QuestionType type = questionnaire.questions[question].type;
    if (type == QuestionType::Calculated) return one->calculated;
    if (one->answer == nullptr) return {};
    if (!takes_text(type)) return chosen(*one->answer, question, repetition);
    if (type == QuestionType::Number) {
        const auto number = number_in(one->answer->text);
        return number ? Value(*number) : Value();
    }
    if (type == QuestionType::Date) {
        const auto day = from_iso(one->answer->text);
        return day.ok() ? Value(day.value()) : Value();
    }
    return one->answer->text;
}

std::string Evaluation::State::label_of(std::size_t question, std::string_view id) const {
    const Choice* choice = questionnaire.questions[question].find_choice(id);
    if (choice == nullptr) return {};
    return choice->label.in(language, questionnaire.fallback).text;
}

std::string Evaluation::State::words_for(std::size_t question, std::uint32_t repetition) const {
    const QuestionType type = questionnaire.questions[question].type;
    Value said = value(question, repetition);
    std::string text = expression::to_text(said);
    expression::wipe(said);
    if (!takes_one_choice(type) && !takes_many_choices(type)) return text;
    std::string labels;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (!labels.empty()) labels += ", ";
        labels += label_of(question, std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
    }
    return labels;
}

// From outside its repeat: those of all repetitions.
std::string Evaluation::State::all_words_for(std::size_t question, std::size_t repeat,
                                             std::uint32_t repetition) const {
    const std::size_t its_repeat = logic->questions[question].repeat;
    if (its_repeat == no_group) return words_for(question, 0);
    if (its_repeat == repeat) return words_for(question, repetition);
    std::string all;
    for (std::uint32_t i = 0; i < repetitions[its_repeat]; ++i) {
        const std::string one = words_for(question, i);
        if (!all.empty() && !one.empty()) all += ", ";
        all += one;
    }
    return all;
}

}  // namespace candour::survey
