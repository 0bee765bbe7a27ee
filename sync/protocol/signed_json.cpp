// Ed25519 by libsodium.
#include "sync/protocol/signed_json.h"

#include <sodium.h>

#include "sync/protocol/fields.h"

namespace candour::protocol {

namespace {

static_assert(sizeof(Signature) == crypto_sign_BYTES);

struct Envelope {
    Bytes payload;
    Signature signature;
};

Bytes with_domain(std::string_view domain, ByteView payload) {
    Bytes whole(domain.begin(), domain.end());
    whole.push_back(0);
    whole.insert(whole.end(), payload.begin(), payload.end());
    return whole;
}

Result<Envelope> open_envelope(ByteView bytes) {
    Fields fields = Fields::of_text(to_text(bytes));
    Envelope envelope{fields.bytes("signed"), fields.bytes_of<crypto_sign_BYTES>("signature")};
    if (!fields.ok()) return Error{ErrorKind::Corrupt, "this is not a signed message"};
    return envelope;
}

Error does_not_hold() { return {ErrorKind::Denied, "the signature does not hold"}; }

}  // namespace

Signature sign(std::string_view domain, ByteView bytes, const SigningKeyPair& key) {
    const Bytes whole = with_domain(domain, bytes);
    Signature signature;
    CHECK(crypto_sign_detached(signature.data(), nullptr, whole.data(), whole.size(),
                               key.private_key.data()) == 0);
    return signature;
}

bool signature_holds(std::string_view domain, ByteView bytes, const Signature& signature,
                     const SigningPublicKey& key) {
    const Bytes whole = with_domain(domain, bytes);
    return crypto_sign_verify_detached(signature.data(), whole.data(), whole.size(),
                                       key.bytes.data()) == 0;
}

Bytes encode_signed(std::string_view domain, std::string_view payload, const SigningKeyPair& key) {
    const std::string json =
        to_compact_json({{"signed", to_base64(as_bytes(payload))},
                         {"signature", to_base64(sign(domain, as_bytes(payload), key))}});
    return Bytes(json.begin(), json.end());
}

Result<std::string> decode_signed(std::string_view domain, ByteView bytes,
                                  const SigningPublicKey& key) {
    ASSIGN_OR_RETURN(const Envelope envelope, open_envelope(bytes));
    if (!signature_holds(domain, envelope.payload, envelope.signature, key)) {
        return does_not_hold();
    }
    return to_text(envelope.payload);
}

Result<DeviceMessage> decode_signed_by_device(std::string_view domain, ByteView bytes) {
    ASSIGN_OR_RETURN(const Envelope envelope, open_envelope(bytes));
    DeviceMessage message{.device_key = {}, .payload = to_text(envelope.payload)};
    Fields fields = Fields::of_text(message.payload);
    message.device_key.bytes = fields.bytes_of<32>("device_key");
    if (!fields.ok()) return Error{ErrorKind::Corrupt, "the message does not name its device"};
    if (!signature_holds(domain, envelope.payload, envelope.signature, message.device_key)) {
        return does_not_hold();
    }
    return message;
}

}  // namespace candour::protocol
