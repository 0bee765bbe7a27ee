// tests/fuzz/expression_form.h: the questions that a fuzzer's expressions may name, with answers.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "core/survey/expression/expression.h"

namespace candour::fuzz {

class ExpressionForm : public survey::expression::Names, public survey::expression::Values {
public:
    using Type = survey::expression::Type;
    using Value = survey::expression::Value;

    struct Question {
        std::string_view name;
        Type type;
        bool repeated;
    };
    static constexpr std::array<Question, 6> questions = {{{"felt", Type::Choices, false},
                                                           {"age", Type::Number, false},
                                                           {"born", Type::Date, false},
                                                           {"better", Type::Text, false},
                                                           {"wet", Type::Boolean, false},
                                                           {"ages", Type::Number, true}}};

    std::optional<survey::expression::Name> find(std::string_view name) const override {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            if (questions[i].name == name) {
                return survey::expression::Name{i, questions[i].type, questions[i].repeated};
            }
        }
        return std::nullopt;
    }
    std::optional<std::size_t> find_column(std::string_view name) const override {
        return name == "cf" || name == "div" ? std::optional<std::size_t>(0) : std::nullopt;
    }
    std::vector<std::string> known() const override { return {"felt", "age", "born", "better"}; }

    Value value(std::size_t index) const override { return answers[index]; }
    Value self() const override { return here; }
    Value column(std::size_t) const override { return of_choice; }
    CivilDay today() const override { return std::chrono::year{2026} / 11 / 25; }
    std::string choice_label(std::size_t, std::string_view id) const override {
        return "<" + std::string(id) + ">";
    }

    std::array<Value, questions.size()> answers{};
    Value here{};
    Value of_choice{};
};

}  // namespace candour::fuzz
