// Limits of clips in sign language. Every one has a reason.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sync/protocol/limits.h"

namespace candour::platform::clips {

// As a bundle carries it.
inline constexpr std::size_t file_bytes_max = protocol::clip_bytes_max;
// As pictures: half of a kiosk's screen. Hands are plain to see on 320 pixels already.
inline constexpr int side_max = 640;
inline constexpr int side_min = 64;
// Longer explanations are more than a screen says.
inline constexpr std::uint32_t length_ms_max = 180'000;
// Thirty pictures a second; bounds what a damaged file can ask for.
inline constexpr std::size_t frames_max = 180 * 30;
// The program that decodes gets no more: two of the largest pictures' worth, many times over.
inline constexpr std::size_t decoder_memory_bytes = std::size_t{256} << 20;
// For one clip, watched slowly and again and again, it never needs a tenth of it.
inline constexpr unsigned decoder_seconds_max = 120;
// Nobody waits longer for a frame; what takes longer is broken.
inline constexpr int frame_wait_ms = 2'000;
// Nobody sees a check, and it may stand behind all else on a busy machine: so often for a clip.
inline constexpr int check_waits_max = 60;

}  // namespace candour::platform::clips
