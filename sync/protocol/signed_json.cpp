// Ed25519 by libsodium.
#include "sync/protocol/signed_json.h"

#include <sodium.h>

#include "sync/protocol/fields.h"

namespace candour::protocol {

namespace {

Bytes with_domain(std::string_view domain, ByteView payload) {
    Bytes whole(domain.begin(), domain.end());
    whole.push_back(0);
    whole.insert(whole.end(), payload.begin(), payload.end());
    return whole;
}

}  // namespace

Bytes encode_signed(std::string_view domain, std::string_view payload, const SigningKeyPair& key) {
    const Bytes whole = with_domain(domain, as_bytes(payload));
    std::array<std::uint8_t, crypto_sign_BYTES> signature;
    CHECK(crypto_sign_detached(signature.data(), nullptr, whole.data(), whole.size(),
                               key.private_key.data()) == 0);
    const std::string json = to_compact_json(
        {{"signed", to_base64(as_bytes(payload))}, {"signature", to_base64(signature)}});
    return Bytes(json.begin(), json.end());
}

Result<std::string> decode_signed(std::string_view domain, ByteView bytes,
                                  const SigningPublicKey& key) {
    const std::string json = to_text(bytes);
    Fields fields = Fields::of_text(json);
    const Bytes payload = fields.bytes("signed");
    const auto signature = fields.bytes_of<crypto_sign_BYTES>("signature");
    if (!fields.ok()) return Error{ErrorKind::Corrupt, "this is not a signed message"};
    const Bytes whole = with_domain(domain, payload);
    if (crypto_sign_verify_detached(signature.data(), whole.data(), whole.size(),
                                    key.bytes.data()) != 0) {
        return Error{ErrorKind::Denied, "the signature does not hold"};
    }
    return to_text(payload);
}

}  // namespace candour::protocol
