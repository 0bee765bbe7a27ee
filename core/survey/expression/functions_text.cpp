// functions_text.cpp: texts. Places and lengths count characters (code points), not bytes.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/base/utf8.h"
#include "core/survey/expression/function.h"
#include "core/survey/expression/limits.h"
#include "core/survey/expression/pattern.h"
#include "core/survey/expression/spaced.h"

namespace candour::survey::expression {
namespace {

Value as_text(const Call& call) { return std::move(call.text(0)); }

// Calls `use` with each text from argument `first` on, those of repeats included.
template <typename Use>
void for_each_text(const Call& call, std::size_t first, Use use) {
    for (std::size_t i = first; i < call.given.size(); ++i) {
        if (const NodeTexts* nodes = std::get_if<NodeTexts>(&call.given[i])) {
            std::ranges::for_each(*nodes, use);
        } else {
            use(call.text(i));
        }
    }
}

// Room is made first, as a text that grows would leave a person's words behind in freed memory.
std::string joined(const Call& call, std::string_view between, std::size_t first) {
    std::size_t size = 0;
    for_each_text(call, first,
                  [&](const std::string& text) { size += text.size() + between.size(); });
    std::string result;
    result.reserve(std::min(size, text_bytes_max) + 1);
    bool is_first = true;
    for_each_text(call, first, [&](const std::string& text) {
        for (const std::string_view piece :
             {is_first ? std::string_view() : between, std::string_view(text)}) {
            result += piece.substr(0, text_bytes_max + 1 - result.size());
        }
        is_first = false;
    });
    return result;  // One byte too long at most, which the evaluator cuts at a character's end.
}

Value concat(const Call& call) { return joined(call, "", 0); }
Value join(const Call& call) { return joined(call, call.text(0), 1); }

Value contains(const Call& call) {
    return place_of(call.text(1), call.text(0)) != std::string::npos;
}
Value starts_with(const Call& call) { return call.text(0).starts_with(call.text(1)); }
Value ends_with(const Call& call) { return call.text(0).ends_with(call.text(1)); }

Value substring_before(const Call& call) {
    const std::size_t place = place_of(call.text(1), call.text(0));
    return place == std::string::npos ? std::string() : call.text(0).substr(0, place);
}

Value substring_after(const Call& call) {
    const std::size_t place = place_of(call.text(1), call.text(0));
    if (place == std::string::npos) return std::string();
    return call.text(0).substr(place + call.text(1).size());
}

// The byte at which character number `place` begins.
std::size_t byte_of(std::string_view text, std::size_t place) {
    std::size_t byte = 0;
    for (; place > 0 && byte < text.size(); --place)
        byte += character_at(text, byte).size;
    return byte;
}

// From 0; a negative one is counted from the end; NaN is `otherwise`.
std::size_t place_in(double number, std::size_t length, std::size_t otherwise) {
    if (std::isnan(number)) return otherwise;
    const double all = static_cast<double>(length);
    const double place = std::trunc(number) < 0 ? all + std::trunc(number) : std::trunc(number);
    return static_cast<std::size_t>(std::clamp(place, 0.0, all));
}

// The end is not part of it.
Value substr(const Call& call) {
    const std::string& text = call.text(0);
    const std::size_t length = character_count(text);
    const std::size_t start = place_in(call.number(1), length, length);
    const std::size_t end =
        call.given.size() == 3 ? place_in(call.number(2), length, start) : length;
    const std::size_t from = byte_of(text, start);
    return text.substr(from, byte_of(text, std::max(start, end)) - from);
}

Value string_length(const Call& call) { return static_cast<double>(character_count(call.text(0))); }

Value normalize_space(const Call& call) {
    std::string result;
    result.reserve(call.text(0).size());
    for (SpacedWords words(call.text(0)); !words.at_end(); words.advance()) {
        if (!result.empty()) result += ' ';
        result += words.word();
    }
    return result;
}

// What each character of `from` becomes: the one at the same place in `to`, or nothing.
std::map<std::string_view, std::string_view> exchanges(std::string_view from, std::string_view to) {
    std::map<std::string_view, std::string_view> result;
    while (!from.empty()) {
        const std::size_t old_size = character_at(from, 0).size;
        const std::size_t new_size = character_at(to, 0).size;
        result.emplace(from.substr(0, old_size), to.substr(0, new_size));  // The first counts.
        from.remove_prefix(old_size);
        to.remove_prefix(new_size);
    }
    return result;
}

// A character may become a longer one.
Value translate(const Call& call) {
    const std::string_view text = call.text(0);
    const auto becomes = exchanges(call.text(1), call.text(2));
    constexpr std::size_t character_bytes_max = 4;
    std::string result;
    result.reserve(
        std::min(character_bytes_max * text.size(), text_bytes_max + character_bytes_max));
    for (std::size_t byte = 0; byte < text.size() && result.size() <= text_bytes_max;) {
        const std::string_view character = text.substr(byte, character_at(text, byte).size);
        const auto found = becomes.find(character);
        result += found == becomes.end() ? character : found->second;
        byte += character.size();
    }
    return result;
}

Value regex(const Call& call) { return call.node.pattern->matches(call.text(0)); }

constexpr Function of_texts(std::string_view name, std::size_t arguments, Type result,
                            Value (*apply)(const Call&)) {
    return {.name = name, .least = arguments, .most = arguments, .result = result, .apply = apply};
}

constexpr Function table[] = {
    of_texts("string", 1, Type::Text, as_text),
    {.name = "concat",
     .least = 1,
     .most = any_number,
     .takes = {Takes::Several, Takes::Several, Takes::Several},
     .result = Type::Text,
     .apply = concat},
    {.name = "join",
     .least = 2,
     .most = any_number,
     .takes = {Takes::Any, Takes::Several, Takes::Several},
     .result = Type::Text,
     .apply = join},
    of_texts("contains", 2, Type::Boolean, contains),
    of_texts("starts-with", 2, Type::Boolean, starts_with),
    of_texts("ends-with", 2, Type::Boolean, ends_with),
    of_texts("substring-before", 2, Type::Text, substring_before),
    of_texts("substring-after", 2, Type::Text, substring_after),
    {.name = "substr",
     .least = 2,
     .most = 3,
     .takes = {Takes::Any, Takes::Number, Takes::Number},
     .result = Type::Text,
     .apply = substr},
    of_texts("string-length", 1, Type::Number, string_length),
    of_texts("normalize-space", 1, Type::Text, normalize_space),
    of_texts("translate", 3, Type::Text, translate),
    {.name = "regex",
     .least = 2,
     .most = 2,
     .takes = {Takes::Any, Takes::Pattern},
     .result = Type::Boolean,
     .apply = regex},
};

}  // namespace

std::span<const Function> text_functions() { return table; }

}  // namespace candour::survey::expression
