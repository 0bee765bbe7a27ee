// SpacedWords: the words of a text with spaces between them, without a copy.
#pragma once

#include <algorithm>
#include <string_view>

#include "core/survey/expression/characters.h"

namespace candour::survey::expression {

inline std::string_view without_spaces_around(std::string_view text) {
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

class SpacedWords {
public:
    explicit SpacedWords(std::string_view text) : left_(without_spaces_around(text)) {}

    bool at_end() const { return left_.empty(); }
    std::string_view word() const {
        return left_.substr(
            0, static_cast<std::size_t>(std::ranges::find_if(left_, is_space) - left_.begin()));
    }
    void advance() { left_ = without_spaces_around(left_.substr(word().size())); }

private:
    std::string_view left_;
};

}  // namespace candour::survey::expression
