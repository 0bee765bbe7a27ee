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
constexpr std::string_view redacted_domain = "candour/office-redacted/1";

// Made from all that is locked: the same nonce comes again only for the same words of the same
// submission, so words that are locked anew never share one, nor do words and their redacted text.
std::array<std::uint8_t, nonce_bytes> nonce_for(std::string_view domain, std::string_view words,
                                                const OfficeKey& key, ByteView submission_id) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.bytes.data(), key.bytes.size(), nonce_bytes);
    for (const ByteView part : {as_bytes(domain), submission_id, as_bytes(words)}) {
        crypto_generichash_update(&state, part.data(), part.size());
    }
    std::array<std::uint8_t, nonce_bytes> nonce;
    crypto_generichash_final(&state, nonce.data(), nonce.size());
    return nonce;
}

Bytes lock(std::string_view domain, std::string_view text, const OfficeKey& key,
           ByteView submission_id, ByteView additional) {
    Bytes locked(nonce_bytes + text.size() + tag_bytes);
    std::ranges::copy(nonce_for(domain, text, key, submission_id), locked.begin());
    CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(
              locked.data() + nonce_bytes, nullptr, as_bytes(text).data(), text.size(),
              additional.data(), additional.size(), nullptr, locked.data(), key.bytes.data()) == 0);
    return locked;
}

Result<std::string> unlock(ByteView locked, const OfficeKey& key, ByteView additional) {
    const Error damaged{ErrorKind::Corrupt,
                        "an item's words do not open: its key is another one, or they are damaged"};
    if (locked.size() < nonce_bytes + tag_bytes) return damaged;
    std::string text(locked.size() - nonce_bytes - tag_bytes, '\0');
    const ByteView sealed = locked.subspan(nonce_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char*>(text.data()),
                                                   nullptr, nullptr, sealed.data(), sealed.size(),
                                                   additional.data(), additional.size(),
                                                   locked.data(), key.bytes.data()) != 0) {
        return damaged;
    }
    return text;
}

// The words of an item do not open as its redacted text, whoever puts them in its place.
Bytes redacted_data(ByteView submission_id) {
    const ByteView domain = as_bytes(redacted_domain);
    Bytes data(domain.begin(), domain.end());
    data.insert(data.end(), submission_id.begin(), submission_id.end());
    return data;
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
    Bytes locked = lock(nonce_domain, words, key, submission_id, submission_id);
    wipe(words);
    return locked;
}

Result<feedback::Contact> unlock_words(ByteView locked, const OfficeKey& key,
                                       ByteView submission_id) {
    ASSIGN_OR_RETURN(std::string words, unlock(locked, key, submission_id));
    Result<feedback::Contact> contact = privacy::from_canonical_json(words);
    wipe(words);
    return contact;
}

Bytes lock_redacted(const feedback::RedactedWords& words, const OfficeKey& key,
                    ByteView submission_id) {
    std::string text = to_json(words);
    Bytes locked = lock(redacted_domain, text, key, submission_id, redacted_data(submission_id));
    wipe(text);
    return locked;
}

Result<std::optional<feedback::RedactedWords>> unlock_redacted(const store::OfficeItem& item,
                                                               const std::vector<OfficeKey>& keys) {
    if (item.redacted.empty()) return std::optional<feedback::RedactedWords>();
    const auto key = std::ranges::find(keys, item.key_epoch, &OfficeKey::epoch);
    if (key == keys.end())
        return Error{ErrorKind::NotFound, "the key of " + item.key_epoch + " is not here"};
    ASSIGN_OR_RETURN(std::string text, unlock(item.redacted, *key, redacted_data(item.id.bytes)));
    Result<feedback::RedactedWords> words = feedback::redacted_words_from_json(text);
    wipe(text);
    if (!words.ok()) return words.error();
    return std::optional(words.take());
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
