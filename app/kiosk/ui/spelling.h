// Spelling: Latin letters that become Chinese words. They stand in the field's text from the
// start, just before its caret: whatever happens to the keyboard, nothing typed is lost.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/ui/editor.h"
#include "app/kiosk/ui/pinyin.h"

namespace candour::kiosk {

// Where it ends the letters stay as they are, until they are replaced by a guess.
struct Spelling {
    std::string letters;
    std::vector<PinyinGuess> guesses;  // Then the letters themselves. Empty while nothing is typed.
    std::size_t page = 0;              // Of the guesses.

    bool active() const { return !letters.empty(); }
    // Whether the letters still are where they were typed: an undo, a limit or another field may
    // have taken them away.
    bool holds(std::string_view text, std::size_t caret_byte) const;
    void forget();
};

// Each says how the text becomes, and changes `spelling` with it.
class Speller {
public:
    Speller(const Pinyin& pinyin, Spelling& spelling, const TextRun& run, std::size_t caret_byte)
        : pinyin_(pinyin), spelling_(spelling), text_{run.text, caret_byte} {}

    // One more letter. Where there are as many as can be, what they most likely mean is taken.
    EditedText letter(std::string_view typed);
    EditedText without_letter();
    EditedText without_letters();
    // The guess replaces its letters; those after it go on. None of that number: nothing changes.
    EditedText take(std::size_t guess);
    // What all of it most likely means.
    EditedText take_all();

private:
    std::size_t from() const { return text_.caret_byte - spelling_.letters.size(); }
    EditedText replace_letters(std::string_view words, std::string letters);

    const Pinyin& pinyin_;
    Spelling& spelling_;
    EditedText text_;
};

// The sign that a hardware key means within Chinese: "，" for ",". After a figure, and where there
// is no other, the same.
std::string chinese_sign(std::string_view typed, std::string_view text_before);

}  // namespace candour::kiosk
