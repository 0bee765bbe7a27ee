// seal(): the only way a Draft leaves memory. Canonical JSON, zstd with a versioned dictionary,
// cells. Source: architecture §4.1.
#pragma once

#include <array>
#include <vector>

#include "core/base/world.h"
#include "core/feedback/draft.h"
#include "core/privacy/cell.h"

namespace candour::privacy {

// The public half of an epoch's key pair (X25519). The device holds this and never the other half.
struct EpochPublicKey {
    std::array<std::uint8_t, 32> bytes{};
    bool operator==(const EpochPublicKey&) const = default;
};

// The way in for a key from disk or network; with what it returns, sealing cannot fail.
// Errors: Invalid when it has not 32 bytes or nothing can be sealed to it (a low-order point).
Result<EpochPublicKey> read_epoch_public_key(ByteView bytes);

// What disk and network see. Only seal() and seal_dummies() make one.
class SealedMessage {
public:
    const std::vector<Cell>& cells() const { return cells_; }

private:
    friend Result<SealedMessage> seal(feedback::Draft, const EpochPublicKey&, SecureRandom&);
    explicit SealedMessage(std::vector<Cell> cells) : cells_(std::move(cells)) {}
    std::vector<Cell> cells_;
};

// Takes the draft and wipes it, also on failure. The ids come from `random`; the sealing itself
// uses libsodium's own randomness. Errors: Full when it needs more than cells_per_message_max.
Result<SealedMessage> seal(feedback::Draft draft, const EpochPublicKey& key, SecureRandom& random);

// A cell that says nothing: sealed like any other, marked as a dummy inside.
Cell seal_dummy(const EpochPublicKey& key, SecureRandom& random);

}  // namespace candour::privacy
