// Joining, and starting again afterwards.
#include "sync/client/enrolment.h"

#include "tests/support/catch.h"
#include "tests/sync/client/sync_fixture.h"

namespace candour::client {

TEST_CASE("a device that has not joined has no enrolment", "[sync]") {
    test::MemoryOutbox store;
    const auto loaded = load_enrolment(store);
    REQUIRE(loaded.ok());
    REQUIRE_FALSE(loaded.value().has_value());
}

TEST_CASE("join keeps everything that the next start needs", "[sync]") {
    test::SyncFixture office;
    test::MemoryOutbox store;
    const auto invitation = office.invitation(4);
    REQUIRE(join(invitation.file, invitation.code, store).ok());
    const auto loaded = load_enrolment(store);
    REQUIRE(loaded.ok());
    REQUIRE(loaded.value().has_value());
    const Enrolment& known = *loaded.value();
    REQUIRE(known.invitation.server_url == "https://127.0.0.1:8443");
    REQUIRE(known.invitation.server_pin == test::pin_of_zeros());
    REQUIRE(known.invitation.pool_key.bytes == office.pool_key.bytes);
    REQUIRE(known.bundle.version == 4);
    REQUIRE(known.bundle.epoch_key == office.ring.office.current_epoch().pair.public_key);
    REQUIRE(known.bundle.delegation.online_key == office.ring.online.key.public_key);
    REQUIRE(known.organisation.id == "example-advice");
}

TEST_CASE("join changes nothing with a wrong code", "[sync]") {
    test::SyncFixture office;
    test::MemoryOutbox store;
    const auto invitation = office.invitation();
    const std::string wrong = invitation.code == "0000-0000" ? "1111-1111" : "0000-0000";
    REQUIRE(join(invitation.file, wrong, store).error().kind == ErrorKind::Denied);
    REQUIRE_FALSE(load_enrolment(store).value().has_value());
}

TEST_CASE("join refuses a bundle that the invitation's organisation has not signed", "[sync]") {
    test::SyncFixture office;
    test::SyncFixture stranger;
    test::MemoryOutbox store;
    const auto invitation =
        server::make_invitation({.server_url = "https://127.0.0.1:8443",
                                 .server_pin = test::pin_of_zeros(),
                                 .service_group = ""},
                                {.offline_key = office.ring.offline_key.public_key,
                                 .pool_key = office.pool_key,
                                 .bundle = stranger.bundle(1)},
                                office.registry, test::a_day, office.random)
            .take();
    REQUIRE(join(invitation.file, invitation.code, store).error().kind == ErrorKind::Denied);
    REQUIRE_FALSE(load_enrolment(store).value().has_value());
}

TEST_CASE("a device that joined another organisation stays with it", "[sync]") {
    test::SyncFixture office;
    test::SyncFixture other;
    test::MemoryOutbox store;
    const auto first = office.invitation();
    REQUIRE(join(first.file, first.code, store).ok());
    const auto before = store.state();
    const auto second = other.invitation();
    REQUIRE(join(second.file, second.code, store).error().kind == ErrorKind::Conflict);
    REQUIRE(store.state() == before);
    // Also when its bundle can no longer be read.
    store.settings["bundle"][20] ^= 1;
    REQUIRE_FALSE(load_enrolment(store).ok());
    REQUIRE(join(second.file, second.code, store).error().kind == ErrorKind::Conflict);
    REQUIRE(join(first.file, first.code, store).ok());
    REQUIRE(load_enrolment(store).value().has_value());
}

TEST_CASE("joining again takes the new address and never an older bundle", "[sync]") {
    test::SyncFixture office;
    test::MemoryOutbox store;
    const auto first = office.invitation(5);
    REQUIRE(join(first.file, first.code, store).ok());
    const auto older = server::make_invitation({.server_url = "https://moved.example:443",
                                                .server_pin = test::pin_of_zeros(),
                                                .service_group = ""},
                                               {.offline_key = office.ring.offline_key.public_key,
                                                .pool_key = office.pool_key,
                                                .bundle = office.bundle(2)},
                                               office.registry, test::a_day, office.random)
                           .take();
    REQUIRE(join(older.file, older.code, store).value().bundle.version == 5);
    const Enrolment known = *load_enrolment(store).take();
    REQUIRE(known.bundle.version == 5);
    REQUIRE(known.invitation.server_url == "https://moved.example:443");
}

TEST_CASE("a damaged enrolment is Corrupt, and joining again repairs it", "[sync]") {
    test::SyncFixture office;
    test::MemoryOutbox store;
    const auto invitation = office.invitation();
    REQUIRE(join(invitation.file, invitation.code, store).ok());
    std::string& kept = store.settings["enrolment"];
    const std::string good = kept;
    for (std::size_t i = 0; i < good.size(); i += good.size() / 50) {
        kept = good;
        kept[i] = kept[i] == 'x' ? 'y' : 'x';
        const auto loaded = load_enrolment(store);
        if (!loaded.ok()) REQUIRE(loaded.error().kind == ErrorKind::Corrupt);
    }
    kept = good.substr(0, good.size() / 2);
    REQUIRE(load_enrolment(store).error().kind == ErrorKind::Corrupt);
    REQUIRE(join(invitation.file, invitation.code, store).ok());
    REQUIRE(load_enrolment(store).value().has_value());
}

TEST_CASE("a bundle that is damaged gives way to the one before", "[sync]") {
    test::SyncFixture office;
    test::MemoryOutbox store;
    for (const std::uint64_t version : {3u, 4u}) {
        const auto invitation = office.invitation(version);
        REQUIRE(join(invitation.file, invitation.code, store).ok());
    }
    store.settings["bundle"][40] ^= 1;
    REQUIRE(load_enrolment(store).take()->bundle.version == 3);
    REQUIRE(load_enrolment(store).take()->bundle.version == 3);
    // It can be taken again: nothing is wrong with it but this copy.
    const auto again = office.invitation(4);
    REQUIRE(join(again.file, again.code, store).value().bundle.version == 4);
}

TEST_CASE("joining again by a file without a device key keeps the device's own", "[sync]") {
    test::SyncFixture office;
    test::MemoryOutbox store;
    const protocol::SigningKeyPair device = protocol::make_signing_key_pair();
    protocol::Invitation granted = office.enrolment().invitation;
    granted.bundle = office.bundle(1);
    granted.device_key = device;
    REQUIRE(join_on_line(granted, store).ok());
    granted.device_key.reset();
    granted.bundle = office.bundle(2);
    REQUIRE(join_on_line(granted, store).ok());
    const Enrolment known = *load_enrolment(store).take();
    REQUIRE(known.invitation.device_key.has_value());
    REQUIRE(known.invitation.device_key->private_key == device.private_key);
    REQUIRE(known.bundle.version == 2);
}

}  // namespace candour::client
