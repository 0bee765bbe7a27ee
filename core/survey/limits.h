// Limits of a questionnaire and of what is written into it. Every one has a reason.
#pragma once

#include <cstddef>
#include <cstdint>

namespace candour::survey {

// One text that a person writes: about two pages; bounds layout time and cells per message.
// A character is a Unicode code point.
inline constexpr std::size_t text_characters_max = 2000;
// UTF-8's worst case of the same.
inline constexpr std::size_t text_bytes_max = 4 * text_characters_max;
// A ShortText, and what is said to "other, please say": one line.
inline constexpr std::size_t short_text_characters_max = 200;
// So that the longest answers fit into cells_per_message_max, in any script (tested).
inline constexpr std::size_t long_texts_max = 4;

// Nobody answers more on their feet.
inline constexpr std::size_t kiosk_questions_max = 40;
// What a person can compare on one screen at the largest print.
inline constexpr std::size_t kiosk_choices_max = 12;

// What can be read. What a kiosk can show and a message can carry is less, and is checked where a
// questionnaire is published (core/feedback/organisation.h).
// The longest forms of national surveys have a few thousand rows.
inline constexpr std::size_t questions_max = 10'000;
inline constexpr std::size_t groups_max = 1'000;
// Deeper nesting is a mistake; bounds recursion.
inline constexpr std::size_t group_depth_max = 8;
// Every district of a country, in a cascade of choices.
inline constexpr std::size_t choices_max = 500;
// Each costs as much room in a message as a question of its own.
inline constexpr std::uint32_t repetitions_max = 100;
inline constexpr std::size_t survey_id_characters_max = 64;

}  // namespace candour::survey
