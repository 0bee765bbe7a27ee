// The current bundle, piece by piece.
#include "sync/server/bundle_shelf.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "sync/protocol/bundle_package.h"
#include "sync/server/responses.h"

namespace candour::server {

namespace {

struct Range {
    std::size_t from = 0;
    std::size_t to = 0;  // The first byte that is not in it.
};

std::optional<std::size_t> number_in(std::string_view text) {
    std::size_t number = 0;
    const char* end = text.data() + text.size();
    const auto [read, failure] = std::from_chars(text.data(), end, number);
    if (failure != std::errc() || read != end) return std::nullopt;
    return number;
}

// "bytes=FROM-" and "bytes=FROM-LAST" (RFC 9110 section 14.1.2); another form is ignored, as the
// RFC allows, and the whole is sent. May lie outside `size`.
std::optional<Range> range_in(std::string_view header, std::size_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!header.starts_with(unit)) return std::nullopt;
    header.remove_prefix(unit.size());
    const std::size_t dash = header.find('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto from = number_in(header.substr(0, dash));
    if (!from) return std::nullopt;
    if (dash + 1 == header.size()) return Range{*from, size};
    const auto last = number_in(header.substr(dash + 1));
    if (!last || *last < *from) return std::nullopt;
    return Range{*from, *last < size ? *last + 1 : size};
}

protocol::HttpResponse send_chunk(ByteView chunk, std::string_view range_header) {
    const std::optional<Range> range = range_in(range_header, chunk.size());
    if (range && range->from >= chunk.size()) {
        protocol::HttpResponse response = refuse(416, "the chunk has no such bytes");
        response.headers.emplace_back("content-range", "bytes */" + std::to_string(chunk.size()));
        return response;
    }
    const ByteView part = range ? chunk.subspan(range->from, range->to - range->from) : chunk;
    protocol::HttpResponse response{.status = range ? 206 : 200,
                                    .headers = {{"content-type", "application/octet-stream"},
                                                {"cache-control", "public, immutable"},
                                                {"accept-ranges", "bytes"}},
                                    .body = Bytes(part.begin(), part.end())};
    if (range) {
        response.headers.emplace_back("content-range", "bytes " + std::to_string(range->from) +
                                                           "-" + std::to_string(range->to - 1) +
                                                           "/" + std::to_string(chunk.size()));
    }
    return response;
}

}  // namespace

BundleShelf::BundleShelf(store::BundleStore& bundles, OnlineKeys keys)
    : bundles_(bundles), keys_(std::move(keys)) {}

Result<std::shared_ptr<const BundleShelf::Shelf>> BundleShelf::current() {
    ASSIGN_OR_RETURN(const std::uint64_t version, bundles_.version());
    std::shared_ptr<const Shelf> shelf = shelf_.load();
    if (shelf && shelf->version == version) return shelf;
    ASSIGN_OR_RETURN(std::optional<store::PublishedBundle> bundle, bundles_.published());
    if (!bundle) return Error{ErrorKind::Unavailable, "no bundle is published yet"};
    protocol::PackedBundle packed{.size = bundle->size,
                                  .packed = std::move(bundle->packed),
                                  .file_sizes = std::move(bundle->file_sizes)};
    const protocol::Manifest manifest = protocol::manifest_of(packed, bundle->version);
    shelf = std::make_shared<const Shelf>(
        Shelf{.version = bundle->version,
              .manifest = protocol::encode_manifest(manifest, keys_.signer()),
              .bundle = std::move(packed),
              .hashes = manifest.chunks});
    shelf_.store(shelf);
    return shelf;
}

protocol::HttpResponse BundleShelf::get_manifest() {
    const auto shelf = current();
    if (!shelf.ok()) return refuse(shelf.error());
    return json_response(200, shelf.value()->manifest);
}

protocol::HttpResponse BundleShelf::get_chunk(const std::string& hash, std::string_view range) {
    const auto shelf = current();
    if (!shelf.ok()) return refuse(shelf.error());
    const std::vector<std::string>& hashes = shelf.value()->hashes;
    const auto found = std::ranges::find(hashes, hash);
    if (found == hashes.end()) {
        return refuse(404, "the bundle has no such chunk; read its manifest again");
    }
    const auto index = static_cast<std::size_t>(found - hashes.begin());
    return send_chunk(protocol::chunks_of(shelf.value()->bundle)[index], range);
}

}  // namespace candour::server
