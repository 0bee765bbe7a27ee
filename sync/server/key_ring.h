// Key ring: every secret of one organisation's server as one value, and its file. It lives in
// DIR/keys/, outside the database and its backups (architecture §4.8). The TLS key is not here.
#pragma once

#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/privacy/open.h"
#include "sync/protocol/delegation.h"
#include "sync/server/intake.h"
#include "sync/server/office_words.h"

namespace candour::server {

struct EpochKeys {
    std::string epoch;  // "2026-11".
    privacy::EpochKeyPair pair;
};

struct KeyRing {
    protocol::SigningKeyPair offline_key;      // Root of trust: signs bundles.
    protocol::SigningKeyPair online_key;       // Signs acknowledgements.
    std::vector<EpochKeys> epoch_keys;         // Newest last; the last is the current one.
    std::vector<OfficeKey> office_keys;        // Newest last; the last is the current one.
    std::vector<protocol::PoolKey> pool_keys;  // Current first, then the one before.
    Bytes message_hash_key;                    // 32 bytes.

    IntakeKeys intake_keys() const;
    protocol::OnlineSigner online_signer() const;
    std::vector<privacy::EpochKeyPair> opening_keys() const;
    const OfficeKey* office_key(std::string_view epoch) const;
};

// Fresh keys; `epoch` is the month of `today`.
KeyRing make_key_ring(CivilDay today, SecureRandom& random);

std::string to_json(const KeyRing& ring);
// Errors: Invalid or Corrupt naming `file_name` and the place.
Result<KeyRing> parse_key_ring(std::string_view json, const std::string& file_name);

// `folder`/keys.json. Errors: as Disk; load: as parse_key_ring().
Status save_key_ring(const KeyRing& ring, Disk& disk, const std::string& folder);
Result<KeyRing> load_key_ring(Disk& disk, const std::string& folder);

}  // namespace candour::server
