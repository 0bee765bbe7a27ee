// Expressions: the conditions, checks and calculations of a questionnaire, in the part of XPath 1.0
// that XLSForm uses (README.md lists it). Read once into a checked tree, then evaluated as often as
// answers change. Pure: an expression knows questions only by the numbers that Names gave them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/check.h"
#include "core/base/result.h"
#include "core/survey/expression/value.h"

namespace candour::survey::expression {

// What is known of a value before there are answers. Text may turn out to hold anything.
enum class Type { Boolean, Number, Text, Date, Choices /* ids of one or many */, Nodes };

struct Name {
    std::size_t index = 0;  // Comes back in Values and depends_on().
    Type type = Type::Text;
    // It has several values as seen from this expression: the question stands in a repeat and the
    // expression outside it. (A repeat's own name is such a name too, with any text for each turn.)
    bool repeated = false;
};

// What names an expression may use. One for each place it can stand in.
class Names {
public:
    virtual ~Names() = default;
    // Of ${name}.
    virtual std::optional<Name> find(std::string_view name) const = 0;
    // Of a bare name: a column of the choices, in a choice filter. Elsewhere there is none.
    virtual std::optional<std::size_t> find_column(std::string_view) const { return std::nullopt; }
    // Asked only to say what might have been meant by a name that is not known.
    virtual std::vector<std::string> known() const { return {}; }
};

// The answers so far. What it returns may be a person's words; evaluate() overwrites its copies.
class Values {
public:
    virtual ~Values() = default;
    // Empty text when it has no answer or is not shown; NodeTexts for a repeated name.
    virtual Value value(std::size_t index) const = 0;
    // "." in a check: the answer being checked; in a calculation: its result so far.
    virtual Value self() const { return {}; }
    // A column of the choice that a choice filter is asked about.
    virtual Value column(std::size_t) const { return {}; }
    virtual CivilDay today() const = 0;
    // The label of a choice of that question in the language being spoken; empty when there is
    // none.
    virtual std::string choice_label(std::size_t index, std::string_view id) const = 0;
};

struct Tree;  // tree.h

// A checked expression. Cheap to copy; never changes.
class Expression {
public:
    explicit Expression(std::shared_ptr<const Tree> tree) : tree_(std::move(tree)) {
        CHECK(tree_ != nullptr);
    }
    // What it gives before it is turned into what was wanted: the type of a calculated question.
    // But where that is Boolean and a text was wanted, the question holds a Text ("true", "false").
    Type type() const;
    const Tree& tree() const { return *tree_; }
    // Same meaning, written alike: brackets and spaces aside.
    bool operator==(const Expression& other) const;

private:
    std::shared_ptr<const Tree> tree_;  // Shared by copies: nobody can change it.
};

// Why a source text is no expression of ours.
struct Problem {
    std::size_t column = 1;  // The character it begins at, counted from 1.
    std::string what;        // One plain sentence, which names what is possible instead.
    bool operator==(const Problem&) const = default;
};

class [[nodiscard]] Parsed {
public:
    Parsed(Expression expression) : state_(std::move(expression)) {}
    Parsed(Problem problem) : state_(std::move(problem)) {}

    bool ok() const { return state_.index() == 0; }
    const Expression& expression() const {
        CHECK(ok());
        return std::get<0>(state_);
    }
    const Problem& problem() const {
        CHECK(!ok());
        return std::get<1>(state_);
    }

private:
    std::variant<Expression, Problem> state_;
};

// The same as an Error: "place, character 7: what".
Error error_of(const Problem& problem, std::string_view place);

// Reads and checks. `self`: the type of ".", where there is one. `wanted`: Boolean for a condition
// or a check; Text, Number, Date or Choices for a calculation; never Nodes.
// Problems: not UTF-8, longer or deeper than limits.h, syntax, a name or function that there is
// not, a wrong number of arguments, types that can never fit, what we do not support.
Parsed parse(std::string_view source, const Names& names, std::optional<Type> self, Type wanted);

// Total: each part is worked out once at most, in one pass. Gives what was wanted: bool; a finite
// double; a CivilDay; text (Choices: ids); or an empty text, which is "no answer", where there is
// no number (a division by zero, a question not yet answered) or no date.
Value evaluate(const Expression& expression, const Values& values);

// The source text in one way of writing it: parse(unparse(e)) == e with the same names. At most
// source_bytes_max bytes.
std::string unparse(const Expression& expression);

// Indices of the ${names} in it. "." is not among them.
std::set<std::size_t> depends_on(const Expression& expression);

}  // namespace candour::survey::expression
