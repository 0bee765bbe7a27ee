// Hashes of the protocol: BLAKE2b-256, plain or bound to a domain name, so that the hash of one
// kind of thing never passes for that of another.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/bytes.h"

namespace candour::protocol {

using Hash = std::array<std::uint8_t, 32>;

Hash hash_of(ByteView bytes);
// Lower-case hexadecimal, 64 characters.
std::string hash_hex(ByteView bytes);

// Over `domain || 0x00 || parts`. Every part but the last must have a fixed size.
Hash domain_hash(std::string_view domain, std::initializer_list<ByteView> parts);
// The same, keyed. `key`: 32 bytes (CHECK).
Hash keyed_hash(std::string_view domain, std::initializer_list<ByteView> parts, ByteView key);

// In constant time.
bool same_hash(const Hash& one, const Hash& other);

}  // namespace candour::protocol
