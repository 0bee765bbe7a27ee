// Letters: the code points of a text, as far as words can be found and compared without a Unicode
// library.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace candour::privacy {

struct CodePoint {
    char32_t code = 0xFFFD;
    std::size_t size = 1;  // In bytes. What is no UTF-8 is U+FFFD, byte by byte.
};
// `at` is within the text.
CodePoint code_point_at(std::string_view text, std::size_t at);

// Spaces, punctuation, signs and pictures: no part of a word. Marks and joiners are no gaps.
bool is_gap(char32_t code);
// ' and ’.
bool is_apostrophe(char32_t code);
// Of scripts that put no space between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
bool is_unspaced(char32_t code);

// The small letter of a capital one: Latin with its accents, Greek, Cyrillic. Others as they are.
char32_t small_letter(char32_t code);

void append_code_point(std::string& text, char32_t code);

}  // namespace candour::privacy
