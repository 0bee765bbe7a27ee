// Pinyin: Chinese words for what is typed in Latin letters. A list of words that are spelled so,
// and how often each is used: it never changes, so it cannot learn what anybody types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace candour::kiosk {

// The letters that make syllables: a to z, v for ü, and ' where two syllables part.
bool is_pinyin(std::string_view typed);

// More than any sentence that fits on the screen.
inline constexpr std::size_t pinyin_letters_max = 60;

struct PinyinGuess {
    std::string text;
    std::size_t letters = 0;  // What it stands for: so many from the beginning.
    bool operator==(const PinyinGuess&) const = default;
};

class Pinyin {
public:
    // Of lines "word TAB syllables parted by spaces TAB how often", as Rime's dictionaries have
    // them below their line "...". Lines of `own` (no header) are added to them. What is before the
    // header's end, comments and words that nobody uses are left out. Errors: Invalid, with the
    // file's name and the line.
    static Result<Pinyin> parse(std::string_view dictionary, const std::string& file,
                                std::string_view own, const std::string& own_file);

    // What the letters may mean, the best first: the whole as one sentence (its beginning where it
    // is long), then the words that it can begin with, long ones first. Letters that no syllable
    // begins with have none. Beginnings of syllables stand for all of them: "nh" for "ni hao".
    std::vector<PinyinGuess> guesses(std::string_view letters) const;

    // The best guess for all of it; letters that mean nothing stay as they are.
    std::string best(std::string_view letters) const;

    std::size_t words() const { return words_.size(); }
    // All words in one text, for tests of fonts.
    const std::string& all_text() const { return text_; }

private:
    friend class PinyinBuilder;
    friend class PinyinLattice;

    struct Word {
        std::uint32_t at = 0;  // In text_.
        std::uint32_t bytes = 0;
        float score = 0;  // Logarithm of how likely it is.
    };
    // One syllable after those of its parents. Children lie side by side, by syllable.
    struct Node {
        std::uint16_t syllable = 0;
        std::uint16_t children = 0;
        std::uint32_t first_child = 0;
        std::uint32_t first_word = 0;
        std::uint32_t words = 0;  // The most used first.
    };

    std::string_view text_of(const Word& word) const {
        return std::string_view(text_).substr(word.at, word.bytes);
    }

    std::vector<std::string> syllables_;  // Sorted: those with one beginning lie side by side.
    std::vector<Node> nodes_;             // The root first.
    std::vector<Word> words_;
    std::string text_;
};

}  // namespace candour::kiosk
