// Keys of the protocol: who signs, and what keeps strangers' floods out of the pool.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"

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
    bool operator==(const PoolKey&) const = default;
};

SigningKeyPair make_signing_key_pair();
// The pair of a private key that was kept (its 64 bytes). Errors: Corrupt when it is none.
Result<SigningKeyPair> read_signing_key_pair(ByteView private_key);
PoolKey make_pool_key();

// 16 hexadecimal characters of its BLAKE2b; says nothing of the key.
std::string pool_key_id(const PoolKey& key);

// Only the holder of `to`'s private half can read it (crypto_box_seal to the key's X25519 form).
// Errors: Invalid when `to` is no point that anything can be sealed to.
Result<Bytes> seal_to(const SigningPublicKey& to, ByteView secret);
// Errors: Denied when it was not sealed to this key or has been changed.
Result<Bytes> open_sealed(ByteView sealed, const SigningKeyPair& mine);

}  // namespace candour::protocol
