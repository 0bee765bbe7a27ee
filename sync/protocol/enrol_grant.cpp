// What an approved device gets: sealed to it, signed for it.
#include "sync/protocol/enrol.h"
#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr std::string_view grant_domain = "candour/enrolled/1";

// Holds the pool key: wipe it.
std::string secret_json(const EnrolGrant& grant) {
    return to_compact_json({{"pool_key", to_base64(grant.pool_key.bytes)},
                            {"service_group", grant.service_group},
                            {"offline_key", to_base64(grant.offline_key.bytes)},
                            {"bundle_version", grant.bundle_version}});
}

Result<EnrolGrant> grant_of(const AttemptId& attempt, ByteView secret) {
    std::string json = to_text(secret);
    Fields fields = Fields::of_text(json);
    wipe(json);
    EnrolGrant grant{.attempt = attempt,
                     .pool_key = {fields.bytes_of<32>("pool_key")},
                     .service_group = fields.short_text("service_group"),
                     .offline_key = {fields.bytes_of<32>("offline_key")},
                     .bundle_version = fields.number("bundle_version")};
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the approval's " + fields.bad() + " is wrong"};
    }
    return grant;
}

}  // namespace

Result<Bytes> encode_enrol_grant(const EnrolGrant& grant, const SigningPublicKey& device_key,
                                 const OnlineSigner& signer) {
    std::string secret = secret_json(grant);
    const Result<Bytes> sealed = seal_to(device_key, as_bytes(secret));
    wipe(secret);
    if (!sealed.ok()) return sealed.error();
    return encode_delegated(grant_domain,
                            to_compact_json({{"attempt", to_base64(grant.attempt.bytes)},
                                             {"sealed", to_base64(sealed.value())}}),
                            signer);
}

Result<VerifiedGrant> decode_enrol_grant(ByteView bytes, const SigningKeyPair& device_key,
                                         const SigningPublicKey& offline_key) {
    if (bytes.size() > message_bytes_max) {
        return Error{ErrorKind::Corrupt, "the approval is too large"};
    }
    ASSIGN_OR_RETURN(const DelegatedMessage message,
                     decode_delegated(grant_domain, bytes, offline_key));
    Fields fields = Fields::of_text(message.payload);
    const AttemptId attempt{fields.bytes_of<16>("attempt")};
    const Bytes sealed = fields.bytes("sealed");
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the approval's " + fields.bad() + " is wrong"};
    }
    ASSIGN_OR_RETURN(Bytes secret, open_sealed(sealed, device_key));
    Result<EnrolGrant> grant = grant_of(attempt, secret);
    wipe(secret);
    if (!grant.ok()) return grant.error();
    if (grant.value().offline_key != offline_key) {
        return Error{ErrorKind::Denied, "the approval is of another organisation"};
    }
    return VerifiedGrant{grant.take(), message.delegation};
}

}  // namespace candour::protocol
