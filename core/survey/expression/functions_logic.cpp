// functions_logic.cpp: true and false, and which of several values.
#include "core/base/bytes.h"
#include "core/survey/expression/function.h"

namespace candour::survey::expression {
namespace {

Value true_value(const Call&) { return true; }
Value false_value(const Call&) { return false; }
Value negated(const Call& call) { return !call.boolean(0); }
Value boolean(const Call& call) { return call.boolean(0); }

Value boolean_from_string(const Call& call) {
    const std::string& text = call.text(0);
    return text == "true" || text == "1";
}

// if() and coalesce().
Value the_one_left(const Call& call) { return std::move(call.given.back()); }

Value once(const Call& call) {
    Value so_far = call.values.self();
    std::string words = to_text(so_far);
    const bool is_empty = words.empty();
    candour::wipe(words);
    if (is_empty) return std::move(call.given[0]);
    return so_far;
}

constexpr Function table[] = {
    {.name = "true", .result = Type::Boolean, .apply = true_value},
    {.name = "false", .result = Type::Boolean, .apply = false_value},
    {.name = "not",
     .least = 1,
     .most = 1,
     .takes = {Takes::Condition},
     .result = Type::Boolean,
     .apply = negated},
    {.name = "boolean",
     .least = 1,
     .most = 1,
     .takes = {Takes::Any},
     .result = Type::Boolean,
     .apply = boolean},
    {.name = "boolean-from-string",
     .least = 1,
     .most = 1,
     .takes = {Takes::Any},
     .result = Type::Boolean,
     .apply = boolean_from_string},
    {.name = "if",
     .least = 3,
     .most = 3,
     .takes = {Takes::Condition, Takes::Any, Takes::Any},
     .apply = the_one_left,
     .is_given_one = true},
    {.name = "coalesce",
     .least = 2,
     .most = any_number,
     .apply = the_one_left,
     .is_given_one = true},
    {.name = "once", .least = 1, .most = 1, .apply = once},
};

}  // namespace

std::span<const Function> logic_functions() { return table; }

}  // namespace candour::survey::expression
