// Routes, methods, sizes and counts of /v1/.
#include "sync/server/device_api.h"

#include "sync/protocol/cells.h"
#include "sync/protocol/limits.h"
#include "tests/sync/server/device_world.h"

namespace candour::server {

namespace {

using test::DeviceWorld;

protocol::HttpRequest cells_request(DeviceWorld& world, std::size_t batches) {
    const Bytes body = protocol::encode_batches(test::random_cells(batches * 16, world.random));
    return {.method = "POST",
            .path = "/v1/cells",
            .query = "",
            .headers = {{"content-length", std::to_string(body.size())},
                        {"candour-pool", protocol::pool_key_id(world.pool_key())},
                        {"candour-mac", protocol::mac_header(body, world.pool_key())}},
            .body = body,
            .truncated = false,
            .address = world.address};
}

}  // namespace

TEST_CASE("every call has its path and its method", "[sync]") {
    DeviceWorld world;
    world.publish();
    struct Row {
        const char* method;
        const char* target;
        int status;
    };
    const Row rows[] = {
        {"POST", "/v1/cells", 409},
        {"GET", "/v1/cells", 405},
        {"POST", "/v1/enrol", 400},
        {"GET", "/v1/enrol", 405},
        {"POST", "/v1/pool-key", 400},
        {"HEAD", "/v1/pool-key", 405},
        {"POST", "/v1/heartbeat", 400},
        {"PUT", "/v1/heartbeat", 405},
        {"GET", "/v1/bundle/manifest", 200},
        {"POST", "/v1/bundle/manifest", 405},
        {"GET", "/v1/bundle/chunk/abc", 404},
        {"POST", "/v1/bundle/chunk/abc", 405},
        {"GET", "/v1/replies?since=0", 200},
        {"POST", "/v1/replies?since=0", 405},
        {"GET", "/v1/", 404},
        {"GET", "/v1/bundle/chunk", 404},
        {"POST", "/v1/cells/", 404},
        {"GET", "/v1/devices", 404},
    };
    for (const Row& row : rows) {
        INFO(row.method << " " << row.target);
        const auto response = world.send(row.method, row.target);
        REQUIRE(response.status == row.status);
        REQUIRE(test::header_of(response, "allow").empty() == (row.status != 405));
    }
    REQUIRE(world.api.counts().at(405) == 7);
    REQUIRE(world.api.counts().at(200) == 2);
    REQUIRE_FALSE(world.api.counts().contains(503));
}

TEST_CASE("a POST without its length is 411", "[sync]") {
    DeviceWorld world;
    protocol::HttpRequest request = cells_request(world, 1);
    request.headers.erase("content-length");
    REQUIRE(world.api.handle(request).status == 411);
    request.headers["transfer-encoding"] = "chunked";
    REQUIRE(world.api.handle(request).status == 411);
    REQUIRE(world.pool.seen.empty());
}

TEST_CASE("each call takes a body of its own size and no more", "[sync]") {
    DeviceWorld world;
    REQUIRE(world.send("POST", "/v1/cells", Bytes(protocol::cells_body_bytes_max + 1)).status ==
            413);
    for (const char* path : {"/v1/enrol", "/v1/pool-key", "/v1/heartbeat"}) {
        REQUIRE(world.send("POST", path, Bytes(protocol::device_request_bytes_max + 1)).status ==
                413);
    }
    REQUIRE(world.send("GET", "/v1/bundle/manifest", Bytes(1)).status == 413);
}

TEST_CASE("one to sixteen batches are taken, and the whole ones of a body that was cut", "[sync]") {
    DeviceWorld world;
    for (const std::size_t batches : {std::size_t{1}, std::size_t{16}}) {
        REQUIRE(world.api.handle(cells_request(world, batches)).status == 200);
    }
    REQUIRE(world.pool.seen.size() == 17 * 16);
    protocol::HttpRequest cut = cells_request(world, 4);
    cut.body.resize(2 * protocol::batch_bytes + 5);
    cut.truncated = true;
    REQUIRE(world.api.handle(cut).status == 200);
    REQUIRE(world.pool.seen.size() == 19 * 16);
    // Nothing else is worth half of it.
    cut.path = "/v1/heartbeat";
    cut.body.resize(10);
    REQUIRE(world.api.handle(cut).status == 400);
}

TEST_CASE("any number of bad requests keep no honest one of the same address waiting", "[sync]") {
    DeviceWorld world;
    for (int i = 0; i < 500; ++i)
        REQUIRE(world.send("POST", "/v1/cells", Bytes(10)).status == 409);
    REQUIRE(world.api.handle(cells_request(world, 1)).status == 200);
    REQUIRE(world.api.counts().at(409) == 500);
}

}  // namespace candour::server
