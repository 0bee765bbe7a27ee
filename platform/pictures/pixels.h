// Pixels: a picture in memory.
#pragma once

#include <cstdint>
#include <vector>

namespace candour::platform::pictures {

struct Pixels {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba{};  // From the top left, row by row; alpha is not multiplied in.
};

// Of so many pixels.
inline std::size_t rgba_bytes(int width, int height) {
    return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
}

}  // namespace candour::platform::pictures
