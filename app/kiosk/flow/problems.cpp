#include "app/kiosk/flow/problems.h"

#include <algorithm>

#include "app/kiosk/flow/entry.h"
#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/survey_path.h"
#include "core/base/utf8.h"
#include "core/survey/numbers.h"

namespace candour::kiosk {
namespace {

using survey::Answer;
using survey::Question;
using survey::QuestionType;

AnswerProblem number_problem(const survey::NumberRange& range, const std::string& typed) {
    const std::optional<std::string> text = canonical_number(typed);
    if (!text) return AnswerProblem::NotANumber;
    const double number = survey::number_in(*text).value_or(0);
    if (range.whole && text->find('.') != std::string::npos) return AnswerProblem::NotWhole;
    if (range.min && number < *range.min) return AnswerProblem::TooSmall;
    if (range.max && number > *range.max) return AnswerProblem::TooLarge;
    return AnswerProblem::None;
}

AnswerProblem date_problem(const survey::DateRange& range, const std::string& typed) {
    const std::optional<std::string> date = canonical_date(typed);
    if (!date) return AnswerProblem::NotADate;
    // ISO dates are in order as texts.
    if (!range.min.empty() && *date < range.min) return AnswerProblem::TooEarly;
    if (!range.max.empty() && *date > range.max) return AnswerProblem::TooLate;
    return AnswerProblem::None;
}

AnswerProblem count_problem(const Question& question, const std::vector<std::string>& chosen) {
    const bool alone = std::ranges::any_of(chosen, [&](const std::string& id) {
        const survey::Choice* choice = question.find_choice(id);
        return choice != nullptr && choice->exclusive;
    });
    if (alone) return AnswerProblem::None;
    if (chosen.size() < question.choices_at_least) return AnswerProblem::TooFew;
    const bool too_many = question.choices_at_most > 0 && chosen.size() > question.choices_at_most;
    return too_many ? AnswerProblem::TooMany : AnswerProblem::None;
}

AnswerProblem form_problem(const Question& question, const Answer& answer) {
    switch (question.type) {
        case QuestionType::Number:
            return number_problem(question.number, answer.text);
        case QuestionType::Date:
            return date_problem(question.date, answer.text);
        case QuestionType::ManyChoices:
        case QuestionType::Ranking:
            return count_problem(question, answer.choices);
        case QuestionType::ShortText:
        case QuestionType::LongText:
            return character_count(answer.text) > survey::characters_allowed(question)
                       ? AnswerProblem::TooLong
                       : AnswerProblem::None;
        case QuestionType::OneChoice:
        case QuestionType::Faces:
        case QuestionType::Scale:
        case QuestionType::Stars:
        case QuestionType::YesNo:
        case QuestionType::Information:
        case QuestionType::Calculated:
            return AnswerProblem::None;
    }
    return AnswerProblem::None;
}

// The answer without choices that are no longer offered.
Answer offered_part(const std::vector<const survey::Choice*>& offered, const Answer& answer) {
    const auto is_offered = [&](const std::string& id) {
        return std::ranges::any_of(offered,
                                   [&](const survey::Choice* one) { return one->id == id; });
    };
    Answer part = answer;
    if (!part.choice.empty() && !is_offered(part.choice)) wipe(part.choice);
    std::erase_if(part.choices, [&](const std::string& id) { return !is_offered(id); });
    return part;
}

}  // namespace

AnswerProblem problem_with(const survey::Questionnaire& questionnaire,
                           const survey::Evaluation& now, const survey::Answers& answers,
                           const QuestionScreen& screen) {
    const Question& question = questionnaire.questions[screen.number];
    if (!survey::takes_answer(question.type)) return AnswerProblem::None;
    const AnswerProblem missing = question.required ? AnswerProblem::Missing : AnswerProblem::None;
    const Answer* given = answers.find(question.id, screen.repetition);
    if (given == nullptr) return missing;
    if (given->declined) return question.may_decline ? AnswerProblem::None : missing;
    Answer answer = offered_part(now.choices(screen.number, screen.repetition), *given);
    AnswerProblem problem = missing;
    if (is_said(answer)) {
        problem = form_problem(question, answer);
        const bool holds = now.holds(screen.number, screen.repetition);
        if (problem == AnswerProblem::None && !holds) problem = AnswerProblem::Refused;
    }
    survey::wipe(answer);
    return problem;
}

AnswerProblem problem_now(const Flow& flow, const QuestionScreen& screen) {
    const survey::Questionnaire* questionnaire = questionnaire_of(flow);
    if (questionnaire == nullptr || screen.number >= questionnaire->questions.size()) {
        return AnswerProblem::None;
    }
    return problem_with(*questionnaire, evaluate_now(flow, *questionnaire),
                        flow.visit.contact.answers, screen);
}

}  // namespace candour::kiosk
