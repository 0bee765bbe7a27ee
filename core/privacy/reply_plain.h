// The inside of a board's entry; reply.cpp and the tests that play an enemy share it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include <sodium.h>

#include "core/store/board_store.h"

namespace candour::privacy {

inline constexpr std::uint8_t reply_format = 1;
inline constexpr std::size_t reply_plain_bytes =
    store::board_entry_bytes - store::mailbox_bytes - crypto_box_SEALBYTES;
static_assert(reply_plain_bytes == 960);

// Offsets in the plain bytes.
inline constexpr std::size_t reply_format_at = 0;
inline constexpr std::size_t reply_part_at = 1;
inline constexpr std::size_t reply_parts_at = 2;
inline constexpr std::size_t reply_id_at = 3;
inline constexpr std::size_t reply_header_bytes = 19;
// sodium_pad needs at least one byte.
inline constexpr std::size_t reply_piece_bytes_max = reply_plain_bytes - reply_header_bytes - 1;

// Wipes itself: it holds words.
struct PlainReplyPart {
    std::array<std::uint8_t, reply_plain_bytes> bytes{};

    PlainReplyPart() = default;
    PlainReplyPart(const PlainReplyPart&) = delete;
    PlainReplyPart& operator=(const PlainReplyPart&) = delete;
    ~PlainReplyPart() { sodium_memzero(bytes.data(), bytes.size()); }
};

}  // namespace candour::privacy
