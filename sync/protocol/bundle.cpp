// The bundle's content: JSON in a zstd frame and files, cut into chunks.
#include "sync/protocol/bundle.h"

#include <algorithm>
#include <optional>

#include <zstd.h>

#include "sync/protocol/fields.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr int compression_level = 19;  // Packed once for many devices, over slow links.

Error damaged() { return {ErrorKind::Corrupt, "the bundle's content is damaged"}; }
Error too_large(const char* what) { return {ErrorKind::Invalid, what}; }

struct Parts {
    ByteView frame;
    std::vector<ByteView> files;
};

// Empty when there is a file too many, or one without bytes, too large, or beyond the end.
std::optional<Parts> parts_of(ByteView packed, const std::vector<std::uint64_t>& file_sizes) {
    if (file_sizes.size() > files_max) return std::nullopt;
    std::size_t all = 0;
    for (const std::uint64_t size : file_sizes) {
        if (size == 0 || size > file_bytes_max) return std::nullopt;
        all += size;
    }
    if (all > files_bytes_max || all > packed.size()) return std::nullopt;
    Parts parts{.frame = packed.first(packed.size() - all), .files = {}};
    ByteView rest = packed.subspan(parts.frame.size());
    for (const std::uint64_t size : file_sizes) {
        parts.files.push_back(rest.first(size));
        rest = rest.subspan(size);
    }
    return parts;
}

// The frame's size comes from outside, so the buffer is as large as the manifest says, no larger.
Result<std::string> unpack(ByteView frame, std::uint64_t size) {
    if (size == 0 || size > bundle_bytes_max || frame.size() > text_chunks_max * chunk_bytes) {
        return damaged();
    }
    std::string text(size, '\0');
    const std::size_t written =
        ZSTD_decompress(text.data(), text.size(), frame.data(), frame.size());
    if (ZSTD_isError(written) != 0 || written != size) return damaged();
    return text;
}

using FilesByHash = std::map<std::string, ByteView>;

FilesByHash different_files(const std::map<std::string, Bytes>& files) {
    FilesByHash different;
    for (const auto& [name, bytes] : files)
        different.emplace(hash_hex(bytes), bytes);
    return different;
}

void add_chunks(ByteView rest, std::vector<ByteView>& chunks) {
    while (!rest.empty()) {
        const std::size_t size = std::min(rest.size(), chunk_bytes);
        chunks.push_back(rest.first(size));
        rest = rest.subspan(size);
    }
}

bool is_file_name(const std::string& name) {
    return !name.empty() && name.size() <= file_name_bytes_max;
}

Status check_files(const std::map<std::string, Bytes>& files, const FilesByHash& different) {
    CHECK(std::ranges::all_of(files, [](const auto& file) { return is_file_name(file.first); }));
    std::size_t all = 0;
    for (const auto& [hash, bytes] : different) {
        if (bytes.empty() || bytes.size() > file_bytes_max) {
            return too_large("one of its pictures or clips is empty or too large for a kiosk");
        }
        all += bytes.size();
    }
    if (different.size() > files_max || files.size() > names_of_files_max) {
        return too_large("it has more pictures and clips than a kiosk takes, all together");
    }
    if (all > files_bytes_max) {
        return too_large("its pictures and clips, all together, are too large for a kiosk");
    }
    return Unit{};
}

// Every file that is there is named, and in its place: the same content has one form alone.
Result<std::map<std::string, Bytes>> named_files(Fields& fields,
                                                 const std::vector<ByteView>& files) {
    std::map<std::string, Bytes> named;
    if (!fields.has("files") && files.empty()) return named;
    std::map<std::string, std::size_t> places;
    std::string before;
    for (std::size_t i = 0; i < files.size(); ++i) {
        const std::string hash = hash_hex(files[i]);
        if (hash <= before) return damaged();
        places[hash] = i;
        before = hash;
    }
    std::vector<bool> used(files.size());
    for (const auto& [name, hash] : fields.named_texts("files", names_of_files_max)) {
        const auto place = places.find(hash);
        if (!is_file_name(name) || place == places.end()) return damaged();
        const ByteView bytes = files[place->second];
        named[name] = Bytes(bytes.begin(), bytes.end());
        used[place->second] = true;
    }
    if (named.empty() || std::ranges::count(used, false) > 0) return damaged();
    return named;
}

}  // namespace

std::string to_json(const BundleContent& content) {
    nlohmann::json json = {{"organisation", to_base64(as_bytes(content.organisation_json))},
                           {"epoch", content.epoch},
                           {"epoch_key", to_base64(content.epoch_key.bytes)}};
    for (const auto& [name, bytes] : content.files)
        json["files"][name] = hash_hex(bytes);
    return to_compact_json(json);
}

Result<PackedBundle> pack_bundle(const BundleContent& content) {
    const FilesByHash files = different_files(content.files);
    RETURN_IF_ERROR(check_files(content.files, files));
    const std::string json = to_json(content);
    if (json.size() > bundle_bytes_max) {
        return too_large("it is too large for a kiosk; shorten its texts");
    }
    PackedBundle bundle{.size = json.size(), .packed = Bytes(ZSTD_compressBound(json.size()))};
    const std::size_t written = ZSTD_compress(bundle.packed.data(), bundle.packed.size(),
                                              json.data(), json.size(), compression_level);
    CHECK(ZSTD_isError(written) == 0);
    bundle.packed.resize(written);
    for (const auto& [hash, bytes] : files) {
        bundle.packed.insert(bundle.packed.end(), bytes.begin(), bytes.end());
        bundle.file_sizes.push_back(bytes.size());
    }
    return bundle;
}

Result<BundleContent> unpack_bundle(const PackedBundle& bundle) {
    const std::optional<Parts> parts = parts_of(bundle.packed, bundle.file_sizes);
    if (!parts) return damaged();
    ASSIGN_OR_RETURN(const std::string json, unpack(parts->frame, bundle.size));
    Fields fields = Fields::of_text(json);
    BundleContent content{.organisation_json = to_text(fields.bytes("organisation")),
                          .epoch = fields.short_text("epoch"),
                          .epoch_key = {fields.bytes_of<32>("epoch_key")}};
    if (fields.ok()) {
        ASSIGN_OR_RETURN(content.files, named_files(fields, parts->files));
    }
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the bundle's " + fields.bad() + " is wrong"};
    }
    // A key to which nothing can be sealed must not reach a kiosk, whoever signed it.
    ASSIGN_OR_RETURN(content.epoch_key, privacy::read_epoch_public_key(content.epoch_key.bytes));
    return content;
}

std::vector<ByteView> chunks_of(ByteView packed, const std::vector<std::uint64_t>& file_sizes) {
    std::vector<ByteView> chunks;
    const std::optional<Parts> parts = parts_of(packed, file_sizes);
    if (!parts) return chunks;
    add_chunks(parts->frame, chunks);
    for (const ByteView file : parts->files)
        add_chunks(file, chunks);
    return chunks;
}

}  // namespace candour::protocol
