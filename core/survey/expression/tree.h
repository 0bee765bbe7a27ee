// Tree: a checked expression as the evaluator runs it. The parts stand in one row, each after the
// parts it is made of, so that one pass from the left works everything out, with nothing recursive.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/survey/expression/expression.h"

namespace candour::survey::expression {

struct Function;  // function.h
class Pattern;    // pattern.h

enum class Kind : std::uint8_t {
    Number,
    Text,
    Name,       // ${name}
    Column,     // A bare name in a choice filter.
    Self,       // "."
    ChoicesOf,  // '${name}' in quotes, second in jr:choice-name(): the question, not its answer.
    Negate,
    Or,
    And,
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Call,
};

// What follows when a part has its value: how "and", "or", if() and coalesce() leave parts out.
enum class Then : std::uint8_t {
    GoOn,
    SkipIfFalse,     // Left of "and": false is the result, else it is dropped.
    SkipIfTrue,      // Left of "or".
    SkipIfAnswered,  // All but the last of coalesce().
    Branch,          // The condition of if(): dropped; when false, on with the third.
    Skip,            // The second of if(): it is the result.
};

struct Node {
    Kind kind = Kind::Text;
    Type type = Type::Text;
    Then then = Then::GoOn;
    std::uint16_t skip_to = 0;  // The node at which it goes on after a skip; always further right.
    std::uint16_t first = 0;    // The leftmost node that belongs to this one.
    std::uint16_t arguments = 0;               // How many values it takes from those before it.
    const Function* function = nullptr;        // Of a Call.
    std::size_t index = 0;                     // Of a Name, Column or ChoicesOf.
    double number = 0;                         // Of a Number.
    std::string text{};                        // A Text; the digits of a Number; a name.
    std::shared_ptr<const Pattern> pattern{};  // Of a Call of regex(); shared by copies, constant.
};

struct Tree {
    std::vector<Node> nodes{};  // The last one is the whole. Never empty.
    Type wanted = Type::Boolean;
};

// The parts that a node is made of, from the left.
std::vector<std::size_t> children_of(const Tree& tree, std::size_t node);

}  // namespace candour::survey::expression
