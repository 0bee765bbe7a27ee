// Manifest: which bundle is the current one. Signed by the online key and carried with its
// delegation, so that a device that knows only the offline key can verify it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "sync/protocol/delegation.h"

namespace candour::protocol {

struct Manifest {
    std::uint64_t version = 1;                // Only ever upwards.
    std::uint64_t size = 0;                   // Of the unpacked texts.
    std::vector<std::string> chunks;          // Their hashes (hex BLAKE2b-256), in order.
    std::vector<std::uint64_t> file_sizes{};  // Of the files, whose chunks are the last.
    std::uint64_t min_program = 1;  // A device whose program_level is lower keeps what it has.
    bool operator==(const Manifest&) const = default;
};

Bytes encode_manifest(const Manifest& manifest, const OnlineSigner& signer);

struct VerifiedManifest {
    Manifest manifest;
    Delegation delegation;
};
// Errors: Denied (not of this organisation), Corrupt (also a size or a number of chunks above the
// limits, so that nothing endless is ever fetched).
Result<VerifiedManifest> decode_manifest(ByteView bytes, const SigningPublicKey& offline_key);

}  // namespace candour::protocol
