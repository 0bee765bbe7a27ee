// Words and details of cases, as office_words.cpp locks those of contacts.
#include <algorithm>

#include <sodium.h>

#include "sync/server/office_words.h"

namespace candour::server {

namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t epoch_bytes_max = 32;
constexpr std::string_view entry_domain = "candour/case-entry-words/1";
constexpr std::string_view details_domain = "candour/case-details/1";

void append(Bytes& to, ByteView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

// Every part but the last has a fixed size or its length before it.
Bytes additional_data(std::string_view domain, std::string_view epoch, const complaint::CaseId& id,
                      std::int64_t number) {
    Bytes data;
    append(data, as_bytes(domain));
    append(data, id.bytes);
    for (int shift = 0; shift < 64; shift += 8)
        data.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(number) >> shift));
    append(data, as_bytes(epoch));
    return data;
}

// As for contacts: the same nonce comes again only for the same text at the same place.
std::array<std::uint8_t, nonce_bytes> nonce_for(ByteView plain, const OfficeKey& key,
                                                ByteView data) {
    crypto_generichash_state state;
    crypto_generichash_init(&state, key.bytes.data(), key.bytes.size(), nonce_bytes);
    for (const ByteView part : {data, plain})
        crypto_generichash_update(&state, part.data(), part.size());
    std::array<std::uint8_t, nonce_bytes> nonce;
    crypto_generichash_final(&state, nonce.data(), nonce.size());
    return nonce;
}

Bytes lock(Bytes plain, const OfficeKey& key, ByteView data) {
    CHECK(!key.epoch.empty() && key.epoch.size() <= epoch_bytes_max);
    Bytes locked = {static_cast<std::uint8_t>(key.epoch.size())};
    append(locked, as_bytes(key.epoch));
    const auto nonce = nonce_for(plain, key, data);
    append(locked, nonce);
    const std::size_t head = locked.size();
    locked.resize(head + plain.size() + tag_bytes);
    CHECK(crypto_aead_xchacha20poly1305_ietf_encrypt(locked.data() + head, nullptr, plain.data(),
                                                     plain.size(), data.data(), data.size(),
                                                     nullptr, nonce.data(), key.bytes.data()) == 0);
    wipe(plain);
    return locked;
}

Error damaged() {
    return {ErrorKind::Corrupt,
            "a case's words do not open: their key is another one, or they are damaged"};
}

Result<Bytes> unlock(ByteView locked, const OfficeKey& key, ByteView data) {
    ASSIGN_OR_RETURN(const std::string epoch, epoch_of_entry_words(locked));
    const std::size_t head = 1 + epoch.size() + nonce_bytes;
    if (epoch != key.epoch || locked.size() < head + tag_bytes) return damaged();
    Bytes plain(locked.size() - head - tag_bytes);
    const ByteView nonce = locked.subspan(1 + epoch.size(), nonce_bytes);
    const ByteView sealed = locked.subspan(head);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(plain.data(), nullptr, nullptr, sealed.data(),
                                                   sealed.size(), data.data(), data.size(),
                                                   nonce.data(), key.bytes.data()) != 0) {
        return damaged();
    }
    return plain;
}

}  // namespace

Result<std::string> epoch_of_entry_words(ByteView locked) {
    if (locked.empty()) return damaged();
    const std::size_t size = locked.front();
    if (size == 0 || size > epoch_bytes_max || locked.size() <= size) return damaged();
    return to_text(locked.subspan(1, size));
}

Bytes lock_entry_words(const EntryWords& words, const OfficeKey& key, const complaint::CaseId& id,
                       std::int64_t number) {
    Bytes plain(words.salt.begin(), words.salt.end());
    append(plain, as_bytes(words.json));
    return lock(std::move(plain), key, additional_data(entry_domain, key.epoch, id, number));
}

Result<EntryWords> unlock_entry_words(ByteView locked, const OfficeKey& key,
                                      const complaint::CaseId& id, std::int64_t number) {
    ASSIGN_OR_RETURN(Bytes plain,
                     unlock(locked, key, additional_data(entry_domain, key.epoch, id, number)));
    EntryWords words;
    if (plain.size() < words.salt.size()) return damaged();
    std::copy_n(plain.begin(), words.salt.size(), words.salt.begin());
    words.json = to_text(ByteView(plain).subspan(words.salt.size()));
    wipe(plain);
    return words;
}

Bytes lock_case_details(std::string_view details, const OfficeKey& key,
                        const complaint::CaseId& id) {
    const ByteView view = as_bytes(details);
    return lock({view.begin(), view.end()}, key, additional_data(details_domain, key.epoch, id, 0));
}

Result<std::string> unlock_case_details(ByteView locked, const OfficeKey& key,
                                        const complaint::CaseId& id) {
    ASSIGN_OR_RETURN(Bytes plain,
                     unlock(locked, key, additional_data(details_domain, key.epoch, id, 0)));
    std::string details = to_text(plain);
    wipe(plain);
    return details;
}

}  // namespace candour::server
