// Pool keys week by week, heartbeats, and the end of a device.
#include "sync/server/devices.h"

#include "sync/protocol/cells.h"
#include "sync/protocol/heartbeat.h"
#include "sync/protocol/pool_key.h"
#include "tests/sync/protocol/samples.h"
#include "tests/sync/server/device_world.h"

namespace candour::server {

namespace {

using test::DeviceWorld;

struct Tablet {
    protocol::HttpResponse renew(DeviceWorld& world) {
        return world.send("POST", "/v1/pool-key",
                          protocol::encode_pool_key_request(world.clock.today(), nonce, key));
    }
    protocol::PoolKey renewed(DeviceWorld& world) {
        const auto response = renew(world);
        REQUIRE(response.status == 200);
        return protocol::decode_pool_key(response.body, nonce, key, world.root()).take().pool_key;
    }
    protocol::HttpResponse beat(DeviceWorld& world) {
        return world.send("POST", "/v1/heartbeat", protocol::encode_heartbeat(health, key));
    }

    protocol::SigningKeyPair key = protocol::make_signing_key_pair();
    protocol::Hash nonce{{1, 2, 3}};
    protocol::Health health = protocol::sample::health();
};

int upload(DeviceWorld& world, const protocol::PoolKey& key) {
    const Bytes body = protocol::encode_batches(test::random_cells(16, world.random));
    return world
        .send("POST", "/v1/cells", body,
              {{"candour-pool", protocol::pool_key_id(key)},
               {"candour-mac", protocol::mac_header(body, key)}})
        .status;
}

constexpr Milliseconds a_week = std::chrono::hours(7 * 24);

}  // namespace

TEST_CASE("the pool key changes each week, and the one before holds a week more", "[sync]") {
    DeviceWorld world;
    const protocol::PoolKey first = world.pool_key();
    REQUIRE_FALSE(rotate_if_due(world.registry, world.clock.today()).value());
    world.clock.moved += a_week - std::chrono::hours(24);
    REQUIRE_FALSE(rotate_if_due(world.registry, world.clock.today()).value());
    world.clock.moved += std::chrono::hours(24);
    REQUIRE(rotate_if_due(world.registry, world.clock.today()).value());
    const protocol::PoolKey second = world.pool_key();
    REQUIRE(second.bytes != first.bytes);
    REQUIRE(upload(world, first) == 200);
    REQUIRE(upload(world, second) == 200);
    world.clock.moved += a_week;
    REQUIRE(rotate_if_due(world.registry, world.clock.today()).value());
    REQUIRE(upload(world, first) == 409);
    REQUIRE(upload(world, second) == 200);
}

TEST_CASE("a clock that was years ahead does not keep a pool key for years", "[sync]") {
    DeviceWorld world;
    world.registry.keys->since = test::a_day + std::chrono::days(3650);
    REQUIRE(rotate_if_due(world.registry, test::a_day).value());
    REQUIRE(world.registry.keys->since == test::a_day);
}

TEST_CASE("a device renews its pool key, also after both that it knew have ended", "[sync]") {
    DeviceWorld world;
    Tablet tablet;
    world.let_in(tablet.key);
    const protocol::PoolKey first = tablet.renewed(world);
    REQUIRE(upload(world, first) == 200);
    for (int week = 0; week < 5; ++week) {
        world.clock.moved += a_week;
        REQUIRE(rotate_if_due(world.registry, world.clock.today()).value());
    }
    REQUIRE(upload(world, first) == 409);
    REQUIRE(upload(world, tablet.renewed(world)) == 200);
}

TEST_CASE("a revoked device's keys end at once, and the others renew", "[sync]") {
    DeviceWorld world;
    Tablet stolen;
    Tablet honest;
    const store::Device device = world.let_in(stolen.key);
    world.let_in(honest.key);
    const protocol::PoolKey first = world.pool_key();
    world.clock.moved += a_week;
    REQUIRE(rotate_if_due(world.registry, world.clock.today()).value());
    const protocol::PoolKey second = stolen.renewed(world);
    REQUIRE(revoke_device(world.registry, device.id, world.clock.today()).ok());
    REQUIRE(upload(world, first) == 409);
    REQUIRE(upload(world, second) == 409);
    REQUIRE(stolen.renew(world).status == 403);
    REQUIRE(stolen.beat(world).status == 403);
    REQUIRE(upload(world, honest.renewed(world)) == 200);
    // Again is safe, and ends the key again.
    REQUIRE(revoke_device(world.registry, device.id, world.clock.today()).ok());
    REQUIRE(revoke_device(world.registry, DeviceId{}, test::a_day).error().kind ==
            ErrorKind::NotFound);
}

TEST_CASE("who is no device gets no key and leaves no mark", "[sync]") {
    DeviceWorld world;
    Tablet stranger;
    REQUIRE(stranger.renew(world).status == 403);
    REQUIRE(stranger.beat(world).status == 403);
    REQUIRE(world.registry.known.empty());
    Bytes forged = protocol::encode_heartbeat(stranger.health, stranger.key);
    forged[forged.size() / 2] ^= 1;
    const int status = world.send("POST", "/v1/heartbeat", forged).status;
    REQUIRE((status == 400 || status == 401));
    REQUIRE(world.send("POST", "/v1/pool-key", Bytes{'{', '}'}).status == 400);
}

TEST_CASE("the server keeps a device's newest heartbeat and its day", "[sync]") {
    DeviceWorld world;
    Tablet tablet;
    world.let_in(tablet.key);
    REQUIRE(tablet.beat(world).status == 204);
    tablet.health.days_silent = 4;
    world.clock.moved += std::chrono::hours(24);
    REQUIRE(tablet.beat(world).status == 204);
    const store::Device device = *world.registry.device(tablet.key.public_key.bytes).value();
    REQUIRE(device.last_heartbeat == test::a_day + std::chrono::days(1));
    REQUIRE(protocol::health_from_json(device.health).value() == tablet.health);
}

}  // namespace candour::server
