// platform/storage/search_words.h: a text as the words that it is found by, the same in the index
// and in a question to it. By ICU, so that Thai and Chinese, which write no blanks, have words too.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace candour::platform {

// Longer ones are cut; more of them are left out. A case has a few thousand words.
inline constexpr std::size_t search_word_bytes_max = 96;
inline constexpr std::size_t search_words_max = 20'000;  // Of one case.
inline constexpr std::size_t search_question_words_max = 8;

// Lower case, without accents where they are no letters of their own ("ŵ" is found as "w", vowel
// signs of Tamil stay), letters that look alike in Urdu and Arabic made one. Each word consists of
// letters, marks and figures alone: nothing in it is an operator to any engine.
std::set<std::string> search_words(std::string_view text);

}  // namespace candour::platform
