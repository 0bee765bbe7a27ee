// open(): the server's side of seal(). Runs only where an epoch's private key is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/feedback/draft.h"
#include "core/privacy/cell.h"
#include "core/privacy/limits.h"
#include "core/privacy/seal.h"

namespace candour::privacy {

struct EpochKeyPair {
    EpochPublicKey public_key;
    std::array<std::uint8_t, 32> private_key{};
};

// A fresh pair from libsodium.
EpochKeyPair make_epoch_key_pair();

// One opened cell: a dummy, or part `part` (from 0) of `parts` of a message.
struct OpenedCell {
    bool dummy = false;
    MessageId message{};
    std::uint16_t part = 0;
    std::uint16_t parts = 0;
    Bytes content{};
};

// Errors: Corrupt when no key of `keys` opens it or its inside is not well formed; never crashes
// on any bytes.
Result<OpenedCell> open_cell(const Cell& cell, const std::vector<EpochKeyPair>& keys);

// Joins the parts of one message (any order, duplicates allowed) and reads the contact.
// Errors: Unavailable when parts are missing (keep waiting), Corrupt when it can never be read
// (unknown format, bad zstd, bad JSON, decompressed size above content_bytes_max).
Result<feedback::Contact> open_message(const std::vector<OpenedCell>& parts);

}  // namespace candour::privacy
