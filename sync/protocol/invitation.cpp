// The invitation file: JSON, locked with the code.
#include "sync/protocol/invitation.h"

#include <sodium.h>

#include "sync/protocol/fields.h"
#include "sync/protocol/file_format.h"
#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr std::string_view magic = "CANDOUR-INVITATION-1\n";
constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t nonce_bytes = crypto_secretbox_NONCEBYTES;

using SecretKey = std::array<std::uint8_t, crypto_secretbox_KEYBYTES>;

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

}  // namespace

std::string to_json(const Invitation& invitation) {
    nlohmann::json fields = {{"server_url", invitation.server_url},
                             {"server_pin", invitation.server_pin},
                             {"offline_key", to_base64(invitation.offline_key.bytes)},
                             {"pool_key", to_base64(invitation.pool_key.bytes)},
                             {"service_group", invitation.service_group},
                             {"bundle", to_base64(invitation.bundle)}};
    if (invitation.device_key) {
        fields["device_key"] = to_base64(invitation.device_key->private_key);
    }
    return to_compact_json(fields);
}

Result<Invitation> invitation_from_json(std::string_view json) {
    Fields fields = Fields::of_text(json);
    Invitation invitation{.server_url = fields.text("server_url"),
                          .server_pin = fields.text("server_pin"),
                          .offline_key = {fields.bytes_of<32>("offline_key")},
                          .pool_key = {fields.bytes_of<32>("pool_key")},
                          .service_group = fields.text("service_group"),
                          .bundle = fields.bytes("bundle")};
    if (fields.has("device_key")) {
        Bytes private_key = fields.bytes("device_key");
        Result<SigningKeyPair> pair = read_signing_key_pair(private_key);
        wipe(private_key);
        if (!pair.ok()) fields.fail("device_key");
        if (pair.ok()) invitation.device_key = pair.take();
    }
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the invitation's " + fields.bad() + " is wrong"};
    }
    return invitation;
}

Bytes lock_invitation(const Invitation& invitation, std::string_view code, SecureRandom& random) {
    CHECK(sodium_init() >= 0);
    std::array<std::uint8_t, salt_bytes> salt;
    std::array<std::uint8_t, nonce_bytes> nonce;
    random.fill(salt);
    random.fill(nonce);
    const Result<std::string> plain_code = normalised_code(code);
    CHECK(plain_code.ok());
    Result<SecretKey> key = key_from(plain_code.value(), salt);
    CHECK(key.ok());
    std::string json = to_json(invitation);
    Bytes locked(crypto_secretbox_MACBYTES + json.size());
    CHECK(crypto_secretbox_easy(locked.data(), as_bytes(json).data(), json.size(), nonce.data(),
                                key.value().data()) == 0);
    wipe(json);
    sodium_memzero(key.value().data(), key.value().size());
    FileWriter writer(magic);
    writer.bytes(salt);
    writer.bytes(nonce);
    writer.bytes(locked);
    Bytes file = writer.finish();
    CHECK(file.size() <= invitation_bytes_max);
    return file;
}

Result<LockedInvitation> read_invitation_file(ByteView file) {
    FileReader reader(file, magic, invitation_bytes_max);
    const ByteView salt = reader.bytes(salt_bytes);
    const ByteView nonce = reader.bytes(nonce_bytes);
    const ByteView locked = reader.rest();
    if (!reader.ok() || locked.size() < crypto_secretbox_MACBYTES) {
        return Error{ErrorKind::Corrupt,
                     "this is not an invitation file, or it is damaged; copy it again"};
    }
    return LockedInvitation{.salt = salt, .nonce = nonce, .locked = locked};
}

Result<Invitation> unlock_invitation(ByteView file, std::string_view code) {
    CHECK(sodium_init() >= 0);
    ASSIGN_OR_RETURN(const LockedInvitation parts, read_invitation_file(file));
    ASSIGN_OR_RETURN(const std::string plain_code, normalised_code(code));
    ASSIGN_OR_RETURN(SecretKey key, key_from(plain_code, parts.salt));
    std::string json(parts.locked.size() - crypto_secretbox_MACBYTES, '\0');
    const int opened = crypto_secretbox_open_easy(reinterpret_cast<unsigned char*>(json.data()),
                                                  parts.locked.data(), parts.locked.size(),
                                                  parts.nonce.data(), key.data());
    sodium_memzero(key.data(), key.size());
    if (opened != 0) {
        return Error{ErrorKind::Denied, "this code does not open the invitation; check both"};
    }
    Result<Invitation> invitation = invitation_from_json(json);
    wipe(json);
    return invitation;
}

}  // namespace candour::protocol
