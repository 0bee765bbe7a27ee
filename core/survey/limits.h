// Limits of a questionnaire and of what is written into it. Every one has a reason.
#pragma once

#include <cstddef>

namespace candour::survey {

// One text that a person writes: about two pages; bounds layout time and cells per message.
// A character is a Unicode code point.
inline constexpr std::size_t text_characters_max = 2000;
// UTF-8's worst case of the same.
inline constexpr std::size_t text_bytes_max = 4 * text_characters_max;
// So that the longest answers fit into cells_per_message_max, in any script (tested).
inline constexpr std::size_t long_texts_max = 4;
// Nobody answers more on their feet.
inline constexpr std::size_t questions_max = 40;
// What a person can compare on one screen at the largest print.
inline constexpr std::size_t choices_max = 12;

}  // namespace candour::survey
