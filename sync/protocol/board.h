// GET /v1/replies?since=N: the board of sealed replies, the same for every device, so that nobody
// learns who looks for which.
//
// A page is u32 length || signed header || to - from entries of exactly 1,024 bytes. A reply that
// was deleted is 1,024 random bytes in its place, so that no number moves.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "sync/protocol/keys.h"
#include "sync/protocol/limits.h"

namespace candour::protocol {

// Mailbox id (16), sealed reply (1,008).
using BoardEntry = std::array<std::uint8_t, board_entry_bytes>;

struct BoardPage {
    std::string board;         // Another one after a restore: then begin again from 0.
    std::uint64_t from = 0;    // Number of the first entry here.
    std::uint64_t latest = 0;  // How many entries the board has: ask on while from + size < latest.
    std::vector<BoardEntry> entries;  // At most board_entries_per_page_max.
    bool operator==(const BoardPage&) const = default;
};

Bytes encode_board_page(const BoardPage& page, const SigningKeyPair& online_key);
// Errors: Denied, Corrupt.
Result<BoardPage> decode_board_page(ByteView bytes, const SigningPublicKey& online_key);

// "since=12" of a request's query. Errors: Invalid.
Result<std::uint64_t> decode_since(std::string_view query);

}  // namespace candour::protocol
