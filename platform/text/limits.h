// Limits of the text engine. Every one has a reason in its comment.
#pragma once

#include <cstddef>
#include <cstdint>

namespace candour::platform::text_limits {

// Twice the longest story (feedback/limits.h): what lies beyond is not drawn.
inline constexpr std::size_t run_bytes_max = 16'000;
// Accents piled on one letter; real languages need three. More is only slow and unreadable.
inline constexpr int marks_max = 8;

inline constexpr float size_px_min = 4;
inline constexpr float size_px_max = 400;  // One line of the tallest script then has 1,000 px.
inline constexpr float wrap_px_max = 16'384;
inline constexpr float line_spacing_min = 0.5f;
inline constexpr float line_spacing_max = 4;

// Many embedded GPUs stop at 4,096 px; smaller pieces are also cheaper to replace while typing.
inline constexpr int texture_width_max = 2'048;
inline constexpr int texture_height_max = 1'024;

// Masks and layouts that stay for the next frame: about four full screens of text.
inline constexpr std::size_t cache_bytes_max = 24 << 20;
// What was not drawn in so many frames goes, however much room there is.
inline constexpr std::uint64_t frames_kept = 240;
// A visitor's own words change with every key: older versions of them go at once.
inline constexpr std::uint64_t visitor_frames_kept = 2;

}  // namespace candour::platform::text_limits
