// functions_choice.cpp: what was chosen, a text of ids with spaces between them.
#include <algorithm>
#include <cmath>

#include "core/survey/expression/function.h"
#include "core/survey/expression/spaced.h"

namespace candour::survey::expression {
namespace {

Value selected(const Call& call) {
    const std::string_view wanted = without_spaces_around(call.text(1));
    for (SpacedWords words(call.text(0)); !words.at_end(); words.advance()) {
        if (words.word() == wanted) return true;
    }
    return false;
}

Value selected_at(const Call& call) {
    const double wanted = std::trunc(call.number(1));
    double place = 0;
    for (SpacedWords words(call.text(0)); !words.at_end(); words.advance()) {
        if (place == wanted) return std::string(words.word());
        ++place;
    }
    return std::string();
}

Value count_selected(const Call& call) {
    double count = 0;
    for (SpacedWords words(call.text(0)); !words.at_end(); words.advance())
        ++count;
    return count;
}

// The question is in the tree, as the second argument is no value.
Value choice_name(const Call& call) {
    const std::string_view id = without_spaces_around(call.text(0));
    if (id.empty()) return std::string();
    return call.values.choice_label(call.node.index, id);
}

constexpr Function table[] = {
    {.name = "selected",
     .least = 2,
     .most = 2,
     .takes = {Takes::Chosen, Takes::Any},
     .result = Type::Boolean,
     .apply = selected},
    {.name = "selected-at",
     .least = 2,
     .most = 2,
     .takes = {Takes::Chosen, Takes::Number},
     .result = Type::Text,
     .apply = selected_at},
    {.name = "count-selected",
     .least = 1,
     .most = 1,
     .takes = {Takes::Chosen},
     .result = Type::Number,
     .apply = count_selected},
    {.name = "jr:choice-name",
     .least = 2,
     .most = 2,
     .takes = {Takes::Chosen, Takes::Question},
     .result = Type::Text,
     .apply = choice_name},
};

}  // namespace

std::span<const Function> choice_functions() { return table; }

}  // namespace candour::survey::expression
