// WebM files: what of one is a clip in sign language: one video track, no sound, all of it there.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "platform/clips/clip_fault.h"

namespace candour::platform::clips {

enum class Codec { Vp8, Vp9 };

struct Packet {               // One coded picture.
    std::uint32_t at_ms = 0;  // From the first one's; never falls.
    Bytes bytes{};
};

struct WebmFile {
    Codec codec = Codec::Vp8;
    int width = 0;
    int height = 0;
    std::uint32_t length_ms = 0;  // Where the last picture has been seen.
    std::vector<Packet> packets{};
};

// A file that ends too early is no clip: nobody is shown half a sentence.
std::variant<WebmFile, ClipFault> read_webm(ByteView file);

}  // namespace candour::platform::clips
