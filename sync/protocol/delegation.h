// Delegation: the offline key, which may lie in a safe, vouches for the online key that signs every
// day. What the online key signs for a device that may not know it yet carries its delegation.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

struct Delegation {
    SigningPublicKey online_key;
    std::uint64_t serial = 1;  // Only ever upwards: an older one is a key that was replaced.
    bool operator==(const Delegation&) const = default;
};

Bytes encode_delegation(const Delegation& delegation, const SigningKeyPair& offline_key);
// Errors: Denied (not of this organisation), Corrupt.
Result<Delegation> decode_delegation(ByteView bytes, const SigningPublicKey& offline_key);

// What a server signs with.
struct OnlineSigner {
    SigningKeyPair key;
    Bytes delegation;  // As encode_delegation().
};

// A signed message with one more field beside it, "delegation" (base64).
Bytes encode_delegated(std::string_view domain, std::string_view payload,
                       const OnlineSigner& signer);
struct DelegatedMessage {
    std::string payload;
    Delegation delegation;  // The caller refuses a serial below the one it knows.
};
// First the delegation, then with its key the message. Errors: Denied, Corrupt.
Result<DelegatedMessage> decode_delegated(std::string_view domain, ByteView bytes,
                                          const SigningPublicKey& offline_key);

}  // namespace candour::protocol
