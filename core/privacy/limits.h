// Limits of what is opened.
#pragma once

#include <cstddef>

namespace candour::privacy {

// Decompressed content never exceeds this (zip bombs). Four texts of 2,000 characters, each written
// with JSON's longest escape (6 bytes), take 48 KiB.
inline constexpr std::size_t content_bytes_max = 256 * 1024;

}  // namespace candour::privacy
