// The pool key's renewal: asked for with the device's signature, answered sealed to it.
#include "sync/protocol/pool_key.h"

#include <algorithm>

#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

namespace {

constexpr std::string_view request_domain = "candour/pool-key-request/1";
constexpr std::string_view answer_domain = "candour/pool-key/1";

Error wrong(const std::string& field) {
    return {ErrorKind::Corrupt, "the pool key message's " + field + " is wrong"};
}

}  // namespace

Bytes encode_pool_key_request(CivilDay day, const Hash& nonce, const SigningKeyPair& device_key) {
    return encode_signed(request_domain,
                         to_compact_json({{"device_key", to_base64(device_key.public_key.bytes)},
                                          {"day", to_iso(day)},
                                          {"nonce", to_base64(nonce)}}),
                         device_key);
}

Result<PoolKeyRequest> decode_pool_key_request(ByteView bytes) {
    if (bytes.size() > device_request_bytes_max) return wrong("size");
    ASSIGN_OR_RETURN(const DeviceMessage message, decode_signed_by_device(request_domain, bytes));
    Fields fields = Fields::of_text(message.payload);
    PoolKeyRequest request{.device_key = message.device_key,
                           .day = fields.day("day"),
                           .nonce = fields.bytes_of<32>("nonce")};
    if (!fields.ok()) return wrong(fields.bad());
    return request;
}

Result<Bytes> encode_pool_key(const PoolKey& pool_key, const PoolKeyRequest& request,
                              const OnlineSigner& signer) {
    ASSIGN_OR_RETURN(const Bytes sealed, seal_to(request.device_key, pool_key.bytes));
    return encode_delegated(
        answer_domain,
        to_compact_json({{"nonce", to_base64(request.nonce)}, {"sealed", to_base64(sealed)}}),
        signer);
}

Result<RenewedPoolKey> decode_pool_key(ByteView bytes, const Hash& nonce,
                                       const SigningKeyPair& device_key,
                                       const SigningPublicKey& offline_key) {
    if (bytes.size() > message_bytes_max) return wrong("size");
    ASSIGN_OR_RETURN(const DelegatedMessage message,
                     decode_delegated(answer_domain, bytes, offline_key));
    Fields fields = Fields::of_text(message.payload);
    const Hash answered = fields.bytes_of<32>("nonce");
    const Bytes sealed = fields.bytes("sealed");
    if (!fields.ok()) return wrong(fields.bad());
    if (answered != nonce) {
        return Error{ErrorKind::Denied, "the answer is to another request"};
    }
    ASSIGN_OR_RETURN(Bytes secret, open_sealed(sealed, device_key));
    RenewedPoolKey renewed{.pool_key = {}, .delegation = message.delegation};
    const bool has_its_size = secret.size() == renewed.pool_key.bytes.size();
    if (has_its_size) std::ranges::copy(secret, renewed.pool_key.bytes.begin());
    wipe(secret);
    if (!has_its_size) return wrong("sealed");
    return renewed;
}

}  // namespace candour::protocol
