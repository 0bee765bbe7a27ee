// A payload with its Ed25519 signature: {"signed": base64, "signature": base64}. The signature is
// over a domain name, a zero byte and the payload, so that one message cannot pass for another.
#pragma once

#include <string>
#include <string_view>

#include "sync/protocol/messages.h"

namespace candour::protocol {

Bytes encode_signed(std::string_view domain, std::string_view payload, const SigningKeyPair& key);

// The payload. Errors: Corrupt (not such an envelope), Denied (the signature does not hold).
Result<std::string> decode_signed(std::string_view domain, ByteView bytes,
                                  const SigningPublicKey& key);

}  // namespace candour::protocol
