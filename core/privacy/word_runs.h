// Words of a text, and the longest runs of them that another text has too.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candour::privacy {

// Letters and digits, with apostrophes and hyphens between them. What is not ASCII counts as a
// letter, but for the punctuation that people type. A possessive 's is no part of its word.
struct Word {
    std::size_t at = 0;  // In bytes.
    std::size_t size = 0;
    std::string folded;  // A to Z in lower case, without apostrophes.
    std::size_t end() const { return at + size; }
};
using Words = std::vector<Word>;

Words words_of(std::string_view text);

// Where `phrase` stands in `words`; nowhere for a phrase without words.
std::vector<std::size_t> runs_of(const Words& words, const Words& phrase);

struct WordRun {
    std::size_t first = 0;
    std::size_t count = 0;
    bool operator==(const WordRun&) const = default;
};

// The longest runs of more than `words_max` words that also stand in one of `others`, in order,
// none within another. Takes time in proportion to all texts together.
std::vector<WordRun> shared_runs(const Words& words, const std::vector<std::string>& others,
                                 std::size_t words_max);

}  // namespace candour::privacy
