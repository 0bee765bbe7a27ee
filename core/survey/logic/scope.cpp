// Values by scope.
#include "core/survey/logic/scope.h"

namespace candour::survey {

using expression::Value;

Scope::~Scope() { expression::wipe(self_); }

bool Scope::is_true(const expression::Expression& expression) const {
    Value truth = result(expression);
    const bool holds = expression::to_boolean(truth);
    expression::wipe(truth);
    return holds;
}

Value Scope::result(const expression::Expression& expression) const {
    ++state_.steps;
    return expression::evaluate(expression, *this);
}

Value Scope::value(std::size_t index) const {
    ++state_.steps;
    const std::size_t questions = state_.logic->questions.size();
    if (index >= questions) {
        // A repeat's own name: as many texts as it has repetitions, to be counted.
        return expression::NodeTexts(state_.repetitions[index - questions], "1");
    }
    const std::size_t repeat = state_.logic->questions[index].repeat;
    if (repeat == no_group) return state_.value(index, 0);
    if (repeat == repeat_) return state_.value(index, repetition_);
    expression::NodeTexts texts;
    texts.reserve(state_.repetitions[repeat]);
    for (std::uint32_t i = 0; i < state_.repetitions[repeat]; ++i) {
        ++state_.steps;
        Value one = state_.value(index, i);
        texts.push_back(expression::to_text(one));
        expression::wipe(one);
    }
    return texts;
}

Value Scope::column(std::size_t index) const {
    if (choice_ == nullptr) return {};
    if (index == 0) return choice_->id;
    const auto found = choice_->filter.find((*columns_)[index]);
    return found == choice_->filter.end() ? std::string{} : found->second;
}

std::string Scope::choice_label(std::size_t index, std::string_view id) const {
    return state_.label_of(index, id);
}

}  // namespace candour::survey
