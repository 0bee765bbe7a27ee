// POST /v1/enrol: a device joins on line. A person compares four words on both screens, and a
// commitment keeps who sits between from trying nonces until the words agree (README.md).
//
// device                                      server
// begin  {device key, commitment, code hash}  ->  {attempt, nonce, offline key}
// reveal {attempt, nonce}                     ->  {}        both can say the four words now
// poll   {attempt, signature}                 ->  202 until staff approve; then 200 and the grant
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/base/result.h"
#include "sync/protocol/delegation.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/keys.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

struct EnrolBegin {
    SigningPublicKey device_key;
    Hash commitment{};
    Hash code_hash{};
    bool operator==(const EnrolBegin&) const = default;
};
struct EnrolReveal {
    AttemptId attempt;
    Hash nonce{};  // The device's.
    bool operator==(const EnrolReveal&) const = default;
};
struct EnrolPoll {
    AttemptId attempt;
    Signature signature{};  // By the device key, over the attempt.
    bool operator==(const EnrolPoll&) const = default;
};
using EnrolRequest = std::variant<EnrolBegin, EnrolReveal, EnrolPoll>;

Bytes encode_enrol(const EnrolRequest& request);
// Errors: Corrupt.
Result<EnrolRequest> decode_enrol(ByteView bytes);

// `pin`: base64 SHA-256 of the TLS key that the device saw.
Hash enrol_commitment(const Hash& device_nonce, const SigningPublicKey& device_key,
                      std::string_view pin);
// `code`: as normalised_code().
Hash enrol_code_hash(std::string_view code, const SigningPublicKey& device_key);
EnrolPoll make_enrol_poll(const AttemptId& attempt, const SigningKeyPair& device_key);
bool poll_holds(const EnrolPoll& poll, const SigningPublicKey& device_key);

// The answer to "begin". Unsigned: the device believes none of it before the words agreed.
struct EnrolBegun {
    AttemptId attempt;
    Hash nonce{};  // The server's.
    SigningPublicKey offline_key;
    bool operator==(const EnrolBegun&) const = default;
};
Bytes encode_enrol_begun(const EnrolBegun& begun);
// Errors: Corrupt.
Result<EnrolBegun> decode_enrol_begun(ByteView bytes);

// What an approved device gets, sealed to its key and signed.
struct EnrolGrant {
    AttemptId attempt;
    PoolKey pool_key;
    std::string service_group;  // Empty: the whole organisation.
    SigningPublicKey offline_key;
    std::uint64_t bundle_version = 1;  // At least this one is to be fetched next.
    bool operator==(const EnrolGrant&) const = default;
};
// Errors: Invalid when nothing can be sealed to the device's key.
Result<Bytes> encode_enrol_grant(const EnrolGrant& grant, const SigningPublicKey& device_key,
                                 const OnlineSigner& signer);
struct VerifiedGrant {
    EnrolGrant grant;
    Delegation delegation;
};
// `offline_key`: of the answer to "begin", which the words vouch for. Errors: Denied, Corrupt.
Result<VerifiedGrant> decode_enrol_grant(ByteView bytes, const SigningKeyPair& device_key,
                                         const SigningPublicKey& offline_key);

}  // namespace candour::protocol
