// The inside of a cell, before sealing and after opening; seal.cpp and open.cpp share it.
#pragma once

#include <array>
#include <cstdint>

#include <sodium.h>

#include "core/privacy/cell.h"

namespace candour::privacy {

inline constexpr std::uint8_t cell_format = 1;

enum class CellType : std::uint8_t { Part = 0, Dummy = 1 };

// Offsets in the plain bytes; numbers are big endian.
inline constexpr std::size_t format_at = 0;
inline constexpr std::size_t type_at = 1;
inline constexpr std::size_t message_at = 2;
inline constexpr std::size_t part_at = 18;
inline constexpr std::size_t parts_at = 20;
static_assert(parts_at + 2 == cell_header_bytes);

// Wipes itself: it holds words.
struct PlainCell {
    std::array<std::uint8_t, cell_plain_bytes> bytes{};

    PlainCell() = default;
    PlainCell(const PlainCell&) = delete;
    PlainCell& operator=(const PlainCell&) = delete;
    ~PlainCell() { sodium_memzero(bytes.data(), bytes.size()); }
};

}  // namespace candour::privacy
