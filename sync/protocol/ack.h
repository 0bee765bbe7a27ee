// The acknowledgement: the server's signed word that it has stored cells durably. The only thing
// that lets a device count a cell as sent.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

struct Acknowledgement {
    std::string body_hash;           // Hex BLAKE2b-256 of the first `batches` batches of the body.
    std::uint64_t batches = 0;       // How many whole batches the server received.
    std::uint64_t cells_stored = 0;  // How many cells from its start are stored (or were already).
    std::string server_epoch{};
    std::uint64_t generation = 0;  // Number of the next backup.
    std::uint64_t horizon = 0;     // Newest generation that a restore test has proved; 0: none.
    std::int64_t time_s = 0;       // Server's clock, seconds since 1970 UTC. Decides nothing.
};

Bytes encode_ack(const Acknowledgement& ack, const SigningKeyPair& online_key);
// Errors: Denied when the signature does not hold (captive portal, proxy, other server), Corrupt.
Result<Acknowledgement> decode_ack(ByteView bytes, const SigningPublicKey& online_key);
// Whether `ack` speaks of a prefix of `body`, the body that was sent.
bool ack_is_for(const Acknowledgement& ack, ByteView body);

}  // namespace candour::protocol
