// tests/platform/pictures/made_pictures.h: picture files for tests, made on the spot.
#pragma once

#include <functional>
#include <string>

#include "core/base/bytes.h"
#include "platform/pictures/pixels.h"

namespace candour::test {

using platform::pictures::Pixels;

// The top left quarter red, the top right one green, the bottom left one blue, the last one white.
Pixels quarters(int width, int height);
// What no encoder makes small.
Pixels noise(int width, int height);

Bytes png_of(const Pixels& pixels);
// `cmyk`: in a printer's colours.
Bytes jpeg_of(const Pixels& pixels, bool cmyk = false);

// The same JPEG with EXIF that says `orientation` and, in a comment, `words`.
Bytes with_exif(const Bytes& jpeg, int orientation, const std::string& words);
// A PNG that says it has this size, and has not.
Bytes png_header_of(std::uint32_t width, std::uint32_t height);

// "red", "green", "blue", "white" or "other": the colour around a place, from 0 to 1 each way.
std::string colour_at(const Pixels& pixels, double x, double y);

}  // namespace candour::test
