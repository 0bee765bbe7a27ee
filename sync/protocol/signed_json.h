// A payload with its Ed25519 signature: {"signed": base64, "signature": base64}. The signature is
// over a domain name, a zero byte and the payload, so that one message cannot pass for another.
#pragma once

#include <string>
#include <string_view>

#include "sync/protocol/keys.h"

namespace candour::protocol {

Bytes encode_signed(std::string_view domain, std::string_view payload, const SigningKeyPair& key);

// The payload. Errors: Corrupt (not such an envelope), Denied (the signature does not hold).
Result<std::string> decode_signed(std::string_view domain, ByteView bytes,
                                  const SigningPublicKey& key);

// As decode_signed(), of a device whose key the payload itself names as "device_key": it says only
// that the holder of that key wrote this. Whether the key is welcome is for the caller to ask.
struct DeviceMessage {
    SigningPublicKey device_key;
    std::string payload;
};
Result<DeviceMessage> decode_signed_by_device(std::string_view domain, ByteView bytes);

using Signature = std::array<std::uint8_t, 64>;
Signature sign(std::string_view domain, ByteView bytes, const SigningKeyPair& key);
bool signature_holds(std::string_view domain, ByteView bytes, const Signature& signature,
                     const SigningPublicKey& key);

}  // namespace candour::protocol
