// parser.cpp: the grammar. What a name means is in parser_names.cpp.
#include "core/survey/expression/parser.h"

#include <array>
#include <cmath>
#include <utility>

#include "core/base/utf8.h"
#include "core/survey/expression/limits.h"
#include "core/survey/expression/operators.h"

namespace candour::survey::expression {

bool Parser::advance() {
    auto next = lexer_.next();
    if (Fault* fault = std::get_if<Fault>(&next)) {
        fault_ = std::move(*fault);
        return false;
    }
    token_ = std::get<Token>(next);
    return true;
}

Parser::Part Parser::fail(Fault fault) {
    fault_ = std::move(fault);
    return std::nullopt;
}

Parser::Part Parser::fail(std::size_t offset, std::string what) {
    return fail(Fault{offset, std::move(what)});
}

Parser::Part Parser::fail_full() {
    return fail(token_.offset, "it has more than " + std::to_string(nodes_max) +
                                   " values and operators: divide it into calculations");
}

bool Parser::enter(std::size_t offset) {
    if (++nesting_ <= nesting_max) return true;
    fail(offset, "there are more than " + std::to_string(nesting_max) +
                     " brackets within each other: divide it into calculations");
    return false;
}

const Operator* Parser::operator_here() const {
    const bool may_be = token_.kind == TokenKind::Symbol || token_.kind == TokenKind::Name;
    return may_be ? operator_written(token_.text) : nullptr;
}

Parser::Part Parser::expression(int lowest) {
    Part left = signed_value();
    while (left) {
        const Operator* with = operator_here();
        if (with == nullptr || with->binding < lowest) return left;
        left = operation(*left, *with);
    }
    return left;
}

Parser::Part Parser::operation(std::size_t left, const Operator& with) {
    if (!advance()) return std::nullopt;
    const Part right = expression(with.binding + 1);
    if (!right) return std::nullopt;
    const std::array parts = {left, *right};
    if (auto wrong = checker_.operation(with.kind, parts)) return fail(*std::move(wrong));
    const std::size_t offset = builder_.offset(left);
    if (builder_.is_full()) return fail_full();
    return builder_.add({.kind = with.kind, .type = type_of(with.kind)}, parts, offset);
}

Parser::Part Parser::signed_value() {
    std::vector<std::size_t> minuses;
    while (token_.is("-")) {
        minuses.push_back(token_.offset);
        if (!advance()) return std::nullopt;
    }
    Part part = value();
    for (; part && !minuses.empty(); minuses.pop_back()) {
        const std::array parts = {*part};
        if (auto wrong = checker_.operation(Kind::Negate, parts)) return fail(*std::move(wrong));
        if (builder_.is_full()) return fail_full();
        part = builder_.add({.kind = Kind::Negate, .type = Type::Number}, parts, minuses.back());
    }
    return part;
}

Parser::Part Parser::value() {
    switch (token_.kind) {
        case TokenKind::Number:
            return number();
        case TokenKind::Literal:
            return leaf({.text = std::string(token_.text)});
        case TokenKind::Answer:
            return answer();
        case TokenKind::Name:
            return lexer_.at_bracket() ? call() : column();
        case TokenKind::Symbol:
            if (token_.is("(")) return brackets();
            if (token_.is(".")) return self();
            return fail(token_.offset,
                        "a value is missing before '" + std::string(token_.text) + "'");
        case TokenKind::End:
            break;
    }
    return fail(token_.offset, "a value is missing at the end");
}

Parser::Part Parser::brackets() {
    const std::size_t offset = token_.offset;
    if (!enter(offset) || !advance()) return std::nullopt;
    const Part part = expression(0);
    if (!part) return std::nullopt;
    if (token_.kind == TokenKind::End) return fail(offset, "this '(' is not closed");
    if (!token_.is(")")) return fail(unexpected());
    --nesting_;
    return advance() ? part : std::nullopt;
}

// Adds what the present token means and goes on to the next.
Parser::Part Parser::leaf(Node node) {
    if (builder_.is_full()) return fail_full();
    const std::size_t part = builder_.add_leaf(std::move(node), token_.offset);
    return advance() ? Part(part) : std::nullopt;
}

// The digits are kept as written, but for zeros that say nothing, so that unparse() loses none.
Parser::Part Parser::number() {
    std::string digits(token_.text);
    if (digits.find('.') != std::string::npos) {
        digits.resize(digits.find_last_not_of('0') + 1);
        if (digits.ends_with('.')) digits.pop_back();
    }
    const std::size_t significant = digits.find_first_not_of('0');
    digits.erase(0, significant == std::string::npos ? digits.size() : significant);
    if (digits.empty()) digits = "0";
    const double number = text_to_number(digits);
    if (!std::isfinite(number)) return fail(token_.offset, "this number is too large");
    return leaf(
        {.kind = Kind::Number, .type = Type::Number, .number = number, .text = std::move(digits)});
}

Parser::Part Parser::self() {
    if (!self_) {
        return fail(
            token_.offset,
            "'.' is the answer being checked, and here is none: name a question as ${name}");
    }
    return leaf({.kind = Kind::Self, .type = *self_});
}

Fault Parser::unexpected() const {
    const std::string text(token_.text);
    if (token_.is(")")) return {token_.offset, "this ')' closes nothing"};
    if (token_.is(",")) {
        return {token_.offset,
                "',' separates the values of a function, and here is none; a decimal "
                "point is written '.'"};
    }
    if (token_.kind == TokenKind::Name) {
        for (const std::string_view word : {"AND", "And", "OR", "Or", "DIV", "MOD", "Div", "Mod"}) {
            if (token_.text == word) {
                return {token_.offset, "'" + text + "' is written in small letters"};
            }
        }
    }
    const std::string shown =
        token_.kind == TokenKind::Answer ? "${" + text + "}" : "'" + text + "'";
    return {token_.offset, "before " + shown + " an operator is missing, such as = or and or +"};
}

std::variant<Tree, Fault> Parser::run(Type wanted) {
    if (advance()) {
        if (token_.kind == TokenKind::End) return Fault{0, "there is nothing in it"};
        const Part part = expression(0);
        if (part && token_.kind != TokenKind::End) fail(unexpected());
        if (!fault_) fault_ = quoted_question();
        if (!fault_) fault_ = checker_.whole(*part, wanted);
    }
    if (fault_) return *std::move(fault_);
    return Tree{builder_.take(), wanted};
}

Parsed parse(std::string_view source, const Names& names, std::optional<Type> self, Type wanted) {
    if (source.size() > source_bytes_max) {
        return Problem{1, "it is longer than " + std::to_string(source_bytes_max) +
                              " bytes: divide it into calculations"};
    }
    if (!is_utf8(source)) return Problem{1, "it is not UTF-8 text"};
    auto read = Parser(source, names, self).run(wanted);
    if (const Fault* fault = std::get_if<Fault>(&read)) {
        return Problem{character_count(source.substr(0, fault->offset)) + 1, fault->what};
    }
    return Expression(std::make_shared<const Tree>(std::get<Tree>(std::move(read))));
}

Error error_of(const Problem& problem, std::string_view place) {
    return Error{ErrorKind::Invalid, std::string(place) + ", character " +
                                         std::to_string(problem.column) + ": " + problem.what};
}

}  // namespace candour::survey::expression
