// Bundle package: a whole bundle in one piece, for invitation files and USB sticks. What a device
// has fetched in chunks is put together as one too.
//
// "CANDOUR-BUNDLE-1\n" || u32 length || manifest || packed content || checksum (32)
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "sync/protocol/bundle.h"
#include "sync/protocol/manifest.h"

namespace candour::protocol {

// A bundle of which every signature and hash has held.
struct Bundle {
    std::uint64_t version = 1;
    std::uint64_t min_program = 1;
    Delegation delegation;
    std::string organisation_json;
    std::string epoch;
    privacy::EpochPublicKey epoch_key;
    std::map<std::string, Bytes> files{};  // By name.
};

// The manifest that speaks of `content`.
Manifest manifest_of(const PackedBundle& content, std::uint64_t version);

// `manifest` as encode_manifest() made it, of this content.
Bytes make_package(ByteView manifest, ByteView packed);

// Errors: Corrupt (no package, or damaged), Denied (not of this organisation).
Result<Bundle> open_package(ByteView package, const SigningPublicKey& offline_key);
// Its two parts, unverified. Errors: Corrupt.
struct PackageParts {
    ByteView manifest;
    ByteView packed;
};
Result<PackageParts> package_parts(ByteView package);

}  // namespace candour::protocol
