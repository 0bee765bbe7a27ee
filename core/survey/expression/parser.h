// Parser: from tokens to a checked tree. It calls itself only for brackets and for operators that
// bind more tightly, so nesting_max bounds its depth.
#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/survey/expression/builder.h"
#include "core/survey/expression/checker.h"
#include "core/survey/expression/lexer.h"

namespace candour::survey::expression {

struct Operator;  // operators.h

class Parser {
public:
    Parser(std::string_view source, const Names& names, std::optional<Type> self)
        : lexer_(source), names_(names), self_(self), checker_(builder_, self) {}

    std::variant<Tree, Fault> run(Type wanted);

private:
    // A node; none after a fault, which is then in fault_.
    using Part = std::optional<std::size_t>;

    bool advance();
    Part fail(std::size_t offset, std::string what);
    Part fail(Fault fault);
    Part fail_full();
    bool enter(std::size_t offset);

    Part expression(int lowest);
    Part operation(std::size_t left, const Operator& with);
    Part signed_value();
    Part value();
    Part brackets();
    Part leaf(Node node);
    Part number();
    Part answer();
    Part self();
    Part column();
    Part call();
    Part call_of(const Function& function, std::size_t offset);
    std::optional<std::vector<std::size_t>> arguments();
    std::optional<Fault> name_question(std::size_t part);
    std::optional<Fault> compile_pattern(Node& call, std::size_t part);
    std::optional<Fault> quoted_question() const;
    const Operator* operator_here() const;
    Fault unknown_function(std::string_view name, std::size_t offset) const;
    Fault unknown_question(std::string_view name, std::size_t offset) const;
    Fault unexpected() const;

    Lexer lexer_;
    const Names& names_;
    std::optional<Type> self_;
    Builder builder_;
    Checker checker_;
    Token token_;
    std::size_t nesting_ = 0;
    std::size_t patterns_ = 0;
    std::optional<Fault> fault_;
};

}  // namespace candour::survey::expression
