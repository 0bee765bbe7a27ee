// The words of a SurveyJS condition.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::survey::surveyjs {

struct Word {
    enum class Kind { Name, Text, Number, Word, Mark, End };
    Kind kind = Kind::End;
    std::string text{};  // Of a name without its braces, of a text without its quotes.
};

// Total: what is no word is a Mark of one byte. The last is End.
std::vector<Word> condition_words(std::string_view source);

}  // namespace candour::survey::surveyjs
