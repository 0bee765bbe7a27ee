// Sealed with XChaCha20-Poly1305, hashed with BLAKE2b under the same key.
#include "app/console/sign_in/second_factor.h"

#include <charconv>
#include <utility>

#include <sodium.h>

#include "app/console/limits.h"
#include "app/console/page.h"

namespace candour::console {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t id_characters = 32;
constexpr std::size_t hash_characters = 64;

// One key for each purpose.
Bytes keyed_hash(ByteView key, std::string_view purpose, ByteView content) {
    Bytes all{purpose.begin(), purpose.end()};
    all.push_back(0);
    all.insert(all.end(), content.begin(), content.end());
    Bytes hash(32);
    crypto_generichash(hash.data(), hash.size(), all.data(), all.size(), key.data(), key.size());
    return hash;
}

}  // namespace

SecondFactor::SecondFactor(store::OfficeStore& office, const Clock& clock, SecureRandom& random,
                           office::HmacSha1 hmac, Bytes key)
    : office_(office),
      clock_(clock),
      random_(random),
      hmac_(std::move(hmac)),
      key_(std::move(key)) {
    CHECK(key_.size() == 32 && hmac_);
}

Bytes SecondFactor::seal(const StaffId& staff, ByteView secret) const {
    const Bytes key = keyed_hash(key_, "staff secret", {});
    Bytes sealed(nonce_bytes + secret.size() + tag_bytes);
    random_.fill(std::span(sealed).first(nonce_bytes));
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed.data() + nonce_bytes, nullptr, secret.data(), secret.size(), staff.bytes.data(),
        staff.bytes.size(), nullptr, sealed.data(), key.data());
    return sealed;
}

Result<Bytes> SecondFactor::open(const StaffId& staff, ByteView sealed) const {
    const Error damaged{ErrorKind::Corrupt, "a second factor cannot be opened with this key"};
    if (sealed.size() < nonce_bytes + tag_bytes) return damaged;
    const Bytes key = keyed_hash(key_, "staff secret", {});
    Bytes secret(sealed.size() - nonce_bytes - tag_bytes);
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        secret.data(), nullptr, nullptr, sealed.data() + nonce_bytes, sealed.size() - nonce_bytes,
        staff.bytes.data(), staff.bytes.size(), sealed.data(), key.data());
    if (opened != 0) return damaged;
    return secret;
}

Bytes SecondFactor::make_secret() {
    Bytes secret(office::totp_secret_bytes);
    random_.fill(secret);
    return secret;
}

std::optional<std::int64_t> SecondFactor::step_of(ByteView secret, std::string_view typed) const {
    return office::totp_step_of(hmac_, secret, typed, seconds_now(clock_));
}

Result<bool> SecondFactor::use(const store::StaffAccount& account, std::string_view typed) {
    ASSIGN_OR_RETURN(const Bytes secret, open(account.id, account.totp_secret));
    if (const auto step = step_of(secret, typed)) return office_.use_totp_step(account.id, *step);
    const auto code = office::normal_recovery_code(typed);
    if (!code) return false;
    return office_.use_recovery_code(account.id, hash_of_recovery(account.id, *code));
}

Bytes SecondFactor::hash_of_recovery(const StaffId& staff, std::string_view normal_code) const {
    Bytes content{staff.bytes.begin(), staff.bytes.end()};
    content.insert(content.end(), normal_code.begin(), normal_code.end());
    return keyed_hash(key_, "staff recovery code", content);
}

Bytes SecondFactor::mac_of(const store::StaffAccount& account, std::int64_t until_s,
                           std::string_view form_token) const {
    const std::string content = account.id.hex() + " " + std::to_string(until_s) + " " +
                                std::string{form_token} + " " + account.password_hash;
    return keyed_hash(key_, "staff pass", as_bytes(content));
}

std::string SecondFactor::make_pass(const store::StaffAccount& account,
                                    std::string_view form_token) const {
    const std::int64_t until_s =
        seconds_now(clock_) + std::chrono::seconds{code_page_lifetime}.count();
    return account.id.hex() + to_hex(mac_of(account, until_s, form_token)) +
           std::to_string(until_s);
}

Result<std::optional<store::StaffAccount>> SecondFactor::take_pass(
    std::string_view pass, std::string_view form_token) const {
    const std::optional<store::StaffAccount> nobody;
    if (pass.size() <= id_characters + hash_characters) return nobody;
    const auto id = StaffId::from_hex(pass.substr(0, id_characters));
    const auto mac = from_hex(pass.substr(id_characters, hash_characters));
    const std::string_view digits = pass.substr(id_characters + hash_characters);
    std::int64_t until_s = 0;
    const auto [end, failure] =
        std::from_chars(digits.data(), digits.data() + digits.size(), until_s);
    const bool read = failure == std::errc() && end == digits.data() + digits.size();
    if (!id.ok() || !mac.ok() || !read || until_s <= seconds_now(clock_)) return nobody;
    ASSIGN_OR_RETURN(auto account, office_.staff_by_id(id.value()));
    if (!account) return nobody;
    const Bytes right = mac_of(*account, until_s, form_token);
    if (sodium_memcmp(right.data(), mac.value().data(), right.size()) != 0) return nobody;
    return account;
}

}  // namespace candour::console
