// Bundles as the server publishes and serves them.
#include "sync/server/bundle.h"

#include <utility>

#include "sync/protocol/bundle_package.h"
#include "tests/sync/server/device_world.h"

namespace candour::server {

namespace {

using test::DeviceWorld;

protocol::Manifest manifest_from(DeviceWorld& world) {
    const auto response = world.send("GET", "/v1/bundle/manifest");
    REQUIRE(response.status == 200);
    return protocol::decode_manifest(response.body, world.root()).take().manifest;
}

}  // namespace

TEST_CASE("a published bundle carries the organisation's file and the current key", "[sync]") {
    DeviceWorld world;
    REQUIRE(add_epoch(world.ring.office, test::a_day + std::chrono::days(30)).ok());
    const std::uint64_t version = world.publish();
    const Bytes package = current_package(world.bundles, world.ring.online).take();
    const auto bundle = protocol::open_package(package, world.root()).take();
    REQUIRE(bundle.version == version);
    REQUIRE(bundle.organisation_json == world.organisation_json);
    REQUIRE(bundle.epoch == "2026-12");
    REQUIRE(bundle.epoch_key == world.ring.office.epoch_keys[1].pair.public_key);
    REQUIRE(bundle.delegation.online_key == world.ring.online.key.public_key);
}

TEST_CASE("publish_bundle names the file when the organisation is wrong", "[sync]") {
    DeviceWorld world;
    world.organisation_json = "{\"id\": ";
    const auto made = publish_bundle([&] { return Result(world.source()); }, world.bundles,
                                     world.pool, world.clock);
    REQUIRE(made.error().kind == ErrorKind::Invalid);
    REQUIRE(made.error().what.starts_with("organisation.json"));
    REQUIRE_FALSE(world.bundles.kept.has_value());
}

TEST_CASE("a text that was read before another process published never replaces its", "[sync]") {
    DeviceWorld world;
    world.publish();
    world.organisation_json += "\n";
    bool first = true;
    const auto slow = [&]() -> Result<BundleSource> {
        BundleSource source = world.source();
        if (!std::exchange(first, false)) return source;
        auto newer = nlohmann::json::parse(source.organisation_json);
        newer["welcome"]["en"] = "Newer";
        world.organisation_json = newer.dump();
        world.publish();
        world.clock.moved += std::chrono::hours(1);  // So this one's version would be above.
        return source;
    };
    const auto seen = [&] { return world.bundles.version().value(); };
    const auto made = publish_bundle(slow, world.bundles, world.pool, world.clock);
    REQUIRE(made.error().kind == ErrorKind::Conflict);
    const std::uint64_t newest = seen();
    REQUIRE(publish_bundle(slow, world.bundles, world.pool, world.clock).value() == newest);
    REQUIRE(seen() == newest);
}

TEST_CASE("a version goes up when something has changed, and only then", "[sync]") {
    DeviceWorld world;
    const std::uint64_t first = world.publish();
    REQUIRE(world.publish() == first);
    world.organisation_json += "\n";  // A byte is enough.
    const std::uint64_t second = world.publish();
    REQUIRE(second > first);
    world.clock.moved = -std::chrono::hours(24 * 365 * 50);  // The clock says 1976.
    REQUIRE(add_epoch(world.ring.office, test::a_day + std::chrono::days(30)).ok());
    const std::uint64_t third = world.publish();
    REQUIRE(third == second + 1);
    REQUIRE(world.publish() == third);
}

TEST_CASE("after a restore the version is above every one that devices may have", "[sync]") {
    DeviceWorld world;
    world.publish();
    const auto backup = world.bundles.kept;
    std::uint64_t seen = 0;
    for (int i = 0; i < 3; ++i) {
        world.clock.moved += std::chrono::hours(24);
        world.organisation_json += "\n";
        seen = world.publish();
    }
    world.bundles.kept = backup;
    world.pool.epoch = "epoch-2";
    world.clock.moved += std::chrono::hours(24);
    REQUIRE(world.publish() > seen);
    // Also when the file is the backup's again: devices must come back to it.
    world.bundles.kept = backup;
    world.organisation_json = test::example_organisation().dump();
    REQUIRE(world.publish() > seen);
}

TEST_CASE("two processes that publish at once do not both win", "[sync]") {
    test::MemoryBundle bundles;
    store::PublishedBundle bundle;
    bundle.version = 5;
    REQUIRE(bundles.publish(bundle, 0).ok());
    REQUIRE(bundles.publish(bundle, bundle.version).error().kind == ErrorKind::Conflict);
}

TEST_CASE("a device puts the bundle together from manifest and chunks", "[sync]") {
    DeviceWorld world;
    REQUIRE(world.send("GET", "/v1/bundle/manifest").status == 503);
    world.publish();
    const Bytes manifest_bytes = world.send("GET", "/v1/bundle/manifest").body;
    Bytes packed;
    for (const std::string& hash : manifest_from(world).chunks) {
        const auto response = world.send("GET", "/v1/bundle/chunk/" + hash);
        REQUIRE(response.status == 200);
        REQUIRE(protocol::hash_hex(response.body) == hash);
        packed.insert(packed.end(), response.body.begin(), response.body.end());
    }
    const auto bundle =
        protocol::open_package(protocol::make_package(manifest_bytes, packed), world.root());
    REQUIRE(bundle.value().organisation_json == world.organisation_json);
}

TEST_CASE("a chunk that was cut off is gone on with by Range", "[sync]") {
    DeviceWorld world;
    world.publish();
    const std::string target = "/v1/bundle/chunk/" + manifest_from(world).chunks.at(0);
    const Bytes whole = world.send("GET", target).body;
    const std::string size = std::to_string(whole.size());
    const std::string last = std::to_string(whole.size() - 1);
    struct Row {
        std::string range;
        int status;
        std::size_t from;
        std::size_t to;
        std::string content_range;
    };
    const Row rows[] = {
        {"bytes=0-", 206, 0, whole.size(), "bytes 0-" + last + "/" + size},
        {"bytes=100-", 206, 100, whole.size(), "bytes 100-" + last + "/" + size},
        {"bytes=5-9", 206, 5, 10, "bytes 5-9/" + size},
        {"bytes=5-999999", 206, 5, whole.size(), "bytes 5-" + last + "/" + size},
        {"bytes=" + last + "-", 206, whole.size() - 1, whole.size(),
         "bytes " + last + "-" + last + "/" + size},
        // Other forms and nonsense: the whole, as if no range had been asked for.
        {"bytes=-5", 200, 0, whole.size(), ""},
        {"bytes=1-2,4-5", 200, 0, whole.size(), ""},
        {"bytes=9-5", 200, 0, whole.size(), ""},
        {"bytes=a-", 200, 0, whole.size(), ""},
        {"bytes=18446744073709551616-", 200, 0, whole.size(), ""},
        {"lines=1-2", 200, 0, whole.size(), ""},
    };
    for (const Row& row : rows) {
        INFO(row.range);
        const auto response = world.send("GET", target, {}, {{"range", row.range}});
        REQUIRE(response.status == row.status);
        REQUIRE(response.body == Bytes(whole.begin() + static_cast<std::ptrdiff_t>(row.from),
                                       whole.begin() + static_cast<std::ptrdiff_t>(row.to)));
        REQUIRE(test::header_of(response, "content-range") == row.content_range);
        REQUIRE(test::header_of(response, "etag").empty());
    }
    for (const std::string& range : {"bytes=" + size + "-", std::string("bytes=999999-9999999")}) {
        const auto response = world.send("GET", target, {}, {{"range", range}});
        REQUIRE(response.status == 416);
        REQUIRE(test::header_of(response, "content-range") == "bytes */" + size);
    }
}

TEST_CASE("a bundle published by another process is served at once, the old chunks no more",
          "[sync]") {
    DeviceWorld world;
    world.publish();
    const std::string old = "/v1/bundle/chunk/" + manifest_from(world).chunks.at(0);
    REQUIRE(world.send("GET", old).status == 200);
    world.organisation_json += "\n";
    const std::uint64_t version = world.publish();
    REQUIRE(manifest_from(world).version == version);
    REQUIRE(world.send("GET", old).status == 404);
    REQUIRE(world.send("GET", "/v1/bundle/chunk/").status == 404);
    REQUIRE(world.send("GET", "/v1/bundle/chunk/../manifest").status == 404);
}

}  // namespace candour::server
