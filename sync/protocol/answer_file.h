// Answer file: what the server says back on a stick: which cells it has stored, the current bundle,
// the board of replies. It names no device; each takes from it what is its own.
//
// "CANDOUR-ANSWER-1\n" || block: stored cells (signed) || block: bundle package || u32 pages ||
// per page: block || checksum. A block is u32 length and that many bytes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

// As an acknowledgement, of cells by their ids.
struct StoredCells {
    std::string server_epoch{};
    std::uint64_t generation = 0;
    std::uint64_t horizon = 0;
    std::int64_t time_s = 0;
    std::vector<CellId> cells;  // At most stored_cells_max.
    bool operator==(const StoredCells&) const = default;
};
Bytes encode_stored_cells(const StoredCells& stored, const SigningKeyPair& online_key);
// Errors: Denied, Corrupt.
Result<StoredCells> decode_stored_cells(ByteView bytes, const SigningPublicKey& online_key);

struct AnswerFile {
    Bytes stored_cells;              // As encode_stored_cells(); empty when no cells were brought.
    Bytes bundle;                    // A package.
    std::vector<Bytes> board_pages;  // As encode_board_page(), from entry 0 on.
    bool operator==(const AnswerFile&) const = default;
};
Bytes encode_answer_file(const AnswerFile& answer);
// Its parts, each still to be verified: the bundle first, as it may bring a newer online key.
// Errors: Corrupt (no such file, or damaged).
Result<AnswerFile> decode_answer_file(ByteView file);

}  // namespace candour::protocol
