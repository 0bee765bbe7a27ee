// Words of a text, and the longest runs of them that another text has too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candour::privacy {

// Letters and digits, with apostrophes and hyphens between them (letters.h says what is none). A
// possessive 's is no part of its word.
struct Word {
    std::size_t at = 0;  // In bytes.
    std::size_t size = 0;
    std::string folded;  // In small letters, without apostrophes.
    std::size_t end() const { return at + size; }
};
using Words = std::vector<Word>;

Words words_of(std::string_view text);

// Where `phrase` stands in `words`; nowhere for a phrase without words.
std::vector<std::size_t> runs_of(const Words& words, const Words& phrase);

struct WordRun {
    std::size_t first = 0;
    std::size_t count = 0;
    std::size_t from = 0;  // Which of the others has its first words.
    bool operator==(const WordRun&) const = default;
};

// What one person wrote, and what of it may be quoted.
struct QuotedTexts {
    std::vector<std::string> texts{};
    std::vector<std::string> may_quote{};
};

// The longest runs of more than `words_max` words that also stand in a text of one of `others` and
// not in what may be quoted of the same one; in order, none within another. Takes time in
// proportion to all texts together.
std::vector<WordRun> quoted_runs(const Words& words, const std::vector<QuotedTexts>& others,
                                 std::size_t words_max);

}  // namespace candour::privacy
