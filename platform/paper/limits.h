// Limits and measures of a printed sheet, in points (1/72 inch). Every one has a reason.
#pragma once

#include <cstdint>

namespace candour::platform::paper {

// A4, ISO 216.
inline constexpr float page_width = 595.28F;
inline constexpr float page_height = 841.89F;
// Every office printer reaches 5 mm from the edge; two centimetres leave room for a thumb, and at
// the side on which reading starts for a staple or a punch.
inline constexpr float margin = 57;
inline constexpr float margin_staple = 71;
// What cannot be laid out in so many pages is no questionnaire that anybody fills in.
inline constexpr int pages_max = 100;
// Lines to write on: what a few sentences need in handwriting.
inline constexpr int lines_short_text = 2;
inline constexpr int lines_long_text = 6;

}  // namespace candour::platform::paper
