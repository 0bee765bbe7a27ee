// platform/device/picture.h: a frame as pixels, and as a PNG file (through Cairo).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace candour::platform {

struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;  // From the top left, row by row; opaque.
};

// Errors: Unavailable, Full, naming the file.
Status write_png(const Picture& picture, const std::string& path);

}  // namespace candour::platform
