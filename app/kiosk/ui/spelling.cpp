#include "app/kiosk/ui/spelling.h"

#include <algorithm>
#include <utility>

#include "core/base/bytes.h"

namespace candour::kiosk {

bool Spelling::holds(std::string_view text, std::size_t caret_byte) const {
    return active() && caret_byte <= text.size() && text.substr(0, caret_byte).ends_with(letters);
}

void Spelling::forget() {
    wipe(letters);
    for (PinyinGuess& guess : guesses)
        wipe(guess.text);
    letters.clear();
    guesses.clear();
    page = 0;
}

EditedText Speller::replace_letters(std::string_view words, std::string letters) {
    const std::size_t begin = from();
    text_.text.replace(begin, spelling_.letters.size(), std::string(words) + letters);
    text_.caret_byte = begin + words.size() + letters.size();
    spelling_.forget();
    if (letters.find_first_not_of('\'') != std::string::npos) {
        spelling_.guesses = pinyin_.guesses(letters);
        spelling_.guesses.push_back({letters, letters.size()});
        spelling_.letters = std::move(letters);
    }
    return text_;
}

EditedText Speller::letter(std::string_view typed) {
    const bool full = spelling_.letters.size() + typed.size() > pinyin_letters_max;
    std::string taken = full ? pinyin_.best(spelling_.letters) : "";
    return replace_letters(taken, (full ? "" : spelling_.letters) + std::string(typed));
}

EditedText Speller::without_letter() {
    return replace_letters({}, spelling_.letters.substr(0, spelling_.letters.size() - 1));
}

EditedText Speller::without_letters() { return replace_letters({}, {}); }

EditedText Speller::take(std::size_t guess) {
    if (guess >= spelling_.guesses.size()) return text_;
    const PinyinGuess chosen = spelling_.guesses[guess];
    return replace_letters(chosen.text, spelling_.letters.substr(chosen.letters));
}

EditedText Speller::take_all() { return replace_letters(pinyin_.best(spelling_.letters), {}); }

std::string chinese_sign(std::string_view typed, std::string_view text_before) {
    static constexpr std::pair<std::string_view, std::string_view> signs[] = {
        {",", "，"}, {".", "。"}, {"?", "？"},  {"!", "！"},
        {":", "："}, {";", "；"}, {"\\", "、"}, {"^", "……"}};
    const bool after_figure =
        !text_before.empty() && text_before.back() >= '0' && text_before.back() <= '9';
    if (after_figure) return std::string(typed);
    const auto* const sign =
        std::ranges::find(signs, typed, &std::pair<std::string_view, std::string_view>::first);
    return std::string(sign == std::end(signs) ? typed : sign->second);
}

}  // namespace candour::kiosk
