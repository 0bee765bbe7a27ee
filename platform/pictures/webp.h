// WebP to pixels and back (libwebp). The kiosk, which shows WebP alone, links this and nothing else
// of what reads pictures.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "platform/pictures/pixels.h"

namespace candour::platform::pictures {

struct Bounds {
    int side = 0;
    std::size_t pixels = 0;
};
// What a kiosk shows: what encode_webp() makes is never larger.
Bounds shown_bounds();

// Looks at the header first: nothing larger than `bounds` is unpacked. Errors: Invalid, in words
// that go on from the file's name: "is damaged".
Result<Pixels> decode_webp(ByteView file, const Bounds& bounds);

// At most 640 pixels wide and high and at most one chunk of a bundle, keeping its shape; nothing
// but pixels is in it. Errors: Invalid, when it cannot be made small enough.
Result<Bytes> encode_webp(const Pixels& pixels);

}  // namespace candour::platform::pictures
