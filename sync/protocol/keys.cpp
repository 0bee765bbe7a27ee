// Keys of the protocol, and the MAC that keeps strangers' floods out of the pool.
#include <sodium.h>

#include "sync/protocol/messages.h"

namespace candour::protocol {

namespace {

constexpr std::string_view mac_domain = "candour/cells/1";
constexpr std::string_view pool_key_id_domain = "candour/pool-key-id/1";

// Keyed BLAKE2b of a domain name, a zero byte and `bytes`.
template <std::size_t size>
std::array<std::uint8_t, size> keyed_hash(std::string_view domain, ByteView bytes,
                                          const PoolKey& key) {
    const Bytes head = [&] {
        Bytes text(domain.begin(), domain.end());
        text.push_back(0);
        return text;
    }();
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.bytes.data(), key.bytes.size(), size);
    crypto_generichash_update(&state, head.data(), head.size());
    crypto_generichash_update(&state, bytes.data(), bytes.size());
    std::array<std::uint8_t, size> hash;
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

}  // namespace

SigningKeyPair make_signing_key_pair() {
    CHECK(sodium_init() >= 0);
    SigningKeyPair pair;
    CHECK(crypto_sign_keypair(pair.public_key.bytes.data(), pair.private_key.data()) == 0);
    return pair;
}

PoolKey make_pool_key() {
    CHECK(sodium_init() >= 0);
    PoolKey key;
    static_assert(crypto_generichash_KEYBYTES == sizeof(key.bytes));
    crypto_generichash_keygen(key.bytes.data());
    return key;
}

std::string pool_key_id(const PoolKey& key) {
    const auto hash = keyed_hash<16>(pool_key_id_domain, {}, key);
    return to_hex(ByteView(hash).first(8));
}

std::string mac_of(ByteView body, const PoolKey& key) {
    return to_hex(keyed_hash<32>(mac_domain, body, key));
}

bool mac_holds(ByteView body, const PoolKey& key, std::string_view mac_hex) {
    const auto expected = keyed_hash<32>(mac_domain, body, key);
    const Result<Bytes> given = from_hex(mac_hex);
    if (!given.ok() || given.value().size() != expected.size()) return false;
    return sodium_memcmp(given.value().data(), expected.data(), expected.size()) == 0;
}

std::string body_hash_of(ByteView body) {
    std::array<std::uint8_t, 32> hash;
    CHECK(crypto_generichash(hash.data(), hash.size(), body.data(), body.size(), nullptr, 0) == 0);
    return to_hex(hash);
}

}  // namespace candour::protocol
