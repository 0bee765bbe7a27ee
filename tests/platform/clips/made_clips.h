// Clips for tests: the placeholder that the build makes, and what a hostile hand makes of it.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "core/base/bytes.h"
#include "tests/support/catch.h"

namespace candour::test {

// 320 by 400 pixels, 150 pictures in six seconds.
inline Bytes placeholder_clip() {
    const char* share = std::getenv("CANDOUR_SHARE");
    REQUIRE(share != nullptr);  // CTest sets it.
    std::ifstream file(std::string(share) + "/organisations/sign/placeholder.webm",
                       std::ios::binary);
    Bytes bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    REQUIRE(bytes.size() > 10'000);
    return bytes;
}

inline Bytes cut_clip() {
    Bytes cut = placeholder_clip();
    cut.resize(cut.size() / 2);
    return cut;
}

// The first place of `bytes` in `file`.
inline std::size_t place_in(const Bytes& file, const Bytes& bytes) {
    const auto found = std::ranges::search(file, bytes);
    REQUIRE(!found.empty());
    return static_cast<std::size_t>(found.begin() - file.begin());
}

inline Bytes with_changed(Bytes file, const Bytes& from, const Bytes& to) {
    REQUIRE(from.size() == to.size());
    std::ranges::copy(to, file.begin() + static_cast<std::ptrdiff_t>(place_in(file, from)));
    return file;
}

// PixelWidth and PixelHeight are elements B0 and BA; 320 is 01 40, 400 is 01 90.
inline Bytes with_said_size(const Bytes& file, std::uint8_t high) {
    return with_changed(with_changed(file, {0xB0, 0x82, 0x01, 0x40}, {0xB0, 0x82, high, 0x40}),
                        {0xBA, 0x82, 0x01, 0x90}, {0xBA, 0x82, high, 0x90});
}

// A VP8 key picture: three bytes of its own, 9D 01 2A, then width and height, low byte first.
inline Bytes with_coded_size(const Bytes& file, std::uint8_t high) {
    return with_changed(file, {0x9D, 0x01, 0x2A, 0x40, 0x01, 0x90, 0x01},
                        {0x9D, 0x01, 0x2A, 0xFF, high, 0xFF, high});
}

// The track's type, element 83: 1 is a picture, 2 is sound.
inline Bytes with_sound(const Bytes& file) {
    return with_changed(file, {0x83, 0x81, 0x01}, {0x83, 0x81, 0x02});
}

inline Bytes with_codec(const Bytes& file, const std::string& five_letters) {
    const std::string vp8 = "V_VP8";
    return with_changed(file, Bytes(vp8.begin(), vp8.end()),
                        Bytes(five_letters.begin(), five_letters.end()));
}

}  // namespace candour::test
