// Pattern: a regular expression of regex(), compiled once with RE2, which takes time in proportion
// to the text, whatever the pattern.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace re2 {
class RE2;
}

namespace candour::survey::expression {

class Pattern {
public:
    // What RE2 lacks of Java's patterns is refused, and so is what it would read otherwise than
    // Java does (sets within sets). The text says what is wrong, to follow "the pattern ...".
    static std::variant<std::shared_ptr<const Pattern>, std::string> create(
        std::string_view source);

    explicit Pattern(std::unique_ptr<re2::RE2> compiled);
    ~Pattern();

    // Whether the pattern fits the whole text, as in ODK. A text of more than
    // pattern_text_bytes_max bytes fits none.
    bool matches(std::string_view text) const;

private:
    std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace candour::survey::expression
