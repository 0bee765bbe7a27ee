// The messages of the first sync protocol (architecture §5) and their signatures.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/base/world.h"
#include "core/privacy/cell.h"
#include "core/privacy/seal.h"

namespace candour::protocol {

struct SigningPublicKey {  // Ed25519.
    std::array<std::uint8_t, 32> bytes{};
    bool operator==(const SigningPublicKey&) const = default;
};
struct SigningKeyPair {
    SigningPublicKey public_key;
    std::array<std::uint8_t, 64> private_key{};
};
struct PoolKey {  // Symmetric, of one service group; a flood filter outside the seal.
    std::array<std::uint8_t, 32> bytes{};
};

SigningKeyPair make_signing_key_pair();
PoolKey make_pool_key();

// POST /v1/cells. The body is one or more batches of 16 cells on the wire, nothing else. The
// header "candour-pool" carries the id of the pool key, "candour-mac" the MAC in hex.
std::string pool_key_id(const PoolKey& key);            // 16 hex characters of its BLAKE2b.
std::string mac_of(ByteView body, const PoolKey& key);  // Keyed BLAKE2b-256, hex.
bool mac_holds(ByteView body, const PoolKey& key, std::string_view mac_hex);

// Cells on the wire, in the order given. The size must be a multiple of batch_cells (CHECK).
Bytes encode_batches(const std::vector<privacy::Cell>& cells);
// Whole cells of the body; a truncated last cell is left out (prefix commit).
std::vector<privacy::Cell> decode_cells(ByteView body);

// The server's signed word that it has stored cells durably.
struct Acknowledgement {
    std::string body_hash;           // Hex BLAKE2b-256 of the request body as sent.
    std::uint64_t cells_stored = 0;  // How many cells from its start are stored (or were already).
    std::string server_epoch;
    std::uint64_t generation = 0;  // Number of the next backup.
    std::uint64_t horizon = 0;     // Newest generation that a restore test has proved.
    std::int64_t time_s = 0;       // Server's clock, seconds since 1970 UTC.
};
std::string body_hash_of(ByteView body);

// JSON {"signed": "<base64 of the payload>", "signature": "<base64>"}; the signature is over a
// domain name ("candour/ack/1") and the payload's bytes.
Bytes encode_ack(const Acknowledgement& ack, const SigningKeyPair& online_key);
// Errors: Denied when the signature does not hold (captive portal, proxy, other server), Corrupt.
Result<Acknowledgement> decode_ack(ByteView bytes, const SigningPublicKey& online_key);

// The bundle: what a service group's kiosks need to know, the same for all of them.
struct Bundle {
    std::uint64_t version = 1;          // Only ever upwards.
    std::string organisation_json;      // As the organisation's file.
    privacy::EpochPublicKey epoch_key;  // The one current key to seal to.
    SigningPublicKey online_key;        // Signs acknowledgements; vouched for by the offline key.
};
Bytes encode_bundle(const Bundle& bundle, const SigningKeyPair& offline_key);
// Errors: Denied, Corrupt.
Result<Bundle> decode_bundle(ByteView bytes, const SigningPublicKey& offline_key);

// What an invitation file carries, opened.
struct Invitation {
    std::string server_url;        // "https://host:port".
    std::string server_pin;        // Base64 SHA-256 of the server's TLS public key (SPKI).
    SigningPublicKey offline_key;  // The organisation's root of trust.
    PoolKey pool_key;
    std::string service_group;  // Empty: the whole organisation.
    Bytes bundle;               // Signed, as encode_bundle().
};
// The file is locked with an 8-character enrolment code (Crockford base 32, shown "ABCD-EFGH"):
// Argon2id, then crypto_secretbox. A lost stick with the file alone enrols nothing.
std::string make_enrolment_code(SecureRandom& random);
Bytes lock_invitation(const Invitation& invitation, std::string_view code, SecureRandom& random);
// The code may be typed in lower case, with or without dash, O for 0, I or L for 1.
// Errors: Denied (wrong code), Corrupt (not an invitation file, damaged).
Result<Invitation> unlock_invitation(ByteView file, std::string_view code);

}  // namespace candour::protocol
