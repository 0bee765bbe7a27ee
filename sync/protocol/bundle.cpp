// The bundle's content: JSON in a zstd frame, cut into chunks.
#include "sync/protocol/bundle.h"

#include <algorithm>

#include <zstd.h>

#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr int compression_level = 19;  // Packed once for many devices, over slow links.

Error damaged() { return {ErrorKind::Corrupt, "the bundle's content is damaged"}; }

// The frame's size comes from outside, so the buffer is as large as the manifest says, no larger.
Result<std::string> unpack(ByteView packed, std::uint64_t size) {
    if (size == 0 || size > bundle_bytes_max || packed.size() > chunks_max * chunk_bytes) {
        return damaged();
    }
    std::string text(size, '\0');
    const std::size_t written =
        ZSTD_decompress(text.data(), text.size(), packed.data(), packed.size());
    if (ZSTD_isError(written) != 0 || written != size) return damaged();
    return text;
}

}  // namespace

std::string to_json(const BundleContent& content) {
    return to_compact_json({{"organisation", to_base64(as_bytes(content.organisation_json))},
                            {"epoch", content.epoch},
                            {"epoch_key", to_base64(content.epoch_key.bytes)}});
}

Result<PackedBundle> pack_bundle(const BundleContent& content) {
    const std::string json = to_json(content);
    if (json.size() > bundle_bytes_max) {
        return Error{ErrorKind::Invalid, "it is too large for a kiosk; shorten its texts"};
    }
    PackedBundle bundle{.size = json.size(), .packed = Bytes(ZSTD_compressBound(json.size()))};
    const std::size_t written = ZSTD_compress(bundle.packed.data(), bundle.packed.size(),
                                              json.data(), json.size(), compression_level);
    CHECK(ZSTD_isError(written) == 0);
    bundle.packed.resize(written);
    return bundle;
}

Result<BundleContent> unpack_bundle(ByteView packed, std::uint64_t size) {
    ASSIGN_OR_RETURN(const std::string json, unpack(packed, size));
    Fields fields = Fields::of_text(json);
    BundleContent content{.organisation_json = to_text(fields.bytes("organisation")),
                          .epoch = fields.short_text("epoch"),
                          .epoch_key = {fields.bytes_of<32>("epoch_key")}};
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the bundle's " + fields.bad() + " is wrong"};
    }
    // A key to which nothing can be sealed must not reach a kiosk, whoever signed it.
    ASSIGN_OR_RETURN(content.epoch_key, privacy::read_epoch_public_key(content.epoch_key.bytes));
    return content;
}

std::vector<ByteView> chunks_of(ByteView packed) {
    std::vector<ByteView> chunks;
    while (!packed.empty()) {
        const std::size_t size = std::min(packed.size(), chunk_bytes);
        chunks.push_back(packed.first(size));
        packed = packed.subspan(size);
    }
    return chunks;
}

}  // namespace candour::protocol
