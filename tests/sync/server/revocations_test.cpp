// A device that was revoked stays so, whatever database is put back.
#include "sync/server/revocations.h"

#include "tests/support/purge_world.h"
#include "tests/sync/server/device_world.h"

namespace candour::server {

TEST_CASE("a registry from before a revocation learns of it, and its pool keys end", "[sync]") {
    test::DeviceWorld world;
    test::Power power;
    test::KeyDisk disk{power};
    const auto key = protocol::make_signing_key_pair();
    const store::Device lost = world.let_in(key);
    const store::Device kept = world.let_in(protocol::make_signing_key_pair());
    const test::MemoryRegistry backup = world.registry;
    REQUIRE(revoke_device(world.registry, lost.id, world.clock.today()).ok());
    REQUIRE(apply_revocations(world.registry, world.clock.today(), disk, "keys").value().empty());
    REQUIRE(load_revocations(disk, "keys").value() == std::vector<DeviceId>{lost.id});
    world.registry = backup;
    const protocol::PoolKey stolen = world.pool_key();
    REQUIRE(apply_revocations(world.registry, world.clock.today(), disk, "keys").value() ==
            std::vector<std::string>{lost.name});
    REQUIRE(world.registry.device(lost.key).value()->state == store::DeviceState::Revoked);
    REQUIRE(world.registry.device(kept.key).value()->state == store::DeviceState::Approved);
    REQUIRE(world.pool_key().bytes != stolen.bytes);
    // Again: nothing is left to do.
    REQUIRE(apply_revocations(world.registry, world.clock.today(), disk, "keys").value().empty());
}

TEST_CASE("a revocation is written down once, and a damaged list is told", "[sync]") {
    test::Power power;
    test::KeyDisk disk{power};
    test::SodiumRandom random;
    const DeviceId id = DeviceId::create(random);
    REQUIRE(keep_revocation(id, disk, "keys").ok());
    const Bytes file = disk.files.at("keys/revoked.json");
    REQUIRE(keep_revocation(id, disk, "keys").ok());
    REQUIRE(disk.files.at("keys/revoked.json") == file);
    const std::string damaged = R"({"format":"candour-revoked-devices-1","revoked":["xyz"]})";
    disk.files["keys/revoked.json"] = Bytes(damaged.begin(), damaged.end());
    test::MemoryRegistry registry;
    REQUIRE_FALSE(apply_revocations(registry, test::a_day, disk, "keys").ok());
}

}  // namespace candour::server
