// Bytes and the few conversions of them that the whole program shares.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace candour {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

// The bytes of `text` as a view; valid as long as `text` is.
ByteView as_bytes(std::string_view text);
std::string to_text(ByteView bytes);

// Lower-case hexadecimal, two characters a byte.
std::string to_hex(ByteView bytes);
// Errors: Invalid when the length is odd or a character is not hexadecimal.
Result<Bytes> from_hex(std::string_view hex);

// Base64 (RFC 4648 section 4, padded), for keys inside JSON files.
std::string to_base64(ByteView bytes);
// Errors: Invalid when it is not padded base64.
Result<Bytes> from_base64(std::string_view text);

// Overwrites memory so that the compiler cannot leave it out; for a person's words and for keys.
void wipe(Bytes& bytes);
void wipe(std::string& text);

}  // namespace candour
