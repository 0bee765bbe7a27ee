// Operators: how each is written and how tightly it binds (XPath 1.0, section 3.5).
#pragma once

#include <string_view>

#include "core/survey/expression/tree.h"

namespace candour::survey::expression {

struct Operator {
    Kind kind = Kind::Or;
    std::string_view text{};
    int binding = 0;  // Higher binds more tightly; the same goes from the left.
};

inline constexpr int binding_of_minus = 7;  // Before a value: tighter than all of these.
inline constexpr int binding_of_value = 8;

inline constexpr Operator operators[] = {
    {Kind::Or, "or", 1},      {Kind::And, "and", 2},
    {Kind::Equal, "=", 3},    {Kind::Unequal, "!=", 3},
    {Kind::Less, "<", 4},     {Kind::LessOrEqual, "<=", 4},
    {Kind::Greater, ">", 4},  {Kind::GreaterOrEqual, ">=", 4},
    {Kind::Add, "+", 5},      {Kind::Subtract, "-", 5},
    {Kind::Multiply, "*", 6}, {Kind::Divide, "div", 6},
    {Kind::Modulo, "mod", 6},
};

// Null when it is none.
inline const Operator* operator_written(std::string_view text) {
    for (const Operator& each : operators) {
        if (each.text == text) return &each;
    }
    return nullptr;
}

inline const Operator* operator_of(Kind kind) {
    for (const Operator& each : operators) {
        if (each.kind == kind) return &each;
    }
    return nullptr;
}

}  // namespace candour::survey::expression
