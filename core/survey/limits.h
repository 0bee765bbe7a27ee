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
// A Number as it is written; enough for every digit of a measurement.
inline constexpr std::size_t number_characters_max = 24;

// What the longest answers may take of a message (core/privacy/cell.h: 32 cells of 937 bytes, less
// what is said besides answers), so that four texts of 2,000 characters in any script still fit.
inline constexpr std::size_t message_room_bytes = 28'000;
// The same of a hand-over: 8 cells (core/privacy/equal_cells.h).
inline constexpr std::size_t hand_over_room_bytes = 6'800;
// Where words are sent apart from the answers (core/feedback/words_apart.h): both have what is said
// besides answers, and neither the room that is left in a cell of the other's.
inline constexpr std::size_t hand_over_cells = 8;
inline constexpr std::size_t cell_room_bytes = 937;
inline constexpr std::size_t besides_answers_bytes = 696;
// A long text on a tablet that is handed over has what is left there, and this at least.
inline constexpr std::size_t hand_over_long_text_min = 400;
// Of one character in any script after compression (measured; tested with random ones).
inline constexpr std::size_t sealed_bytes_per_character = 3;
// Before compression (core/privacy/limits.h: 256 KiB, less the same).
inline constexpr std::size_t message_plain_bytes_max = 240 * 1024;

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
// A prompt of several screens is a mistake; a page to read may have some.
inline constexpr std::size_t shown_text_bytes_max = 16 * 1024;
inline constexpr std::size_t file_name_bytes_max = 120;
inline constexpr std::size_t filter_value_bytes_max = 200;
inline constexpr std::size_t expression_bytes_max = 8 * 1024;
// A matrix's rows are screens on a kiosk.
inline constexpr std::size_t matrix_rows_max = 100;
// More points than these are not told apart by anybody.
inline constexpr int scale_points_max = 21;
inline constexpr int scale_from_min = -10;
inline constexpr int scale_from_max = 1;
inline constexpr int stars_min = 3;
inline constexpr int stars_max = 10;
inline constexpr int sample_one_in_max = 1'000;
inline constexpr std::size_t earlier_max = 10'000;

}  // namespace candour::survey
