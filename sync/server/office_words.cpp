// XChaCha20-Poly1305 by libsodium: nonce, then the sealed canonical JSON.
#include "sync/server/office_words.h"

#include <algorithm>

#include <sodium.h>

#include "core/privacy/content.h"

namespace candour::server {

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::string_view nonce_domain = "candour/office-nonce/1";

// Made from all that is locked: the same nonce comes again only for the same words of the same
// submission, so words that are locked anew (redacted, say) never share one.
std::array<std::uint8_t, nonce_bytes> nonce_for(std::string_view words, const OfficeKey& key,
                                                ByteView submission_id) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.bytes.data(), key.bytes.size(), nonce_bytes);
    for (const ByteView part : {as_bytes(nonce_domain), submission_id, as_bytes(words)}) {
        crypto_generichash_update(&state, part.data(), part.size());
    }
    std::array<std::uint8_t, nonce_bytes> nonce;
    crypto_generichash_final(&state, nonce.data(), nonce.size());
    return nonce;
}

}  // namespace

OfficeKey make_office_key(std::string epoch) {
    CHECK(sodium_init() >= 0);
    OfficeKey key{.epoch = std::move(epoch)};
    crypto_aead_xchacha20poly1305_ietf_keygen(key.bytes.data());
    return key;
}

Bytes lock_words(const feedback::Contact& contact, const OfficeKey& key, ByteView submission_id) {
    std::string words = privacy::to_canonical_json(contact);
    Bytes locked(nonce_bytes + words.size() + tag_bytes);
    std::ranges::copy(nonce_for(words, key, submission_id), locked.begin());
    CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
              locked.data() + nonce_bytes, nullptr, as_bytes(words).data(), words.size(),
              submission_id.data(), submission_id.size(), nullptr, locked.data(),
              key.bytes.data()) == 0);
    wipe(words);
    return locked;
}

Result<feedback::Contact> unlock_words(ByteView locked, const OfficeKey& key,
                                       ByteView submission_id) {
    const Error damaged{ErrorKind::Corrupt,
                        "an item's words do not open: its key is another one, or they are damaged"};
    if (locked.size() < nonce_bytes + tag_bytes) return damaged;
    std::string words(locked.size() - nonce_bytes - tag_bytes, '\0');
    const ByteView sealed = locked.subspan(nonce_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(words.data()),
                                                   nullptr, nullptr, sealed.data(), sealed.size(),
                                                   submission_id.data(), submission_id.size(),
                                                   locked.data(), key.bytes.data()) != 0) {
        return damaged;
    }
    Result<feedback::Contact> contact = privacy::from_canonical_json(words);
    wipe(words);
    return contact;
}

Result<feedback::Contact> unlock_item(const store::OfficeItem& item,
                                      const std::vector<OfficeKey>& keys) {
    if (item.words.empty()) {
        return Error{ErrorKind::NotFound, "these words were erased when their time was over"};
    }
    const auto key = std::ranges::find(keys, item.key_epoch, &OfficeKey::epoch);
    if (key != keys.end()) return unlock_words(item.words, *key, item.id.bytes);
    return Error{ErrorKind::NotFound, "the key of " + item.key_epoch + " is not here"};
}

}  // namespace candour::server
