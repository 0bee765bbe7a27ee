// Bundle shelf: GET /v1/bundle/manifest and GET /v1/bundle/chunk/HASH of what is published.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/store/bundle_store.h"
#include "sync/protocol/bundle.h"
#include "sync/protocol/http_message.h"
#include "sync/server/key_ring.h"

namespace candour::server {

// Safe from several threads. Keeps the current bundle in memory and looks for a newer one on each
// request, as another process may have published it.
class BundleShelf {
public:
    BundleShelf(store::BundleStore& bundles, OnlineKeys keys);

    // 200; 503 while nothing is published.
    protocol::HttpResponse get_manifest();
    // `hash`: as in the manifest. 200, or 206 for one Range of bytes; 404 when it is no chunk of
    // the current bundle (then the manifest has changed), 416 when the range lies outside it, 503.
    protocol::HttpResponse get_chunk(const std::string& hash, std::string_view range);

private:
    struct Shelf {
        std::uint64_t version = 0;
        Bytes manifest;
        protocol::PackedBundle bundle;
        std::vector<std::string> hashes;  // Of the bundle's chunks, in order.
    };
    Result<std::shared_ptr<const Shelf>> current();

    store::BundleStore& bundles_;
    const OnlineKeys keys_;
    // Shared: a request may still read from the one that another thread replaces.
    std::atomic<std::shared_ptr<const Shelf>> shelf_;
};

}  // namespace candour::server
