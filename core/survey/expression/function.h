// Function: what an expression may call. Each family's table stands in its own functions_*.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/survey/expression/tree.h"

namespace candour::survey::expression {

// What a function can make something of. What it cannot is refused when the expression is read.
enum class Takes : std::uint8_t {
    Any,        // One value.
    Several,    // One value, or those of a repeat.
    Repeated,   // Those of a repeat.
    Number,     // One value, but no words in quotes that are no number.
    Date,       // One value, but no condition and no words in quotes that are no date.
    Chosen,     // What was chosen: neither a number nor a date nor a condition.
    Condition,  // One value, but no words in quotes: they would always be true.
    Pattern,    // A regular expression in quotes.
    Format,     // A format of a date in quotes.
    Question,   // '${name}' in quotes, of a question with choices.
};

// One call while it is worked out.
struct Call {
    std::span<Value> given;  // Its own to change; overwritten after the call.
    const Node& node;
    const Values& values;

    double number(std::size_t i) const { return to_number(given[i]); }
    bool boolean(std::size_t i) const { return to_boolean(given[i]); }
    std::string& text(std::size_t i) const { return make_text(given[i]); }
};

inline constexpr std::size_t any_number = 0xFFFF;

struct Function {
    std::string_view name;
    std::size_t least = 0;  // Arguments; `most` may be any_number.
    std::size_t most = 0;
    // Of each argument, from the left; what comes after the last of them is as the last.
    std::array<Takes, 3> takes{Takes::Any, Takes::Any, Takes::Any};
    // None: the type of what is given (if, coalesce, once).
    std::optional<Type> result{};
    Value (*apply)(const Call& call) = nullptr;
    bool is_given_one = false;  // Of its arguments only the one that counts (see Then).

    Takes takes_at(std::size_t i) const { return takes[i < takes.size() ? i : takes.size() - 1]; }
};

std::span<const Function> choice_functions();
std::span<const Function> date_functions();
std::span<const Function> logic_functions();
std::span<const Function> number_functions();
std::span<const Function> text_functions();

// Null when there is none of that name.
const Function* find_function(std::string_view name);
std::vector<std::string> function_names();
// Of what ODK has and we do not: why, and what to write instead. Empty for any other name.
std::string_view why_refused(std::string_view name);

// Whether a date can be written so, for Takes::Format; else what is wrong with it.
std::optional<std::string> wrong_format(std::string_view format);

}  // namespace candour::survey::expression
