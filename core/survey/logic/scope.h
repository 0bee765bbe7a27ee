// The answers as an expression at one place, in one repetition, sees them.
#pragma once

#include "core/survey/logic/state.h"

namespace candour::survey {

class Scope : public expression::Values {
public:
    // `repeat`: the one that the expression stands in, in its `repetition`.
    Scope(const Evaluation::State& state, std::size_t repeat, std::uint32_t repetition)
        : state_(state), repeat_(repeat), repetition_(repetition) {}
    ~Scope() override;
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

    // The answer that "." means.
    void about(expression::Value self) { self_ = std::move(self); }
    // The choice that a filter is asked about.
    void about(const Choice& choice, const std::vector<std::string>& columns) {
        choice_ = &choice;
        columns_ = &columns;
    }
    bool is_true(const expression::Expression& expression) const;
    expression::Value result(const expression::Expression& expression) const;

    expression::Value value(std::size_t index) const override;
    expression::Value self() const override { return self_; }
    expression::Value column(std::size_t index) const override;
    CivilDay today() const override { return state_.today; }
    std::string choice_label(std::size_t index, std::string_view id) const override;

private:
    const Evaluation::State& state_;
    std::size_t repeat_;
    std::uint32_t repetition_;
    expression::Value self_{};
    const Choice* choice_ = nullptr;
    const std::vector<std::string>* columns_ = nullptr;
};

}  // namespace candour::survey
