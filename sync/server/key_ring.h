// Key ring: the secrets of one organisation's server in three parts, so that each machine holds
// only what its work needs. They live in DIR/keys/, outside the database and its backups
// (architecture §4.8). The TLS key is not here; the pool keys are in the pool database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/world.h"
#include "core/privacy/open.h"
#include "sync/protocol/delegation.h"
#include "sync/server/office_words.h"

namespace candour::server {

// What a machine that faces the internet holds. It opens nothing and vouches for nothing but what
// this server says day by day.
struct OnlineKeys {
    protocol::SigningKeyPair key;            // Signs acknowledgements, manifests, grants.
    Bytes delegation;                        // The offline key's word for it.
    protocol::SigningPublicKey offline_key;  // The organisation's root of trust.

    protocol::OnlineSigner signer() const { return {key, delegation}; }
};

struct EpochKeys {
    std::string epoch;  // "2026-11".
    privacy::EpochKeyPair pair;
};

// What opens sealed cells and the office's words: never on a machine that faces the internet.
struct OfficeKeys {
    std::vector<EpochKeys> epoch_keys;   // Oldest first; the last is the current one.
    std::vector<OfficeKey> office_keys;  // Oldest first; the last is the current one.
    Bytes message_hash_key;              // 32 bytes.

    const EpochKeys& current_epoch() const;  // There is always one (CHECK).
    std::vector<privacy::EpochKeyPair> opening_keys() const;
    const OfficeKey* office_key(std::string_view epoch) const;
};

// All of them, as they are made. The offline key may then be carried away.
struct KeyRing {
    protocol::SigningKeyPair offline_key;
    OnlineKeys online;
    OfficeKeys office;
};

// Fresh keys; the first epoch is the month of `today`.
KeyRing make_key_ring(CivilDay today, SecureRandom& random);

// A fresh online key with the offline key's word for it. A device that has seen `serial` refuses
// every online key with a lower one: count up.
OnlineKeys make_online_keys(const protocol::SigningKeyPair& offline_key, std::uint64_t serial);
// In the place of `before`: the next serial. Errors: Denied when the offline key is not that of
// `before`; Corrupt when `before` has no delegation of it.
Result<OnlineKeys> rotate_online_key(const protocol::SigningKeyPair& offline_key,
                                     const OnlineKeys& before);

// Adds the month of `day` as the current epoch, with an office key of its own. Errors: Conflict
// when it is not later than the current one: what is sealed to an older key must not come last.
Status add_epoch(OfficeKeys& keys, CivilDay day);

}  // namespace candour::server
