// The bundle as it is published, and as a package.
#include "sync/server/bundle.h"

#include <algorithm>
#include <chrono>

#include <nlohmann/json.hpp>

#include "core/feedback/organisation.h"
#include "core/feedback/retention.h"
#include "sync/protocol/bundle_package.h"
#include "sync/protocol/hash.h"

namespace candour::server {

namespace {

std::uint64_t seconds_now(const Clock& clock) {
    const auto now = std::chrono::floor<std::chrono::seconds>(clock.wall_now());
    return static_cast<std::uint64_t>(std::max<std::int64_t>(now.time_since_epoch().count(), 0));
}

// How long an office keeps words is nothing that a kiosk asks, and a name that older ones refuse.
std::string for_kiosks(const std::string& organisation_json) {
    nlohmann::json read =
        nlohmann::json::parse(organisation_json, nullptr, /*allow_exceptions=*/false);
    if (!read.is_object() || read.erase(feedback::retention_field) == 0) return organisation_json;
    return read.dump();
}

protocol::BundleContent content_of(const BundleSource& source) {
    return {.organisation_json = for_kiosks(source.organisation_json),
            .epoch = source.epoch.epoch,
            .epoch_key = source.epoch.pair.public_key,
            .files = source.files};
}

Result<protocol::PackedBundle> pack(const BundleSource& source) {
    Result<protocol::PackedBundle> packed = protocol::pack_bundle(content_of(source));
    if (packed.ok()) return packed;
    return Error{packed.error().kind, source.file_name + ": " + packed.error().what};
}

}  // namespace

Result<Bytes> current_package(store::BundleStore& bundles, const OnlineKeys& keys) {
    ASSIGN_OR_RETURN(const std::optional<store::PublishedBundle> bundle, bundles.published());
    if (!bundle) {
        return Error{ErrorKind::Unavailable,
                     "no bundle is published yet; start the server once with candour-server serve"};
    }
    const protocol::Manifest manifest = protocol::manifest_of(
        {.size = bundle->size, .packed = bundle->packed, .file_sizes = bundle->file_sizes},
        bundle->version);
    return protocol::make_package(protocol::encode_manifest(manifest, keys.signer()),
                                  bundle->packed);
}

Result<std::optional<PublishedContent>> published_content(store::BundleStore& bundles) {
    ASSIGN_OR_RETURN(const std::optional<store::PublishedBundle> bundle, bundles.published());
    if (!bundle) return std::optional<PublishedContent>();
    ASSIGN_OR_RETURN(
        protocol::BundleContent content,
        protocol::unpack_bundle(
            {.size = bundle->size, .packed = bundle->packed, .file_sizes = bundle->file_sizes}));
    return std::optional(PublishedContent{std::move(content), bundle->version});
}

Result<std::string> published_epoch(store::BundleStore& bundles) {
    ASSIGN_OR_RETURN(const auto published, published_content(bundles));
    return published ? published->content.epoch : std::string{};
}

Status can_be_bundle(const BundleSource& source) {
    const auto packed = pack(source);
    return packed.ok() ? Status(Unit{}) : Status(packed.error());
}

Result<std::uint64_t> publish_bundle(const std::function<Result<BundleSource>()>& make_source,
                                     store::BundleStore& bundles, store::PoolStore& pool,
                                     const Clock& clock) {
    ASSIGN_OR_RETURN(const std::string server_epoch, pool.server_epoch());
    ASSIGN_OR_RETURN(const std::optional<store::PublishedBundle> before, bundles.published());
    ASSIGN_OR_RETURN(const BundleSource source, make_source());
    RETURN_IF_ERROR(feedback::parse_organisation(source.organisation_json, source.file_name));
    // Of the text, not of its packed form: another zstd must not look like another bundle.
    const std::string hash = protocol::hash_hex(as_bytes(protocol::to_json(content_of(source))));
    if (before && before->content_hash == hash && before->server_epoch == server_epoch) {
        return before->version;
    }
    ASSIGN_OR_RETURN(protocol::PackedBundle packed, pack(source));
    const std::uint64_t after = before ? before->version : 0;
    const store::PublishedBundle bundle{.version = std::max(after + 1, seconds_now(clock)),
                                        .content_hash = hash,
                                        .server_epoch = server_epoch,
                                        .size = packed.size,
                                        .packed = std::move(packed.packed),
                                        .file_sizes = std::move(packed.file_sizes)};
    RETURN_IF_ERROR(bundles.publish(bundle, after));
    return bundle.version;
}

}  // namespace candour::server
