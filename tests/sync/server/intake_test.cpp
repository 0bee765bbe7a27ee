// POST /v1/cells, seen by the server.
#include "sync/server/intake.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

namespace {

struct Door {
    protocol::HttpResponse post(const Bytes& body, const protocol::PoolKey& key) {
        return intake.post_cells({.method = "POST",
                                  .path = "/v1/cells",
                                  .query = "",
                                  .headers = {{"candour-pool", protocol::pool_key_id(key)},
                                              {"candour-mac", protocol::mac_of(body, key)}},
                                  .body = body});
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
    Intake intake{pool, {online, {current, before}}, clock};
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
    REQUIRE(ack.value().body_hash == protocol::body_hash_of(body));
    REQUIRE(ack.value().cells_stored == 32);
    REQUIRE(ack.value().server_epoch == "epoch-1");
    REQUIRE(ack.value().generation > ack.value().horizon);
    REQUIRE(ack.value().time_s == 1'795'348'800);
    REQUIRE(door.waiting() == 32);
    for (const auto& [id, pooled] : door.pool.cells_waiting) {
        REQUIRE(pooled.first_seen == test::a_day);
    }
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

TEST_CASE("the pool key before the current one still holds", "[sync]") {
    Door door;
    REQUIRE(door.post(door.batches(1), door.before).status == 200);
}

TEST_CASE("whole cells of an odd body are stored and counted", "[sync]") {
    Door door;
    Bytes body = door.batches(1);
    body.resize(3 * 1024 + 500);
    const auto ack =
        protocol::decode_ack(door.post(body, door.current).body, door.online.public_key);
    REQUIRE(ack.value().cells_stored == 3);
    REQUIRE(door.waiting() == 3);
}

TEST_CASE("what is refused is not stored, not signed, and says why", "[sync]") {
    Door door;
    const Bytes body = door.batches(1);
    const auto request = [&](Bytes content, std::string key_id, std::string mac) {
        return door.intake.post_cells(
            {.method = "POST",
             .path = "/v1/cells",
             .query = "",
             .headers = {{"candour-pool", std::move(key_id)}, {"candour-mac", std::move(mac)}},
             .body = std::move(content)});
    };
    const std::string id = protocol::pool_key_id(door.current);
    const std::string mac = protocol::mac_of(body, door.current);
    Bytes changed = body;
    changed[5] ^= 1;
    const Bytes too_much = door.batches(17);
    struct Row {
        protocol::HttpResponse response;
        int status;
    };
    const Row rows[] = {
        {request(body, "0000000000000000", mac), 409},
        {request(body, "", mac), 409},
        {request(body, id, ""), 401},
        {request(changed, id, mac), 401},
        {request(body, id, protocol::mac_of(body, door.before)), 401},
        {door.intake.post_cells({"POST", "/v1/cells", "", {}, body}), 409},
        {door.post(Bytes(1023), door.current), 400},
        {door.post({}, door.current), 400},
        {door.post(too_much, door.current), 413},
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
    REQUIRE_FALSE(protocol::decode_ack(response.body, door.online.public_key).ok());
}

}  // namespace candour::server
