// Limits of pictures that are taken in for kiosks. Every one has a reason.
#pragma once

#include <cstddef>

#include "sync/protocol/limits.h"

namespace candour::platform::pictures {

// As it comes: the largest photographs of telephones stay below.
inline constexpr std::size_t file_bytes_max = std::size_t{24} << 20;
// By its header, before anything is unpacked: 25 million pixels (a good camera's) take 100 MB.
inline constexpr std::size_t pixels_max = 25'000'000;
inline constexpr int side_max = 16'000;
// As it goes out: half of a kiosk's screen, sharp also at the largest print.
inline constexpr int shown_side_max = 640;
// As it goes out; one chunk of a bundle.
inline constexpr std::size_t shown_bytes_max = protocol::picture_bytes_max;
// Drawings are sharper without loss; where that takes more than this, it is a photograph.
inline constexpr std::size_t lossless_bytes_max = 24 * 1024;

}  // namespace candour::platform::pictures
