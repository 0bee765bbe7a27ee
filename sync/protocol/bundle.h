// Bundle: what a service group's kiosks need to know, the same bytes for all of them. Its content
// travels packed, in chunks that their own hashes name; manifest.h says which chunks.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/privacy/seal.h"

namespace candour::protocol {

struct BundleContent {
    std::string organisation_json;         // The organisation's file, byte for byte.
    std::string epoch;                     // "2026-11": the month of the key.
    privacy::EpochPublicKey epoch_key{};   // The one current key to seal to.
    std::map<std::string, Bytes> files{};  // By name; several names may be of the same bytes.
    bool operator==(const BundleContent&) const = default;
};

// Canonical JSON: the same content is always the same text. Of files it has names and hashes.
std::string to_json(const BundleContent& content);

struct PackedBundle {
    std::uint64_t size = 0;  // Of the JSON.
    // The JSON in one zstd frame, then each different file as it is, in the order of their hashes.
    Bytes packed{};
    std::vector<std::uint64_t> file_sizes{};
};
// Errors: Invalid when it is larger than bundle_bytes_max, or a file or all files are too much.
Result<PackedBundle> pack_bundle(const BundleContent& content);
// `size` and `file_sizes`: as the manifest says them; nothing more is ever unpacked.
// Errors: Corrupt.
Result<BundleContent> unpack_bundle(const PackedBundle& bundle);

// The frame in pieces of chunk_bytes, the last one shorter, then each file in the same way; none is
// empty. No piece at all when the files have no room in `packed`.
std::vector<ByteView> chunks_of(ByteView packed, const std::vector<std::uint64_t>& file_sizes);
inline std::vector<ByteView> chunks_of(const PackedBundle& bundle) {
    return chunks_of(bundle.packed, bundle.file_sizes);
}

}  // namespace candour::protocol
