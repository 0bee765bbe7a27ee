// tests/support/find_bytes.h: where some bytes first lie in a file's image. The C library looks for
// them many times faster than std::search does under sanitizers, and images are large.
#pragma once

#include <cstddef>
#include <optional>
#include <string.h>

#include "core/base/bytes.h"

namespace candour::test {

// Nothing is never found.
inline std::optional<std::size_t> find_bytes(ByteView image, ByteView wanted) {
    if (image.size() < wanted.size() || wanted.empty()) return std::nullopt;
    const void* found = memmem(image.data(), image.size(), wanted.data(), wanted.size());
    if (found == nullptr) return std::nullopt;
    return static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - image.data());
}

}  // namespace candour::test
