// Invitations as the server makes them.
#include "sync/server/invite.h"

#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

TEST_CASE("an invitation opens with its code to what was put in", "[sync]") {
    test::SodiumRandom random;
    const protocol::PoolKey pool_key = protocol::make_pool_key();
    test::MemoryRegistry registry;
    const auto offline_key = protocol::make_signing_key_pair().public_key;
    const auto made =
        make_invitation({"https://127.0.0.1:8443", test::pin_of_zeros(), "centre"},
                        {offline_key, pool_key, Bytes(10, 7)}, registry, test::a_day, random)
            .take();
    const auto opened = protocol::unlock_invitation(made.file, made.code).take();
    REQUIRE(opened.server_url == "https://127.0.0.1:8443");
    REQUIRE(opened.offline_key == offline_key);
    REQUIRE(opened.pool_key == pool_key);
    REQUIRE(opened.service_group == "centre");
    REQUIRE(opened.bundle == Bytes(10, 7));
    // Its key is let in already, so that it can renew the pool key like any other.
    const auto device = *registry.device(opened.device_key.value().public_key.bytes).value();
    REQUIRE(device.state == store::DeviceState::Approved);
    REQUIRE(device.name == "Invitation of 2026-11-22");
    REQUIRE(device.service_group == "centre");
}

TEST_CASE("each invitation of a day has a name of its own", "[sync]") {
    test::SodiumRandom random;
    test::MemoryRegistry registry;
    const auto name_of_next = [&](CivilDay day) {
        return make_invitation({"https://127.0.0.1:8443", test::pin_of_zeros(), ""}, {}, registry,
                               day, random)
            .value()
            .name;
    };
    REQUIRE(name_of_next(test::a_day) == "Invitation of 2026-11-22");
    REQUIRE(name_of_next(test::a_day) == "Invitation of 2026-11-22 (2)");
    // A name that was revoked is not given again: its line stays in the list.
    REQUIRE(registry.revoke_device(registry.devices().value().front().id).ok());
    REQUIRE(name_of_next(test::a_day) == "Invitation of 2026-11-22 (3)");
    REQUIRE(name_of_next(test::a_day + std::chrono::days(1)) == "Invitation of 2026-11-23");
    REQUIRE(registry.known.size() == 4);
}

TEST_CASE("make_invitation refuses an address or a pin that no device could use", "[sync]") {
    test::SodiumRandom random;
    test::MemoryRegistry registry;
    const std::string pin = test::pin_of_zeros();
    const std::pair<std::string, std::string> offers[] = {
        {"http://127.0.0.1:8443", pin},  // Not HTTPS.
        {"https://127.0.0.1", pin},      // No port.
        {"https://127.0.0.1:", pin},
        {"https://:8443", pin},
        {"https://127.0.0.1:8443/", pin},  // The client adds the path.
        {"https://127.0.0.1:8443?x", pin},
        {"https://user@127.0.0.1:8443", pin},
        {"https://127.0.0.1:84x3", pin},
        {"https://" + std::string(400, 'a') + ":1", pin},
        {"", pin},
        {"https://127.0.0.1:8443", ""},
        {"https://127.0.0.1:8443", "AAAA"},
    };
    for (const auto& [url, key] : offers) {
        INFO(url);
        const auto made = make_invitation({url, key, ""}, {}, registry, test::a_day, random);
        REQUIRE(made.error().kind == ErrorKind::Invalid);
    }
    REQUIRE(registry.known.empty());
    REQUIRE(
        make_invitation({"https://[::1]:8443", pin, ""}, {}, registry, test::a_day, random).ok());
}

}  // namespace candour::server
