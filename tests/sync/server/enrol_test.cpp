// Enrolment on line: device, server and a person at the console.
#include "sync/server/enrol.h"

#include "sync/protocol/enrol_words.h"
#include "sync/protocol/enrolment_code.h"
#include "tests/sync/server/device_world.h"

namespace candour::server {

namespace {

using test::DeviceWorld;

// What a kiosk does, step by step.
struct Kiosk {
    explicit Kiosk(DeviceWorld& where) : world(where) { world.random.fill(nonce); }

    protocol::HttpResponse ask(const protocol::EnrolRequest& request) {
        return world.send("POST", "/v1/enrol", protocol::encode_enrol(request));
    }
    int begin() {
        const std::string plain = protocol::normalised_code(code).take();
        const auto response = ask(protocol::EnrolBegin{
            .device_key = key.public_key,
            .commitment = protocol::enrol_commitment(nonce, key.public_key, pin),
            .code_hash = protocol::enrol_code_hash(plain, key.public_key)});
        if (response.status == 200) begun = protocol::decode_enrol_begun(response.body).take();
        return response.status;
    }
    int reveal() {
        return ask(protocol::EnrolReveal{.attempt = begun.attempt, .nonce = nonce}).status;
    }
    protocol::HttpResponse poll() { return ask(protocol::make_enrol_poll(begun.attempt, key)); }
    std::array<std::string_view, 4> words() const {
        const std::string plain = protocol::normalised_code(code).take();
        return protocol::words_of({.device_nonce = nonce,
                                   .server_nonce = begun.nonce,
                                   .device_key = key.public_key,
                                   .pin = pin,
                                   .offline_key = begun.offline_key,
                                   .code = plain});
    }
    void wait() {
        REQUIRE(begin() == 200);
        REQUIRE(reveal() == 200);
    }

    DeviceWorld& world;
    protocol::SigningKeyPair key = protocol::make_signing_key_pair();
    protocol::Hash nonce{};
    std::string code = protocol::make_enrolment_code(world.random);
    std::string pin = world.pin;  // As it saw it.
    protocol::EnrolBegun begun;
};

struct Desk : EnrolDesk {
    explicit Desk(DeviceWorld& world)
        : EnrolDesk(world.registry, {world.pin, world.root()}, world.clock) {}
};

}  // namespace

TEST_CASE("a device joins when a person has compared the words and approved it", "[sync]") {
    DeviceWorld world;
    const std::uint64_t version = world.publish();
    Kiosk kiosk(world);
    Desk desk(world);
    kiosk.wait();
    REQUIRE(kiosk.poll().status == 202);
    const auto found = desk.find(kiosk.code).take();
    REQUIRE(found.words == kiosk.words());
    REQUIRE(kiosk.poll().status == 202);  // Looking is not approving.
    const auto device = desk.approve(found.attempt, "Front desk", "centre").take();
    REQUIRE(device.key == kiosk.key.public_key.bytes);
    REQUIRE(device.enrolled == test::a_day);
    for (int i = 0; i < 2; ++i) {  // The first answer may be lost.
        const auto response = kiosk.poll();
        REQUIRE(response.status == 200);
        const auto granted =
            protocol::decode_enrol_grant(response.body, kiosk.key, kiosk.begun.offline_key).take();
        REQUIRE(granted.grant.pool_key == world.pool_key());
        REQUIRE(granted.grant.service_group == "centre");
        REQUIRE(granted.grant.bundle_version == version);
        REQUIRE(granted.delegation.online_key == world.ring.online.key.public_key);
    }
}

TEST_CASE("a code is approved once, and only while it waits", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    Desk desk(world);
    kiosk.wait();
    const auto found = desk.find(kiosk.code).take();
    REQUIRE(desk.approve(found.attempt, "Front desk", "").ok());
    REQUIRE(desk.approve(found.attempt, "Another", "").error().kind == ErrorKind::Conflict);
    REQUIRE(desk.find(kiosk.code).error().kind == ErrorKind::Denied);
    REQUIRE(world.registry.known.size() == 1);
}

TEST_CASE("a device that a person refuses must begin again", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    Desk desk(world);
    kiosk.wait();
    const auto found = desk.find(kiosk.code).take();
    REQUIRE(desk.refuse(found.attempt).ok());
    REQUIRE(kiosk.poll().status == 410);
    REQUIRE(desk.approve(found.attempt, "Front desk", "").error().kind == ErrorKind::Conflict);
    REQUIRE(world.registry.known.empty());
}

TEST_CASE("who sits between shows other words on the device", "[sync]") {
    DeviceWorld world;
    Desk desk(world);
    // It passes the device's messages on, under its own TLS key.
    Kiosk victim(world);
    victim.pin = to_base64(Bytes(32, 9));
    REQUIRE(victim.begin() == 200);
    REQUIRE(victim.reveal() == 410);  // The commitment is not one for this server.
    REQUIRE(desk.find(victim.code).error().kind == ErrorKind::Denied);

    // It makes an attempt of its own for the code that the device shows.
    Kiosk thief(world);
    thief.code = victim.code;
    thief.wait();
    victim.begun.nonce = thief.begun.nonce;
    victim.begun.offline_key = thief.begun.offline_key;
    REQUIRE(desk.find(victim.code).value().words == thief.words());
    REQUIRE(victim.words() != thief.words());
}

TEST_CASE("a nonce that was not committed to ends the attempt", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    Desk desk(world);
    REQUIRE(kiosk.begin() == 200);
    const protocol::Hash right = kiosk.nonce;
    kiosk.nonce[0] ^= 1;
    REQUIRE(kiosk.reveal() == 410);
    kiosk.nonce = right;
    REQUIRE(kiosk.reveal() == 410);
    REQUIRE(kiosk.poll().status == 410);
    REQUIRE(desk.find(kiosk.code).error().kind == ErrorKind::Denied);
}

TEST_CASE("revealing again is safe, revealing another nonce is not", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    kiosk.wait();
    REQUIRE(kiosk.reveal() == 200);
    kiosk.nonce[0] ^= 1;
    REQUIRE(kiosk.reveal() == 409);
    kiosk.nonce[0] ^= 1;
    REQUIRE(Desk(world).find(kiosk.code).value().words == kiosk.words());
}

TEST_CASE("a code that nothing was revealed for is not found", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    REQUIRE(kiosk.begin() == 200);
    REQUIRE(kiosk.poll().status == 409);
    REQUIRE(Desk(world).find(kiosk.code).error().kind == ErrorKind::Denied);
    REQUIRE(Desk(world).approve(kiosk.begun.attempt, "Front desk", "").error().kind ==
            ErrorKind::Conflict);
}

TEST_CASE("five wrong codes end every attempt that waits", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    Desk desk(world);
    kiosk.wait();
    REQUIRE(desk.find("no code at all").error().kind == ErrorKind::Denied);  // Not a try.
    for (int i = 0; i < enrol_tries_max - 1; ++i) {
        REQUIRE(desk.find("0000-000" + std::to_string(i)).error().kind == ErrorKind::Denied);
    }
    REQUIRE(desk.find(kiosk.code).ok());
    REQUIRE_FALSE(desk.find("0000-0009").ok());
    REQUIRE_FALSE(desk.find(kiosk.code).ok());
    REQUIRE(kiosk.poll().status == 410);
}

TEST_CASE("an attempt ends after ten minutes, and when the clock was set back", "[sync]") {
    for (const auto moved :
         {Milliseconds(std::chrono::minutes(11)), -Milliseconds(std::chrono::hours(24))}) {
        DeviceWorld world;
        Kiosk kiosk(world);
        Desk desk(world);
        kiosk.wait();
        const auto found = desk.find(kiosk.code).take();
        world.clock.moved += moved;
        REQUIRE(kiosk.poll().status == 410);
        REQUIRE(kiosk.reveal() == 410);
        REQUIRE_FALSE(desk.find(kiosk.code).ok());
        REQUIRE(desk.approve(found.attempt, "Front desk", "").error().kind == ErrorKind::Conflict);
    }
}

TEST_CASE("what was approved in the last minute can still be fetched", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    Desk desk(world);
    kiosk.wait();
    world.clock.moved += std::chrono::minutes(9);
    REQUIRE(desk.approve(desk.find(kiosk.code).value().attempt, "Front desk", "").ok());
    world.clock.moved += std::chrono::minutes(9);
    REQUIRE(kiosk.poll().status == 200);
    world.clock.moved += std::chrono::minutes(5);
    REQUIRE(kiosk.poll().status == 410);
    // The next device's beginning clears it away.
    REQUIRE(Kiosk(world).begin() == 200);
    REQUIRE(kiosk.poll().status == 404);
}

TEST_CASE("a device that is revoked before it fetches gets nothing", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    Desk desk(world);
    kiosk.wait();
    const auto device =
        desk.approve(desk.find(kiosk.code).value().attempt, "Front desk", "").take();
    REQUIRE(revoke_device(world.registry, device.id, test::a_day).ok());
    REQUIRE(kiosk.poll().status == 410);
}

TEST_CASE("only the device that began can fetch", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    kiosk.wait();
    Kiosk thief(world);
    thief.begun = kiosk.begun;
    REQUIRE(thief.poll().status == 401);
    thief.begun.attempt = AttemptId::create(world.random);
    REQUIRE(thief.poll().status == 404);
}

TEST_CASE("one address cannot begin without end, and another still can", "[sync]") {
    DeviceWorld world;
    int begun = 0;
    while (Kiosk(world).begin() == 200)
        ++begun;
    REQUIRE(begun == 30);
    REQUIRE(Kiosk(world).begin() == 429);
    world.address = "192.0.2.2";
    REQUIRE(Kiosk(world).begin() == 200);
    world.address = "192.0.2.1";
    world.clock.moved += std::chrono::minutes(10);
    REQUIRE(Kiosk(world).begin() == 200);
}

TEST_CASE("a registry that is full takes no more, and says when to try again", "[sync]") {
    DeviceWorld world;
    world.registry.attempts_max = 1;
    REQUIRE(Kiosk(world).begin() == 200);
    REQUIRE(Kiosk(world).begin() == 503);
}

TEST_CASE("a device needs a name, and a key to which something can be sealed", "[sync]") {
    DeviceWorld world;
    Kiosk kiosk(world);
    Desk desk(world);
    kiosk.wait();
    const AttemptId attempt = desk.find(kiosk.code).value().attempt;
    REQUIRE(desk.approve(attempt, "", "").error().kind == ErrorKind::Invalid);
    REQUIRE(desk.approve(attempt, std::string(101, 'x'), "").error().kind == ErrorKind::Invalid);
    kiosk.key.public_key.bytes.fill(0);
    REQUIRE(kiosk.begin() == 400);
    REQUIRE(world.send("POST", "/v1/enrol", Bytes{'{', '}'}).status == 400);
}

}  // namespace candour::server
