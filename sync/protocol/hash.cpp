// BLAKE2b by libsodium.
#include "sync/protocol/hash.h"

#include <sodium.h>

namespace candour::protocol {

namespace {

Hash hash_parts(std::string_view domain, std::initializer_list<ByteView> parts, ByteView key) {
    crypto_generichash_state state;
    CHECK(crypto_generichash_init(&state, key.data(), key.size(), sizeof(Hash)) == 0);
    const std::uint8_t zero = 0;
    crypto_generichash_update(&state, as_bytes(domain).data(), domain.size());
    crypto_generichash_update(&state, &zero, 1);
    for (const ByteView part : parts)
        crypto_generichash_update(&state, part.data(), part.size());
    Hash hash;
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

}  // namespace

Hash hash_of(ByteView bytes) {
    Hash hash;
    CHECK(crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0) ==
          0);
    return hash;
}

std::string hash_hex(ByteView bytes) { return to_hex(hash_of(bytes)); }

Hash domain_hash(std::string_view domain, std::initializer_list<ByteView> parts) {
    return hash_parts(domain, parts, {});
}

Hash keyed_hash(std::string_view domain, std::initializer_list<ByteView> parts, ByteView key) {
    CHECK(key.size() == sizeof(Hash));
    return hash_parts(domain, parts, key);
}

bool same_hash(const Hash& one, const Hash& other) {
    return sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace candour::protocol
