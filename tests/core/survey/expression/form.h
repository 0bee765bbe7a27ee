// tests/core/survey/expression/form.h: a small form for the tests of expressions: questions with
// answers, columns of choices, and short ways to ask what an expression gives or why it is refused.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/survey/expression/expression.h"
#include "tests/support/catch.h"

namespace candour::survey::expression {

inline const CivilDay wednesday = std::chrono::year{2026} / 11 / 25;

class Form : public Names, public Values {
public:
    struct Question {
        std::string name;
        Type type;
        Value answer{};
        bool repeated = false;
    };

    explicit Form(std::vector<Question> all) : questions(std::move(all)) {}

    std::optional<Name> find(std::string_view name) const override {
        for (std::size_t i = 0; i < questions.size(); ++i) {
            if (questions[i].name == name) {
                return Name{i, questions[i].type, questions[i].repeated};
            }
        }
        return std::nullopt;
    }
    std::optional<std::size_t> find_column(std::string_view name) const override {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (columns[i].first == name) return i;
        }
        return std::nullopt;
    }
    std::vector<std::string> known() const override {
        std::vector<std::string> names;
        for (const Question& question : questions)
            names.push_back(question.name);
        return names;
    }
    Value value(std::size_t index) const override {
        asked.push_back(index);
        return questions.at(index).answer;
    }
    Value self() const override { return here; }
    Value column(std::size_t index) const override { return columns.at(index).second; }
    CivilDay today() const override { return wednesday; }
    std::string choice_label(std::size_t index, std::string_view id) const override {
        return questions.at(index).name + ":" + std::string(id);
    }

    // What `source` gives. Every result passes through here, so each also proves unparse().
    Value gives(std::string_view source, Type wanted = Type::Text) const {
        const Parsed parsed = parse(source, *this, self_type, wanted);
        INFO(source << (parsed.ok() ? "" : ": " + parsed.problem().what));
        REQUIRE(parsed.ok());
        const std::string written = unparse(parsed.expression());
        const Parsed again = parse(written, *this, self_type, wanted);
        INFO(written << (again.ok() ? "" : ": " + again.problem().what));
        REQUIRE(again.ok());
        REQUIRE(again.expression() == parsed.expression());
        REQUIRE(unparse(again.expression()) == written);
        return evaluate(parsed.expression(), *this);
    }
    std::string text(std::string_view source) const {
        return std::get<std::string>(gives(source, Type::Text));
    }
    bool holds(std::string_view source) const {
        return std::get<bool>(gives(source, Type::Boolean));
    }
    // NaN and what is infinite come as an empty text.
    double number(std::string_view source) const {
        return std::get<double>(gives(source, Type::Number));
    }
    Problem problem(std::string_view source, Type wanted = Type::Boolean) const {
        const Parsed parsed = parse(source, *this, self_type, wanted);
        INFO(source);
        REQUIRE_FALSE(parsed.ok());
        return parsed.problem();
    }

    std::vector<Question> questions;
    std::vector<std::pair<std::string, Value>> columns;
    std::optional<Type> self_type;
    Value here;
    mutable std::vector<std::size_t> asked;  // In the order of asking.
};

// A visit to a centre, as the shipped examples have it.
inline Form centre() {
    Form form({{"felt", Type::Choices, "4"},
               {"came_for", Type::Choices, "housing money"},
               {"age", Type::Number, 34.0},
               {"born", Type::Date, CivilDay(std::chrono::year{1992} / 3 / 1)},
               {"better", Type::Text, "More light"},
               {"unsaid", Type::Text, ""},
               {"member_age", Type::Number, NodeTexts{"40", "7", "12"}, true},
               {"member_name", Type::Text, NodeTexts{"A", "", "C"}, true},
               {"nobody_age", Type::Number, NodeTexts{}, true},
               {"child-of.two", Type::Number, 2.0},
               {"0", Type::Text, "zero"},
               {"größe", Type::Number, 1.5}});
    form.self_type = Type::Number;
    form.here = 12.0;
    return form;
}

}  // namespace candour::survey::expression
