// Trying out a condition.
#include "core/survey/paper/condition.h"

#include <algorithm>
#include <optional>
#include <set>

#include "core/survey/expression/function.h"
#include "core/survey/expression/tree.h"

namespace candour::survey {
namespace {

using expression::Expression;

// One question has an answer; nothing else has.
class OneAnswer : public expression::Values {
public:
    OneAnswer(std::size_t question, std::string answer)
        : question_(question), answer_(std::move(answer)) {}

    expression::Value value(std::size_t index) const override {
        return index == question_ ? answer_ : std::string();
    }
    CivilDay today() const override { return {}; }
    std::string choice_label(std::size_t, std::string_view) const override { return {}; }

private:
    std::size_t question_;
    std::string answer_;
};

bool holds(const Expression& show_if, std::size_t question, const std::string& answer) {
    expression::Value value = evaluate(show_if, OneAnswer(question, answer));
    return expression::to_boolean(value);
}

// The same on any day, in any language, from anywhere: it is made of comparisons and of functions
// that look at choices.
bool can_be_tried(const Expression& show_if) {
    return std::ranges::none_of(show_if.tree().nodes, [](const expression::Node& node) {
        if (node.kind == expression::Kind::ChoicesOf || node.kind == expression::Kind::Column) {
            return true;
        }
        if (node.kind == expression::Kind::Name && node.type == expression::Type::Nodes) {
            return true;
        }
        if (node.kind != expression::Kind::Call) return false;
        const auto dates = expression::date_functions();
        return std::ranges::any_of(
            dates, [&](const expression::Function& one) { return &one == node.function; });
    });
}

// The one question that it depends on, where that has choices to try.
std::optional<std::size_t> question_of(const Questionnaire& questionnaire,
                                       const Expression& show_if) {
    const std::set<std::size_t> needs = depends_on(show_if);
    if (needs.size() != 1 || *needs.begin() >= questionnaire.questions.size()) return std::nullopt;
    const Question& question = questionnaire.questions[*needs.begin()];
    const bool has_choices =
        takes_one_choice(question.type) || question.type == QuestionType::ManyChoices;
    if (!has_choices || !can_be_tried(show_if)) return std::nullopt;
    return *needs.begin();
}

// For several choices: whether each two do what one of them does, or none.
bool pairs_agree(const Expression& show_if, std::size_t at, const Question& question,
                 const std::vector<bool>& holds_with, bool without) {
    for (std::size_t i = 0; i < holds_with.size(); ++i) {
        for (std::size_t j = i + 1; j < holds_with.size(); ++j) {
            const bool either_differs = holds_with[i] != without || holds_with[j] != without;
            const bool both =
                holds(show_if, at, question.choices[i].id + " " + question.choices[j].id);
            if (both != (either_differs ? !without : without)) return false;
        }
    }
    return true;
}

}  // namespace

PaperCondition condition_in_words(const Questionnaire& questionnaire, const Expression& show_if,
                                  const Language& language, const NumberOf& number_of) {
    const std::optional<std::size_t> at = question_of(questionnaire, show_if);
    if (!at) return {};
    const Question& question = questionnaire.questions[*at];
    const bool without = holds(show_if, *at, {});
    std::vector<bool> holds_with;
    PaperCondition condition{
        .when = without ? PaperCondition::When::NotAnswered : PaperCondition::When::Answered,
        .number = number_of(*at)};
    for (const Choice& choice : question.choices) {
        holds_with.push_back(holds(show_if, *at, choice.id));
        if (holds_with.back() == without) continue;
        condition.labels.push_back(choice.label.in(language, questionnaire.fallback).text);
    }
    if (condition.labels.empty() || condition.number.empty()) return {};
    if (question.type == QuestionType::ManyChoices &&
        !pairs_agree(show_if, *at, question, holds_with, without)) {
        return {};
    }
    const bool all = condition.labels.size() == question.choices.size();
    if (all && condition.when == PaperCondition::When::Answered) condition.labels.clear();
    return condition;
}

}  // namespace candour::survey
