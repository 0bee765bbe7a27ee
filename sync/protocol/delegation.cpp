// From the offline key to the online key to a message.
#include "sync/protocol/delegation.h"

#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

namespace {

constexpr std::string_view delegation_domain = "candour/delegation/1";

}  // namespace

Bytes encode_delegation(const Delegation& delegation, const SigningKeyPair& offline_key) {
    return encode_signed(delegation_domain,
                         to_compact_json({{"online_key", to_base64(delegation.online_key.bytes)},
                                          {"serial", delegation.serial}}),
                         offline_key);
}

Result<Delegation> decode_delegation(ByteView bytes, const SigningPublicKey& offline_key) {
    if (bytes.size() > message_bytes_max) {
        return Error{ErrorKind::Corrupt, "the delegation is too large"};
    }
    ASSIGN_OR_RETURN(const std::string payload,
                     decode_signed(delegation_domain, bytes, offline_key));
    Fields fields = Fields::of_text(payload);
    Delegation delegation{.online_key = {fields.bytes_of<32>("online_key")},
                          .serial = fields.number("serial")};
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the delegation's " + fields.bad() + " is wrong"};
    }
    return delegation;
}

Bytes encode_delegated(std::string_view domain, std::string_view payload,
                       const OnlineSigner& signer) {
    const std::string json =
        to_compact_json({{"signed", to_base64(as_bytes(payload))},
                         {"signature", to_base64(sign(domain, as_bytes(payload), signer.key))},
                         {"delegation", to_base64(signer.delegation)}});
    return Bytes(json.begin(), json.end());
}

Result<DelegatedMessage> decode_delegated(std::string_view domain, ByteView bytes,
                                          const SigningPublicKey& offline_key) {
    Fields fields = Fields::of_text(to_text(bytes));
    const Bytes encoded = fields.bytes("delegation");
    if (!fields.ok()) return Error{ErrorKind::Corrupt, "this is not a signed message"};
    ASSIGN_OR_RETURN(const Delegation delegation, decode_delegation(encoded, offline_key));
    ASSIGN_OR_RETURN(std::string payload, decode_signed(domain, bytes, delegation.online_key));
    return DelegatedMessage{std::move(payload), delegation};
}

}  // namespace candour::protocol
