// Bundle: what a service group's kiosks need to know, the same bytes for all of them. Its content
// travels compressed, in chunks that their own hashes name; manifest.h says which chunks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/privacy/seal.h"

namespace candour::protocol {

struct BundleContent {
    std::string organisation_json;        // The organisation's file, byte for byte.
    std::string epoch;                    // "2026-11": the month of the key.
    privacy::EpochPublicKey epoch_key{};  // The one current key to seal to.
    bool operator==(const BundleContent&) const = default;
};

// Canonical JSON: the same content is always the same text.
std::string to_json(const BundleContent& content);

struct PackedBundle {
    std::uint64_t size = 0;  // Of the JSON.
    Bytes packed;            // The JSON in one zstd frame.
};
// Errors: Invalid when it is larger than bundle_bytes_max.
Result<PackedBundle> pack_bundle(const BundleContent& content);
// `size`: as the manifest says it; nothing more is ever unpacked. Errors: Corrupt.
Result<BundleContent> unpack_bundle(ByteView packed, std::uint64_t size);

// Pieces of chunk_bytes, the last one shorter; none is empty.
std::vector<ByteView> chunks_of(ByteView packed);

}  // namespace candour::protocol
