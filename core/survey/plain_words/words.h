// Sentences and words of an English text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::survey {

struct PlainWord {
    std::string_view text{};    // As written, without what stands around it: "don’t", "and/or".
    std::string lower{};        // In small letters, with ' for ’.
    bool comma_before = false;  // Something stands between it and the word before: , ; : ( – …
};

// Each with its end. "e.g. this" does not end one: no small letter begins a sentence.
std::vector<std::string_view> sentences_in(std::string_view text);
// ${name} is one word.
std::vector<PlainWord> words_in(std::string_view sentence);

}  // namespace candour::survey
