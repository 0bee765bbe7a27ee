#include "core/survey/expression/words.h"

#include <algorithm>
#include <numeric>

namespace candour::survey::expression {
namespace {

// So that a form with thousands of mistakes in thousands of names is still read at once.
constexpr std::size_t candidates_max = 500;
constexpr std::size_t word_bytes_max = 60;
constexpr std::size_t distance_max = 2;

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Levenshtein's distance: how many characters to put in, take out or exchange.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t exchanged = diagonal + std::size_t{small(a[i]) != small(b[j])};
            diagonal = row[j + 1];
            row[j + 1] = std::min({exchanged, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

bool may_be_near(std::string_view word, std::string_view candidate) {
    return candidate.size() <= word.size() + distance_max &&
           word.size() <= candidate.size() + distance_max;
}

}  // namespace

std::string_view words_for(Type type) {
    switch (type) {
        case Type::Boolean:
            return "a condition";
        case Type::Number:
            return "a number";
        case Type::Text:
            return "a text";
        case Type::Date:
            return "a date";
        case Type::Choices:
            return "a choice";
        case Type::Nodes:
            return "the answers of a repeat";
    }
    return "a value";
}

std::string words_for_arguments(const Function& function) {
    if (function.most == 0) return "takes no value";
    std::string words = "takes " + std::to_string(function.least);
    if (function.most == any_number) {
        words += " or more";
    } else if (function.most != function.least) {
        words += " or " + std::to_string(function.most);
    }
    return words + (function.most == 1 ? " value" : " values");
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    std::string result;
    if (word.size() > word_bytes_max) return result;
    // Two of three characters exchanged make another word.
    std::size_t least = std::min(distance_max, word.size() / 2) + 1;
    for (std::size_t i = 0; i < std::min(candidates.size(), candidates_max); ++i) {
        if (!may_be_near(word, candidates[i])) continue;
        const std::size_t away = distance(word, candidates[i]);
        if (away < least) {
            least = away;
            result = candidates[i];
        }
    }
    return result;
}

}  // namespace candour::survey::expression
