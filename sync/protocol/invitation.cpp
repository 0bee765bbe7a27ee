// The invitation file and its code: magic, salt, nonce, locked JSON, and a checksum of it all, so
// that a damaged file is told from a wrong code.
#include <sodium.h>

#include "sync/protocol/fields.h"
#include "sync/protocol/invitation_json.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/messages.h"

namespace candour::protocol {

namespace {

constexpr std::string_view magic = "CANDOUR-INVITATION-1\n";
constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t code_characters = 8;

constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t nonce_bytes = crypto_secretbox_NONCEBYTES;
constexpr std::size_t checksum_bytes = 32;
constexpr std::size_t head_bytes = magic.size() + salt_bytes + nonce_bytes;

using SecretKey = std::array<std::uint8_t, crypto_secretbox_KEYBYTES>;
using Checksum = std::array<std::uint8_t, checksum_bytes>;

Checksum checksum_of(ByteView bytes) {
    Checksum checksum;
    CHECK(crypto_generichash(checksum.data(), checksum.size(), bytes.data(), bytes.size(), nullptr,
                             0) == 0);
    return checksum;
}

// The code as it was made, without its dash. Errors: Denied.
Result<std::string> normalised(std::string_view code) {
    std::string plain;
    for (char letter : code) {
        if (letter == '-' || letter == ' ') continue;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if (letter == 'O') letter = '0';
        if (letter == 'I' || letter == 'L') letter = '1';
        if (crockford.find(letter) == std::string_view::npos) {
            return Error{ErrorKind::Denied, "a code has only digits and letters, and no U"};
        }
        plain += letter;
        if (plain.size() > code_characters) break;
    }
    if (plain.size() != code_characters) {
        return Error{ErrorKind::Denied, "a code has 8 characters, like ABCD-EFGH"};
    }
    return plain;
}

// Errors: Unavailable when there is no memory for Argon2id.
Result<SecretKey> key_from(const std::string& plain_code, ByteView salt) {
    SecretKey key;
    if (crypto_pwhash(key.data(), key.size(), plain_code.data(), plain_code.size(), salt.data(),
                      crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE,
                      crypto_pwhash_ALG_ARGON2ID13) != 0) {
        return Error{ErrorKind::Unavailable, "there is not enough memory to check the code"};
    }
    return key;
}

Error damaged() {
    return Error{ErrorKind::Corrupt,
                 "this is not an invitation file, or it is damaged; copy it again"};
}

}  // namespace

std::string to_json(const Invitation& invitation) {
    return to_compact_json({{"server_url", invitation.server_url},
                            {"server_pin", invitation.server_pin},
                            {"offline_key", to_base64(invitation.offline_key.bytes)},
                            {"pool_key", to_base64(invitation.pool_key.bytes)},
                            {"service_group", invitation.service_group},
                            {"bundle", to_base64(invitation.bundle)}});
}

Result<Invitation> invitation_from_json(std::string_view json) {
    Fields fields = Fields::of_text(json);
    Invitation invitation{.server_url = fields.text("server_url"),
                          .server_pin = fields.text("server_pin"),
                          .offline_key = {fields.bytes_of<32>("offline_key")},
                          .pool_key = {fields.bytes_of<32>("pool_key")},
                          .service_group = fields.text("service_group"),
                          .bundle = fields.bytes("bundle")};
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the invitation's " + fields.bad() + " is wrong"};
    }
    return invitation;
}

std::string make_enrolment_code(SecureRandom& random) {
    std::string code;
    for (std::size_t i = 0; i < code_characters; ++i) {
        if (i == code_characters / 2) code += '-';
        code += crockford[random.below(static_cast<std::uint32_t>(crockford.size()))];
    }
    return code;
}

Bytes lock_invitation(const Invitation& invitation, std::string_view code, SecureRandom& random) {
    CHECK(sodium_init() >= 0);
    Bytes file(magic.begin(), magic.end());
    file.resize(head_bytes);
    random.fill(std::span(file).subspan(magic.size()));
    const Result<std::string> plain_code = normalised(code);
    CHECK(plain_code.ok());
    Result<SecretKey> key =
        key_from(plain_code.value(), ByteView(file).subspan(magic.size(), salt_bytes));
    CHECK(key.ok());
    std::string json = to_json(invitation);
    Bytes locked(crypto_secretbox_MACBYTES + json.size());
    const ByteView nonce = ByteView(file).subspan(magic.size() + salt_bytes, nonce_bytes);
    CHECK(crypto_secretbox_easy(locked.data(), as_bytes(json).data(), json.size(), nonce.data(),
                                key.value().data()) == 0);
    wipe(json);
    sodium_memzero(key.value().data(), key.value().size());
    file.insert(file.end(), locked.begin(), locked.end());
    const Checksum checksum = checksum_of(file);
    file.insert(file.end(), checksum.begin(), checksum.end());
    CHECK(file.size() <= invitation_bytes_max);
    return file;
}

Result<Invitation> unlock_invitation(ByteView file, std::string_view code) {
    CHECK(sodium_init() >= 0);
    if (file.size() < head_bytes + crypto_secretbox_MACBYTES + checksum_bytes ||
        file.size() > invitation_bytes_max || to_text(file.first(magic.size())) != magic) {
        return damaged();
    }
    const ByteView checked = file.first(file.size() - checksum_bytes);
    if (!std::ranges::equal(checksum_of(checked), file.last(checksum_bytes))) return damaged();
    ASSIGN_OR_RETURN(const std::string plain_code, normalised(code));
    ASSIGN_OR_RETURN(SecretKey key,
                     key_from(plain_code, checked.subspan(magic.size(), salt_bytes)));
    const ByteView nonce = checked.subspan(magic.size() + salt_bytes, nonce_bytes);
    const ByteView locked = checked.subspan(head_bytes);
    std::string json(locked.size() - crypto_secretbox_MACBYTES, '\0');
    const int opened =
        crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(json.data()), locked.data(),
                                   locked.size(), nonce.data(), key.data());
    sodium_memzero(key.data(), key.size());
    if (opened != 0) {
        return Error{ErrorKind::Denied, "this code does not open the invitation; check both"};
    }
    Result<Invitation> invitation = invitation_from_json(json);
    wipe(json);
    return invitation;
}

}  // namespace candour::protocol
