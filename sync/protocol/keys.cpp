// Keys by libsodium: Ed25519, and its X25519 form for what only one device may read.
#include "sync/protocol/keys.h"

#include <algorithm>

#include <sodium.h>

namespace candour::protocol {

namespace {

constexpr std::string_view pool_key_id_domain = "candour/pool-key-id/1";
constexpr std::size_t pool_key_id_bytes = 8;

}  // namespace

SigningKeyPair make_signing_key_pair() {
    CHECK(sodium_init() >= 0);
    SigningKeyPair pair;
    CHECK(crypto_sign_keypair(pair.public_key.bytes.data(), pair.private_key.data()) == 0);
    return pair;
}

Result<SigningKeyPair> read_signing_key_pair(ByteView private_key) {
    CHECK(sodium_init() >= 0);
    SigningKeyPair pair;
    const Error wrong{ErrorKind::Corrupt, "this is not a private key, or it is damaged"};
    if (private_key.size() != pair.private_key.size()) return wrong;
    static_assert(crypto_sign_SEEDBYTES + sizeof(pair.public_key.bytes) ==
                  sizeof(pair.private_key));
    CHECK(crypto_sign_seed_keypair(pair.public_key.bytes.data(), pair.private_key.data(),
                                   private_key.data()) == 0);
    if (!std::ranges::equal(pair.private_key, private_key)) return wrong;
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
    Bytes domain(pool_key_id_domain.begin(), pool_key_id_domain.end());
    domain.push_back(0);
    std::array<std::uint8_t, crypto_generichash_BYTES_MIN> hash;
    CHECK(crypto_generichash(hash.data(), hash.size(), domain.data(), domain.size(),
                             key.bytes.data(), key.bytes.size()) == 0);
    return to_hex(ByteView(hash).first(pool_key_id_bytes));
}

Result<Bytes> seal_to(const SigningPublicKey& to, ByteView secret) {
    CHECK(sodium_init() >= 0);
    const Error unusable{ErrorKind::Invalid, "nothing can be sealed to this device's key"};
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> box_key;
    if (crypto_sign_ed25519_pk_to_curve25519(box_key.data(), to.bytes.data()) != 0) {
        return unusable;
    }
    Bytes sealed(secret.size() + crypto_box_SEALBYTES);
    if (crypto_box_seal(sealed.data(), secret.data(), secret.size(), box_key.data()) != 0) {
        return unusable;
    }
    return sealed;
}

Result<Bytes> open_sealed(ByteView sealed, const SigningKeyPair& mine) {
    CHECK(sodium_init() >= 0);
    const Error not_mine{ErrorKind::Denied, "this was not sealed to this device"};
    if (sealed.size() < crypto_box_SEALBYTES) return not_mine;
    std::array<std::uint8_t, crypto_box_PUBLICKEYBYTES> public_key;
    std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> private_key;
    if (crypto_sign_ed25519_pk_to_curve25519(public_key.data(), mine.public_key.bytes.data()) !=
        0) {
        return not_mine;
    }
    CHECK(crypto_sign_ed25519_sk_to_curve25519(private_key.data(), mine.private_key.data()) == 0);
    Bytes secret(sealed.size() - crypto_box_SEALBYTES + 1);  // Never a null pointer.
    const int opened = crypto_box_seal_open(secret.data(), sealed.data(), sealed.size(),
                                            public_key.data(), private_key.data());
    sodium_memzero(private_key.data(), private_key.size());
    if (opened != 0) return not_mine;
    secret.pop_back();
    return secret;
}

}  // namespace candour::protocol
