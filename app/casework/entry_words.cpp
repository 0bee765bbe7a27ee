// XChaCha20-Poly1305 by libsodium: one byte and so many of the epoch's name, nonce, sealed text.
#include "app/casework/entry_words.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace candour::casework {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t number_bytes = 8;

// The case and the place in it: what the seal is bound to.
Bytes place_of(const complaint::CaseId& id, std::int64_t number) {
    Bytes place(id.bytes.begin(), id.bytes.end());
    for (std::size_t byte = 0; byte < number_bytes; ++byte) {
        place.push_back(
            static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> (8 * byte)));
    }
    return place;
}

}  // namespace

Bytes seal_text(std::string_view text, const server::OfficeKey& key, const complaint::CaseId& id,
                std::int64_t number, SecureRandom& random) {
    CHECK(key.epoch.size() <= UINT8_MAX);
    Bytes sealed;
    sealed.push_back(static_cast<std::uint8_t>(key.epoch.size()));
    sealed.insert(sealed.end(), key.epoch.begin(), key.epoch.end());
    const std::size_t nonce_at = sealed.size();
    sealed.resize(nonce_at + nonce_bytes + text.size() + tag_bytes);
    random.fill(std::span{sealed}.subspan(nonce_at, nonce_bytes));
    const Bytes place = place_of(id, number);
    CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
              sealed.data() + nonce_at + nonce_bytes, nullptr, as_bytes(text).data(), text.size(),
              place.data(), place.size(), nullptr, sealed.data() + nonce_at,
              key.bytes.data()) == 0);
    return sealed;
}

Result<std::string> unseal_text(ByteView sealed, const OfficeKeys& keys,
                                const complaint::CaseId& id, std::int64_t number) {
    const Error damaged{ErrorKind::Corrupt, "these words were changed or damaged"};
    if (sealed.empty() || sealed.size() < 1U + sealed[0] + nonce_bytes + tag_bytes) return damaged;
    const std::string epoch = to_text(sealed.subspan(1, sealed[0]));
    const auto key = std::ranges::find(keys, epoch, &server::OfficeKey::epoch);
    if (key == keys.end()) {
        return Error{ErrorKind::NotFound, "the key of these words is not on this server"};
    }
    const ByteView nonce = sealed.subspan(1U + sealed[0], nonce_bytes);
    const ByteView body = sealed.subspan(1U + sealed[0] + nonce_bytes);
    const Bytes place = place_of(id, number);
    std::string text(body.size() - tag_bytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, body.data(),
            body.size(), place.data(), place.size(), nonce.data(), key->bytes.data()) != 0) {
        return damaged;
    }
    return text;
}

}  // namespace candour::casework
