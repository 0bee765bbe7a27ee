// TextBlocks: where a text may be cut. A block is a word with its apostrophes and marks, a sign, a
// picture made of several, or a space; nothing of it is taken without the rest.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace candour::privacy {

// Of bytes: from `begin` to before `end`.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const TextRange&) const = default;
};

// A possessive 's is a block of its own, so that "Sam's" without the name is "[name]'s"; each
// letter is one in scripts without spaces between words. Grapheme clusters as in UAX #29, without
// its rules for conjuncts of Indian scripts. Made in time that grows with the text alone.
class TextBlocks {
public:
    // The text outlives it.
    explicit TextBlocks(std::string_view text);

    // Without the spaces at its ends, and grown to whole blocks. Empty: nothing but spaces, or
    // beyond the text.
    TextRange whole(TextRange range) const;
    // Wherever `words` stand as whole blocks, in small letters or capitals, with whatever space
    // between them; also where they overlap.
    std::vector<TextRange> find(std::string_view words) const;
    // Whether there are only spaces between two ranges, on one line.
    bool are_beside(const TextRange& one, const TextRange& next) const;

private:
    struct Unit {
        std::size_t at = 0;
        char32_t code = 0;
        bool extends = false;  // Part of the cluster before it.
        bool word = false;
        bool unspaced = false;
        bool space = false;
        bool begins = true;  // A block.
    };
    void mark_clusters();
    void mark_words();
    bool is_possessive(std::size_t apostrophe) const;
    bool joins_word(std::size_t i) const;
    std::size_t unit_at(std::size_t byte) const;
    std::size_t byte_of(std::size_t unit) const;

    std::string_view text_;
    std::vector<Unit> units_;
    std::vector<std::size_t> block_of_;     // The unit with which each unit's block begins.
    std::vector<std::size_t> block_after_;  // The unit after each unit's block.
    std::string folded_;                    // In small letters, each run of spaces one.
    std::vector<std::size_t> owners_;       // Of each byte of it: its unit.
};

// As they are compared: in small letters, each run of spaces one, none at the ends.
std::string folded_words(std::string_view words);

}  // namespace candour::privacy
