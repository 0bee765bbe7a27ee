// The words of a scenario's line, each with its place for messages. Internal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace candour::complaint {

struct ScenarioWord {
    std::string text;
    int column = 0;  // In characters, from 1.
    bool quoted = false;
};

// One line's words, one after the other.
class ScenarioWords {
public:
    // Errors: Invalid for a quotation mark that is not closed; text that is no UTF-8.
    static Result<ScenarioWords> of_line(std::string_view text, const std::string& file, int line);

    bool at_end() const { return next_ == words_.size(); }
    bool next_is(std::string_view text) const;
    bool next_is_quoted() const { return !at_end() && words_[next_].quoted; }
    const ScenarioWord& peek() const { return words_[next_]; }
    // Takes the next word when it is `text`, unquoted.
    bool take_if(std::string_view text);
    // Errors: Invalid: "here has to stand WHAT".
    Result<std::string> take(const std::string& what);
    Result<std::string> take_quoted(const std::string& what);
    // Errors: Invalid when words are left.
    Status finish() const;

    // Of the word that was taken last, or of the next one.
    Error error_at_last(const std::string& what) const;
    Error error_here(const std::string& what) const;
    int line() const { return line_; }

private:
    Error error(int column, const std::string& what) const;

    std::vector<ScenarioWord> words_;
    std::string file_;
    int line_ = 0;
    int end_column_ = 1;
    std::size_t next_ = 0;
};

// "a, b, c" for messages.
template <typename List, typename Name>
std::string list_words(const List& list, Name name) {
    std::string all;
    for (const auto& one : list) {
        all += all.empty() ? "" : ", ";
        all += name(one);
    }
    return all;
}

}  // namespace candour::complaint
