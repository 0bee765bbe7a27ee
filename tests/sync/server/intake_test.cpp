// POST /v1/cells, seen by the server.
#include "sync/server/intake.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

namespace {

struct Door {
    protocol::HttpResponse post(const Bytes& body, const protocol::PoolKey& key) {
        return post(body, protocol::pool_key_id(key), protocol::mac_header(body, key));
    }
    protocol::HttpResponse post(const Bytes& body, const std::string& key_id,
                                const std::string& macs, bool truncated = false) {
        return intake.post_cells({.method = "POST",
                                  .path = "/v1/cells",
                                  .query = "",
                                  .headers = {{"candour-pool", key_id}, {"candour-mac", macs}},
                                  .body = body,
                                  .truncated = truncated});
    }
    Bytes batches(std::size_t count) {
        return protocol::encode_batches(test::random_cells(count * 16, random));
    }
    std::int64_t waiting() { return pool.waiting_count().value(); }

    test::SodiumRandom random;
    test::MemoryPool pool;
    test::FixedClock clock;
    protocol::PoolKey current = protocol::make_pool_key();
    protocol::PoolKey before = protocol::make_pool_key();
    protocol::SigningKeyPair online = protocol::make_signing_key_pair();
    test::MemoryRegistry registry = with_keys(current, before);
    Intake intake{pool, registry, online, clock};

    static test::MemoryRegistry with_keys(const protocol::PoolKey& now,
                                          const protocol::PoolKey& earlier) {
        test::MemoryRegistry keys = test::registry_with(now);
        keys.keys->previous = earlier.bytes;
        return keys;
    }
};

std::string words_of(const protocol::HttpResponse& response) {
    const auto json = nlohmann::json::parse(to_text(response.body), nullptr, false);
    return json.is_object() ? json.value("error", "") : "";
}

}  // namespace

TEST_CASE("cells are stored before the signed answer says so", "[sync]") {
    Door door;
    const Bytes body = door.batches(2);
    const auto response = door.post(body, door.current);
    REQUIRE(response.status == 200);
    const auto ack = protocol::decode_ack(response.body, door.online.public_key);
    REQUIRE(ack.ok());
    REQUIRE(ack.value().body_hash == protocol::hash_hex(body));
    REQUIRE(ack.value().batches == 2);
    REQUIRE(ack.value().cells_stored == 32);
    REQUIRE(ack.value().server_epoch == "epoch-1");
    REQUIRE(ack.value().generation > ack.value().horizon);
    REQUIRE(ack.value().time_s == 1'795'348'800);
    REQUIRE(door.waiting() == 32);
    for (const auto& [id, pooled] : door.pool.cells_waiting) {
        REQUIRE(pooled.first_seen == test::a_day);
    }
}

TEST_CASE("the answer says which backup will hold the cells and which is proved", "[sync]") {
    Door door;
    REQUIRE(door.pool.begin_backup().value() == 1);
    REQUIRE(door.pool.begin_backup().value() == 2);
    REQUIRE(door.pool.set_horizon(1).ok());
    const auto ack =
        protocol::decode_ack(door.post(door.batches(1), door.current).body, door.online.public_key);
    REQUIRE(ack.value().generation == 3);
    REQUIRE(ack.value().horizon == 1);
}

TEST_CASE("the same batch again is acknowledged again and stored once", "[sync]") {
    Door door;
    const Bytes body = door.batches(1);
    for (int i = 0; i < 3; ++i) {
        const auto response = door.post(body, door.current);
        REQUIRE(protocol::decode_ack(response.body, door.online.public_key).value().cells_stored ==
                16);
    }
    REQUIRE(door.waiting() == 16);
}

TEST_CASE("the pool key before the current one still holds, until it is void", "[sync]") {
    Door door;
    REQUIRE(door.post(door.batches(1), door.before).status == 200);
    door.registry.keys->previous.reset();
    REQUIRE(door.post(door.batches(1), door.before).status == 409);
    REQUIRE(door.post(door.batches(1), door.current).status == 200);
    door.registry.keys.reset();
    REQUIRE(door.post(door.batches(1), door.current).status == 409);
}

TEST_CASE("of a body that was cut off, its whole batches are stored and acknowledged", "[sync]") {
    for (const std::size_t come : {std::size_t{1}, std::size_t{2}, std::size_t{3}}) {
        Door door;
        const Bytes sent = door.batches(4);
        const std::string macs = protocol::mac_header(sent, door.current);
        const Bytes cut(sent.begin(), sent.begin() + static_cast<long>(come * 16 * 1024 + 700));
        const auto response =
            door.post(cut, protocol::pool_key_id(door.current), macs, /*truncated=*/true);
        const auto ack = protocol::decode_ack(response.body, door.online.public_key).take();
        REQUIRE(ack.batches == come);
        REQUIRE(ack.cells_stored == come * 16);
        REQUIRE(protocol::ack_is_for(ack, sent));
        REQUIRE(door.waiting() == static_cast<std::int64_t>(come * 16));
    }
}

TEST_CASE("what is refused is not stored, not signed, and says why", "[sync]") {
    Door door;
    const Bytes body = door.batches(2);
    const std::string id = protocol::pool_key_id(door.current);
    const std::string macs = protocol::mac_header(body, door.current);
    Bytes changed = body;
    changed[20'000] ^= 1;  // In the second batch: the first is not stored either.
    const Bytes half(body.begin(), body.begin() + 1024);
    const Bytes first(body.begin(), body.begin() + 16 * 1024);
    struct Row {
        protocol::HttpResponse response;
        int status;
    };
    const Row rows[] = {
        {door.post(body, "0000000000000000", macs), 409},
        {door.post(body, "", macs), 409},
        {door.intake.post_cells({"POST", "/v1/cells", "", {}, body}), 409},
        {door.post(body, id, ""), 400},
        {door.post(body, id, macs.substr(0, 64)), 400},  // A MAC too few.
        {door.post(body, id, macs + "," + macs), 400},   // Too many.
        {door.post(first, id, macs), 400},               // Cut short, but not by the network.
        {door.post(half, id, macs), 400},
        {door.post({}, id, macs), 400},
        {door.post(half, id, macs, /*truncated=*/true), 400},  // No whole batch came.
        {door.post(body, id, macs.substr(0, 64), /*truncated=*/true), 400},
        {door.post(changed, id, macs), 401},
        {door.post(body, id, protocol::mac_header(body, door.before)), 401},
        {door.post(Bytes(17 * 16 * 1024), id, macs), 413},
    };
    for (const Row& row : rows) {
        REQUIRE(row.response.status == row.status);
        REQUIRE_FALSE(words_of(row.response).empty());
        REQUIRE_FALSE(protocol::decode_ack(row.response.body, door.online.public_key).ok());
    }
    REQUIRE(door.waiting() == 0);
}

TEST_CASE("a pool that cannot store is 503, with no path of the server in its words", "[sync]") {
    Door door;
    door.pool.full = true;
    const auto response = door.post(door.batches(1), door.current);
    REQUIRE(response.status == 503);
    REQUIRE(words_of(response).find('/') == std::string::npos);
    REQUIRE(std::ranges::find(response.headers, "retry-after",
                              &std::pair<std::string, std::string>::first) !=
            response.headers.end());
    REQUIRE_FALSE(protocol::decode_ack(response.body, door.online.public_key).ok());
}

}  // namespace candour::server
