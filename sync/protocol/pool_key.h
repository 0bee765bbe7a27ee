// POST /v1/pool-key: a device fetches its service group's current pool key, weekly and when the one
// it has is refused.
#pragma once

#include <string>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/result.h"
#include "sync/protocol/delegation.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

struct PoolKeyRequest {
    SigningPublicKey device_key;
    CivilDay day{};  // The device's date. Informative: the server judges nothing by it.
    Hash nonce{};    // Fresh and random: ties the answer to this request.
    bool operator==(const PoolKeyRequest&) const = default;
};
// Signed by the device: `device_key`'s pair. The request's own key is taken from it.
Bytes encode_pool_key_request(CivilDay day, const Hash& nonce, const SigningKeyPair& device_key);
// Says that the holder of the key wrote it. Errors: Denied, Corrupt.
Result<PoolKeyRequest> decode_pool_key_request(ByteView bytes);

// Errors: Invalid when nothing can be sealed to the device's key.
Result<Bytes> encode_pool_key(const PoolKey& pool_key, const PoolKeyRequest& request,
                              const OnlineSigner& signer);
struct RenewedPoolKey {
    PoolKey pool_key;
    Delegation delegation;
};
// `nonce`: of the request. Errors: Denied (not signed for this request, not sealed to this device),
// Corrupt.
Result<RenewedPoolKey> decode_pool_key(ByteView bytes, const Hash& nonce,
                                       const SigningKeyPair& device_key,
                                       const SigningPublicKey& offline_key);

}  // namespace candour::protocol
