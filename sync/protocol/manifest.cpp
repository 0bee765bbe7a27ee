// The manifest as a delegated message.
#include "sync/protocol/manifest.h"

#include <algorithm>

#include "sync/protocol/fields.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr std::string_view manifest_domain = "candour/manifest/1";

// As hash_hex() writes them, since they become parts of addresses and names of staged files.
bool is_hash(const std::string& text) {
    return text.size() == 2 * sizeof(Hash) &&
           text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

}  // namespace

Bytes encode_manifest(const Manifest& manifest, const OnlineSigner& signer) {
    nlohmann::json json = {{"version", manifest.version},
                           {"size", manifest.size},
                           {"chunks", manifest.chunks},
                           {"min_program", manifest.min_program}};
    if (!manifest.file_sizes.empty()) json["file_sizes"] = manifest.file_sizes;
    return encode_delegated(manifest_domain, to_compact_json(json), signer);
}

Result<VerifiedManifest> decode_manifest(ByteView bytes, const SigningPublicKey& offline_key) {
    if (bytes.size() > message_bytes_max) {
        return Error{ErrorKind::Corrupt, "the manifest is too large"};
    }
    ASSIGN_OR_RETURN(DelegatedMessage message,
                     decode_delegated(manifest_domain, bytes, offline_key));
    Fields fields = Fields::of_text(message.payload);
    Manifest manifest{.version = fields.number("version"),
                      .size = fields.number("size", bundle_bytes_max),
                      .chunks = fields.texts("chunks", chunks_max),
                      .file_sizes = {},
                      .min_program = fields.number("min_program")};
    if (fields.has("file_sizes")) manifest.file_sizes = fields.numbers("file_sizes", files_max);
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the manifest's " + fields.bad() + " is wrong"};
    }
    if (manifest.chunks.empty() || !std::ranges::all_of(manifest.chunks, is_hash)) {
        return Error{ErrorKind::Corrupt, "the manifest's chunks are wrong"};
    }
    return VerifiedManifest{std::move(manifest), message.delegation};
}

}  // namespace candour::protocol
