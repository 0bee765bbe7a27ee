// What a device signs with its own key, and the board of replies.
#include "sync/client/heartbeat.h"
#include "sync/client/pool_key_renewal.h"
#include "sync/client/replies.h"
#include "tests/support/catch.h"
#include "tests/sync/client/kiosk_world.h"

namespace candour::client {

using test::a_day;
using test::KioskWorld;

namespace {

Status renew(KioskWorld& world) {
    return renew_pool_key(world.joined, world.store, world.network, a_day, world.random);
}

store::BoardEntry entry(std::uint8_t filled_with) {
    store::BoardEntry made;
    made.fill(filled_with);
    made.back() = 1;  // No tombstone.
    return made;
}

void publish(KioskWorld& world, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
        REQUIRE(world.office.board
                    .publish(entry(static_cast<std::uint8_t>(world.office.board.kept.size())))
                    .ok());
    }
}

Status fetch_all(KioskWorld& world) {
    while (true) {
        ASSIGN_OR_RETURN(const bool more, fetch_replies(world.joined, world.board, world.network));
        if (!more) return Unit{};
    }
}

}  // namespace

TEST_CASE("a renewed pool key is kept for the next start", "[sync]") {
    KioskWorld world;
    world.office.pool_key = protocol::make_pool_key();
    REQUIRE(renew(world).ok());
    REQUIRE(world.joined.invitation.pool_key == world.office.pool_key);
    REQUIRE(load_enrolment(world.store).take()->invitation.pool_key == world.office.pool_key);
    REQUIRE(world.joined.invitation.service_group == "centre");
}

TEST_CASE("a renewal may bring the organisation's new online key with it", "[sync]") {
    KioskWorld world;
    world.office.rotate_online_key();
    REQUIRE(renew(world).ok());
    REQUIRE(world.joined.delegation.online_key == world.office.signer.key.public_key);
}

TEST_CASE("a device that was taken off the list is told so, and keeps everything", "[sync]") {
    KioskWorld world;
    world.fill(5);
    world.office.devices.clear();
    const auto before = world.store.state();
    const Error refused = renew(world).error();
    REQUIRE(refused.kind == ErrorKind::Denied);
    REQUIRE(refused.what.find("taken this device off its list") != std::string::npos);
    REQUIRE(world.store.state() == before);
}

TEST_CASE("a device that joined by a file is told to join by a new one", "[sync]") {
    KioskWorld world;
    world.joined.invitation.device_key.reset();
    const Error refused = renew(world).error();
    REQUIRE(refused.kind == ErrorKind::Denied);
    REQUIRE(refused.what.find("new invitation") != std::string::npos);
    REQUIRE(world.network.requests.empty());
}

TEST_CASE("a renewal that was recorded, changed or meant for another is not taken", "[sync]") {
    KioskWorld world;
    Bytes recorded;
    world.network.after = [&](const NetworkRequest&, NetworkResponse& response) {
        recorded = response.body;
    };
    REQUIRE(renew(world).ok());
    const auto before = world.store.state();
    world.office.pool_key = protocol::make_pool_key();
    world.network.after = [&](const NetworkRequest&, NetworkResponse& response) {
        response.body = recorded;
    };
    REQUIRE(renew(world).error().kind == ErrorKind::Denied);
    world.network.after = [](const NetworkRequest&, NetworkResponse& response) {
        response.body[response.body.size() / 2] ^= 1;
    };
    REQUIRE_FALSE(renew(world).ok());
    world.network.after = [](const NetworkRequest&, NetworkResponse& response) {
        response.body.clear();
    };
    REQUIRE_FALSE(renew(world).ok());
    REQUIRE(world.store.state() == before);
}

TEST_CASE("a heartbeat tells health coarsely and nothing of visits", "[sync]") {
    KioskWorld world;
    world.fill(3);
    REQUIRE(note_complete_window(a_day - std::chrono::days(4), world.store).ok());
    const DeviceFacts facts{.program = "0.2.0", .languages_withdrawn = {"ur"}};
    const auto health = health_of(facts, world.joined, a_day, world.store);
    REQUIRE(health.ok());
    REQUIRE(send_heartbeat(health.value(), world.joined, world.network).ok());
    REQUIRE(world.office.heartbeats.size() == 1);
    const protocol::Heartbeat& told = world.office.heartbeats[0];
    REQUIRE(told.device_key == world.device_key.public_key);
    REQUIRE(told.health.program == "0.2.0");
    REQUIRE(told.health.languages_withdrawn == std::vector<std::string>{"ur"});
    REQUIRE(told.health.days_silent == 4);
    REQUIRE(told.health.bundle_version == 1);
    REQUIRE(told.health.epoch == "2026-11");
    REQUIRE(told.health.outbox == protocol::Room::Plenty);
    // Three cells or none: the same words.
    KioskWorld empty;
    REQUIRE(note_complete_window(a_day - std::chrono::days(4), empty.store).ok());
    REQUIRE(health_of(facts, empty.joined, a_day, empty.store).value() == health.value());
}

TEST_CASE("faults are sent with the health and kept for who stands at the device", "[sync]") {
    KioskWorld world;
    const std::vector<protocol::Fault> faults = {{protocol::FaultKind::SpeechMissing},
                                                 {protocol::FaultKind::KeysUnreadable, "cy"}};
    const DeviceFacts facts{.program = "0.2.0", .languages_withdrawn = {}, .faults = faults};
    const auto health = health_of(facts, world.joined, a_day, world.store);
    REQUIRE(health.ok());
    REQUIRE(health.value().faults ==
            std::vector<std::string>{"speech_missing", "keys_unreadable cy"});
    REQUIRE(noted_faults(world.store).value().empty());
    REQUIRE(note_faults(faults, world.store).ok());
    REQUIRE(noted_faults(world.store).value() == faults);
    REQUIRE(note_faults({}, world.store).ok());
    REQUIRE(noted_faults(world.store).value().empty());
}

TEST_CASE("an outbox is low from 70 % on and has no room without space for one more", "[sync]") {
    struct Row {
        std::uint32_t pending;
        protocol::Room room;
    };
    for (const Row& row : {Row{699, protocol::Room::Plenty}, Row{700, protocol::Room::Low},
                           Row{968, protocol::Room::Low}, Row{969, protocol::Room::None}}) {
        KioskWorld world;
        world.store.slots.resize(1000);
        world.fill(row.pending);
        INFO(row.pending);
        REQUIRE(health_of({}, world.joined, a_day, world.store).value().outbox == row.room);
    }
}

TEST_CASE("days of silence survive clocks that jump", "[sync]") {
    KioskWorld world;
    const auto silent = [&](CivilDay today) {
        return health_of({}, world.joined, today, world.store).value().days_silent;
    };
    REQUIRE(silent(a_day) == 9'999);  // Never yet.
    REQUIRE(note_complete_window(a_day, world.store).ok());
    REQUIRE(silent(a_day) == 0);
    REQUIRE(silent(a_day - std::chrono::days(400)) == 0);
    REQUIRE(silent(a_day + std::chrono::days(100'000)) == 9'999);
    world.store.settings["complete_day"] = "soon";
    REQUIRE(silent(a_day) == 9'999);
}

TEST_CASE("all replies come down, page by page, and later only what is new", "[sync]") {
    KioskWorld world;
    publish(world, 400);  // Seven pages of at most 64.
    REQUIRE(fetch_all(world).ok());
    REQUIRE(world.board.kept == world.office.board.kept);
    world.network.requests.clear();
    publish(world, 1);
    REQUIRE(fetch_all(world).ok());
    REQUIRE(world.network.requests.size() == 1);
    REQUIRE(world.network.requests[0].url.ends_with("/v1/replies?since=400"));
    REQUIRE(world.board.kept == world.office.board.kept);
}

TEST_CASE("a restored server's board is taken anew", "[sync]") {
    KioskWorld world;
    publish(world, 100);
    REQUIRE(fetch_all(world).ok());
    for (const std::size_t left : {150u, 80u, 0u}) {
        world.office.board.name += "x";
        world.office.board.kept.clear();
        publish(world, left);
        INFO(left);
        REQUIRE(fetch_all(world).ok());
        REQUIRE(world.board.kept == world.office.board.kept);
    }
}

TEST_CASE("cuts and lies leave the board as it was", "[sync]") {
    KioskWorld world;
    publish(world, 100);
    REQUIRE(fetch_all(world).ok());
    publish(world, 100);
    const auto before = world.board.kept;
    world.network.after = [](const NetworkRequest&, NetworkResponse& response) {
        response.body[response.body.size() - 5] ^= 1;
    };
    REQUIRE(fetch_all(world).error().kind == ErrorKind::Denied);
    world.network.after = [](const NetworkRequest&, NetworkResponse& response) {
        response.body.resize(100);
    };
    REQUIRE_FALSE(fetch_all(world).ok());
    // A page that was not asked for, truly signed.
    Bytes recorded;
    world.network.after = nullptr;
    recorded =
        world.office.answer({"GET", "https://office.example:8443/v1/replies?since=150", {}, {}, {}})
            .take()
            .body;
    world.network.after = [&](const NetworkRequest&, NetworkResponse& response) {
        response.body = recorded;
    };
    REQUIRE_FALSE(fetch_all(world).ok());
    REQUIRE(world.board.kept == before);
}

}  // namespace candour::client
