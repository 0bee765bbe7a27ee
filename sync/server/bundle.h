// Publishing: the organisation's file and the current epoch key become the bundle that every device
// of the organisation gets, the same bytes for all of them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/base/world.h"
#include "core/store/bundle_store.h"
#include "core/store/pool_store.h"
#include "sync/protocol/bundle.h"
#include "sync/server/key_ring.h"

namespace candour::server {

// Signed and in one piece (sync/protocol/bundle_package.h), of what is published.
// Errors: Unavailable when nothing is published yet.
Result<Bytes> current_package(store::BundleStore& bundles, const OnlineKeys& keys);

// What is published, unpacked, and its version; empty when nothing is. Errors: the store's,
// Corrupt.
struct PublishedContent {
    protocol::BundleContent content;
    std::uint64_t version = 0;
};
Result<std::optional<PublishedContent>> published_content(store::BundleStore& bundles);

// Of the key that devices seal to; empty when nothing is published yet. Errors: the store's,
// Corrupt.
Result<std::string> published_epoch(store::BundleStore& bundles);

// What publish_bundle() works on.
struct BundleSource {
    std::string organisation_json;         // The organisation's file as it stands.
    std::string file_name;                 // For messages.
    EpochKeys epoch;                       // The current one; its public half goes out.
    std::map<std::string, Bytes> files{};  // Pictures, by their names in a bundle.
};

// Whether a kiosk would take it. Errors: Invalid, as publish_bundle()'s.
Status can_be_bundle(const BundleSource& source);

// Publishes it under a higher version if anything in it has changed, or if the database was
// restored since: devices may have seen versions that it knows nothing of. So a version is also at
// least the seconds since 1970; the clock decides nothing else. Returns the version that holds.
// `make_source` is called after it was seen what is published: what it reads is then newer than any
// bundle that this one replaces, and an older one never takes the place of a newer one.
// Errors: Conflict when another process published meanwhile; Invalid (parse_organisation()'s words,
// or larger than a kiosk takes), the stores' and those of make_source.
Result<std::uint64_t> publish_bundle(const std::function<Result<BundleSource>()>& make_source,
                                     store::BundleStore& bundles, store::PoolStore& pool,
                                     const Clock& clock);

}  // namespace candour::server
