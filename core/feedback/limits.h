// Limits of a contact and of an organisation's file. Every one has a reason in its comment.
#pragma once

#include <cstddef>

#include "core/survey/limits.h"

namespace candour::feedback {

// One text that a visitor writes; the same as an answer's.
inline constexpr std::size_t story_characters_max = survey::text_characters_max;
inline constexpr std::size_t story_bytes_max = survey::text_bytes_max;
// On a tablet that is handed over: both and what is asked beside them fit into its 8 cells, in any
// script (tested).
inline constexpr std::size_t hand_over_story_characters_max = 1100;
inline constexpr std::size_t hand_over_wanted_characters_max = 500;
// "I want help now": what is wrong and how to reach somebody; three cells in any script (tested).
inline constexpr std::size_t help_characters_max = 500;
// The longest names that people have, on one line.
inline constexpr std::size_t person_name_characters_max = 100;
// A postal address of six lines, or how else somebody can be reached.
inline constexpr std::size_t person_value_characters_max = 300;
// A language that is not in the list, by its name.
inline constexpr std::size_t language_name_characters_max = 60;
// What is copied by hand from a screen, and fits on a slip of paper.
inline constexpr std::size_t address_characters_max = 60;
// Read whole into memory; hundreds of services in ten languages stay far below.
inline constexpr std::size_t organisation_file_bytes_max = 2 << 20;
// More nobody reads at a kiosk; each leaves after a year at the latest.
inline constexpr std::size_t you_said_max = 40;
// More cannot be found on a kiosk without a search.
inline constexpr std::size_t services_max = 200;

}  // namespace candour::feedback
