// Bundles and invitations as the server makes them.
#include "sync/server/invite.h"

#include "sync/server/bundle.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::server {

TEST_CASE("a bundle carries the organisation's file and the current keys", "[sync]") {
    test::SodiumRandom random;
    KeyRing ring = make_key_ring(test::a_day, random);
    ring.epoch_keys.push_back({"2026-12", privacy::make_epoch_key_pair()});
    const std::string file = test::example_organisation().dump(2);
    const Bytes bundle = make_bundle(file, "organisation.json", 9, ring).take();
    const auto read = protocol::open_package(bundle, ring.offline_key.public_key).take();
    REQUIRE(read.version == 9);
    REQUIRE(read.organisation_json == file);
    REQUIRE(read.epoch_key == ring.epoch_keys[1].pair.public_key);
    REQUIRE(read.epoch == "2026-12");
    REQUIRE(read.delegation.online_key == ring.online_key.public_key);
}

TEST_CASE("make_bundle names the file when the organisation is wrong", "[sync]") {
    test::SodiumRandom random;
    const KeyRing ring = make_key_ring(test::a_day, random);
    const auto made = make_bundle("{\"id\": ", "organisation.json", 1, ring);
    REQUIRE(made.error().kind == ErrorKind::Invalid);
    REQUIRE(made.error().what.starts_with("organisation.json"));
}

TEST_CASE("make_invitation refuses an address or a pin that no device could use", "[sync]") {
    test::SodiumRandom random;
    const KeyRing ring = make_key_ring(test::a_day, random);
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
        const auto made = make_invitation({url, key, ""}, Bytes(10), ring, random);
        REQUIRE(made.error().kind == ErrorKind::Invalid);
    }
    REQUIRE(make_invitation({"https://[::1]:8443", pin, ""}, Bytes(10), ring, random).ok());
}

}  // namespace candour::server
