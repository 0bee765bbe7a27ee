// functions_number.cpp: arithmetic, and sums and counts over a repeat.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/survey/expression/function.h"

namespace candour::survey::expression {
namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <double (*function)(double)>
Value of_one(const Call& call) {
    return function(call.number(0));
}

// XPath 1.0, section 4.4: halves go up, so -2.5 gives -2.
double half_up(double number) {
    const double down = std::floor(number);
    return number - down < 0.5 ? down : down + 1;
}

double truncated(double number) { return std::trunc(number); }
double tenth_power(double number) { return std::pow(10, number); }

// With places: digits after the point that stay; negative: zeros before it.
Value rounded(const Call& call) {
    const double number = call.number(0);
    if (call.given.size() == 1) return half_up(number);
    constexpr double places_max = 30;
    const double places = std::trunc(call.number(1));
    if (std::isnan(places)) return not_a_number;
    const double factor = std::pow(10, std::clamp(std::abs(places), 0.0, places_max));
    const double scaled = places < 0 ? number / factor : number * factor;
    // From here on a double has no digits to round.
    constexpr double whole_from = 4503599627370496;  // 2^52
    if (!(std::abs(scaled) < whole_from)) return number;
    return places < 0 ? half_up(scaled) * factor : half_up(scaled) / factor;
}

Value number(const Call& call) { return call.number(0); }
Value power(const Call& call) { return std::pow(call.number(0), call.number(1)); }
Value pi(const Call&) { return std::numbers::pi; }
Value arc_tangent_of_two(const Call& call) { return std::atan2(call.number(0), call.number(1)); }

// Calls `use` with each number among the arguments, those of repeats included.
template <typename Use>
void for_each_number(const Call& call, Use use) {
    for (const Value& value : call.given) {
        if (const NodeTexts* nodes = std::get_if<NodeTexts>(&value)) {
            for (const std::string& text : *nodes)
                use(text_to_number(text));
        } else {
            use(to_number(value));
        }
    }
}

// The one that is `better` than all others; NaN when one of them is no number, or there is none.
template <typename Better>
double best(const Call& call, Better better) {
    double result = not_a_number;
    bool is_first = true;
    for_each_number(call, [&](double each) {
        if (is_first || std::isnan(each) || better(each, result)) result = each;
        is_first = false;
    });
    return result;
}

Value smallest(const Call& call) {
    return best(call, [](double each, double result) { return each < result; });
}

Value largest(const Call& call) {
    return best(call, [](double each, double result) { return each > result; });
}

Value sum(const Call& call) {
    double total = 0;
    for_each_number(call, [&total](double each) { total += each; });
    return total;
}

const NodeTexts* nodes_of(const Call& call) { return std::get_if<NodeTexts>(&call.given[0]); }

// A repeat with a single turn may come as its one text.
Value count(const Call& call) {
    const NodeTexts* nodes = nodes_of(call);
    return nodes == nullptr ? 1.0 : static_cast<double>(nodes->size());
}

Value count_non_empty(const Call& call) {
    const NodeTexts* nodes = nodes_of(call);
    if (nodes == nullptr) return call.text(0).empty() ? 0.0 : 1.0;
    return static_cast<double>(
        std::ranges::count_if(*nodes, [](const std::string& text) { return !text.empty(); }));
}

constexpr Function one_number(std::string_view name, Value (*apply)(const Call&)) {
    return {.name = name,
            .least = 1,
            .most = 1,
            .takes = {Takes::Number},
            .result = Type::Number,
            .apply = apply};
}

constexpr Function two_numbers(std::string_view name, Value (*apply)(const Call&)) {
    return {.name = name,
            .least = 2,
            .most = 2,
            .takes = {Takes::Number, Takes::Number},
            .result = Type::Number,
            .apply = apply};
}

constexpr Function of_repeat(std::string_view name, Value (*apply)(const Call&)) {
    return {.name = name,
            .least = 1,
            .most = 1,
            .takes = {Takes::Repeated},
            .result = Type::Number,
            .apply = apply};
}

constexpr Function of_several(std::string_view name, Value (*apply)(const Call&)) {
    return {.name = name,
            .least = 1,
            .most = any_number,
            .takes = {Takes::Several, Takes::Several, Takes::Several},
            .result = Type::Number,
            .apply = apply};
}

constexpr Function table[] = {
    {.name = "number",
     .least = 1,
     .most = 1,
     .takes = {Takes::Any},
     .result = Type::Number,
     .apply = number},
    {.name = "round",
     .least = 1,
     .most = 2,
     .takes = {Takes::Number, Takes::Number},
     .result = Type::Number,
     .apply = rounded},
    {.name = "pi", .result = Type::Number, .apply = pi},
    one_number("int", of_one<truncated>),
    one_number("floor", of_one<std::floor>),
    one_number("ceiling", of_one<std::ceil>),
    one_number("abs", of_one<std::abs>),
    one_number("sqrt", of_one<std::sqrt>),
    one_number("exp", of_one<std::exp>),
    one_number("exp10", of_one<tenth_power>),
    one_number("log", of_one<std::log>),
    one_number("log10", of_one<std::log10>),
    one_number("sin", of_one<std::sin>),
    one_number("cos", of_one<std::cos>),
    one_number("tan", of_one<std::tan>),
    one_number("asin", of_one<std::asin>),
    one_number("acos", of_one<std::acos>),
    one_number("atan", of_one<std::atan>),
    two_numbers("atan2", arc_tangent_of_two),
    two_numbers("pow", power),
    of_several("min", smallest),
    of_several("max", largest),
    of_repeat("sum", sum),
    of_repeat("count", count),
    of_repeat("count-non-empty", count_non_empty),
};

}  // namespace

std::span<const Function> number_functions() { return table; }

}  // namespace candour::survey::expression
