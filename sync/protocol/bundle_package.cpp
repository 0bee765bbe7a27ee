// Putting a bundle together and taking it apart.
#include "sync/protocol/bundle_package.h"

#include "sync/protocol/file_format.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/program_needed.h"

namespace candour::protocol {

namespace {

constexpr std::string_view magic = "CANDOUR-BUNDLE-1\n";

// Whether the chunks are, in order and complete, those that the manifest names.
bool are_chunks_of(ByteView packed, const Manifest& manifest) {
    const std::vector<ByteView> chunks = chunks_of(packed, manifest.file_sizes);
    if (chunks.size() != manifest.chunks.size()) return false;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        if (hash_hex(chunks[i]) != manifest.chunks[i]) return false;
    }
    return true;
}

}  // namespace

Manifest manifest_of(const PackedBundle& content, std::uint64_t version) {
    Manifest manifest{.version = version,
                      .size = content.size,
                      .chunks = {},
                      .file_sizes = content.file_sizes,
                      .min_program = program_needed(content)};
    for (const ByteView chunk : chunks_of(content))
        manifest.chunks.push_back(hash_hex(chunk));
    return manifest;
}

Bytes make_package(ByteView manifest, ByteView packed) {
    FileWriter file(magic);
    file.block(manifest);
    file.bytes(packed);
    return file.finish();
}

Result<PackageParts> package_parts(ByteView package) {
    FileReader file(package, magic, package_bytes_max);
    PackageParts parts{.manifest = file.block(message_bytes_max), .packed = {}};
    parts.packed = file.rest();
    if (!file.ok()) {
        return Error{ErrorKind::Corrupt, "this is not a bundle, or it is damaged; copy it again"};
    }
    return parts;
}

Result<Bundle> open_package(ByteView package, const SigningPublicKey& offline_key) {
    ASSIGN_OR_RETURN(const PackageParts parts, package_parts(package));
    ASSIGN_OR_RETURN(VerifiedManifest verified, decode_manifest(parts.manifest, offline_key));
    if (!are_chunks_of(parts.packed, verified.manifest)) {
        return Error{ErrorKind::Corrupt, "the bundle's content is not what its manifest says"};
    }
    ASSIGN_OR_RETURN(BundleContent content,
                     unpack_bundle({.size = verified.manifest.size,
                                    .packed = Bytes(parts.packed.begin(), parts.packed.end()),
                                    .file_sizes = verified.manifest.file_sizes}));
    return Bundle{.version = verified.manifest.version,
                  .min_program = verified.manifest.min_program,
                  .delegation = verified.delegation,
                  .organisation_json = std::move(content.organisation_json),
                  .epoch = std::move(content.epoch),
                  .epoch_key = content.epoch_key,
                  .files = std::move(content.files)};
}

}  // namespace candour::protocol
