// tests/fuzz/manifest_fuzz.cpp: a manifest whose signatures hold, with any payload.
#include "sync/protocol/limits.h"
#include "sync/protocol/manifest.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {
constexpr std::string_view domain = "candour/manifest/1";
}

bool accepts(ByteView input) {
    const auto read =
        protocol::decode_manifest(delegated(domain, input), sample::offline_key().public_key);
    if (!read.ok()) {
        CHECK(read.error().kind == ErrorKind::Corrupt);
        return false;
    }
    const protocol::Manifest& manifest = read.value().manifest;
    CHECK(manifest.size <= protocol::bundle_bytes_max);
    CHECK(!manifest.chunks.empty() && manifest.chunks.size() <= protocol::chunks_max);
    // They become names of files.
    for (const std::string& chunk : manifest.chunks) {
        CHECK(chunk.find_first_of("./") == std::string::npos && chunk.size() == 64);
    }
    return true;
}

std::vector<Bytes> seeds() {
    const Bytes message = protocol::encode_manifest(sample::manifest(), sample::signer());
    return {payload_of_delegated(domain, message)};
}

}  // namespace candour::fuzz
