// Cell: the one shape in which words leave a device. 1,024 bytes, always (architecture §4.1):
// 16 bytes random id, then 1,008 sealed bytes = crypto_box_seal (48 bytes overhead, X25519 +
// XSalsa20-Poly1305) over 960 bytes, which are sodium_pad()ed to that size.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/base/ids.h"

namespace candour::privacy {

inline constexpr std::size_t cell_bytes = 1024;
inline constexpr std::size_t cell_sealed_bytes = 1008;
inline constexpr std::size_t cell_plain_bytes = 960;
// Format u8, type u8, message id 16, part u16, parts u16 (big endian).
inline constexpr std::size_t cell_header_bytes = 22;
// sodium_pad needs at least one byte.
inline constexpr std::size_t cell_content_bytes_max = cell_plain_bytes - cell_header_bytes - 1;
// The longest message: four texts of 2,000 characters of any script fit, however little they
// compress (tested); survey/limits.h keeps questionnaires to that.
inline constexpr std::size_t cells_per_message_max = 32;
// What somebody writes who wants help now (feedback/limits.h), in any script (tested).
inline constexpr std::size_t cells_per_help_max = 3;

struct Cell {
    CellId id;  // Outside the seal: it only tells cells apart, so a changed one changes no words.
    std::array<std::uint8_t, cell_sealed_bytes> sealed{};
    bool operator==(const Cell&) const = default;

    std::array<std::uint8_t, cell_bytes> wire() const;
    static Cell from_wire(std::span<const std::uint8_t, cell_bytes> wire);
};

}  // namespace candour::privacy
