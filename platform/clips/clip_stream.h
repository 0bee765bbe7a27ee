// The pipe between candour-clip, which decodes, and the program that shows: numbers of this
// machine, one after the other. Whoever reads it believes nothing that a limit does not allow.
//
// head, then for each picture its time and its width × height × 4 bytes, then `ends`.
#pragma once

#include <cstdint>

namespace candour::platform::clips {

inline constexpr std::uint32_t stream_magic = 0x50494C43;  // "CLIP"; else `fails`.

struct StreamHead {
    std::uint32_t magic = stream_magic;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint32_t length_ms = 0;
};

// In the place of a time, or of the magic; `fails` is followed by the number of a ClipFault.
inline constexpr std::uint32_t ends = 0xFFFFFFFF;
inline constexpr std::uint32_t fails = 0xFFFFFFFE;

}  // namespace candour::platform::clips
