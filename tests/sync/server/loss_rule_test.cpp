// What a device reported, and what the pool has under one key.
#include "sync/server/loss_rule.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include "core/privacy/seal.h"
#include "tests/support/catch.h"
#include "tests/support/memory_office.h"
#include "tests/sync/sync_world.h"

namespace candour::server {
namespace {

CivilDay day(const char* iso) { return from_iso(iso).take(); }

protocol::Health health(const std::string& epoch) {
    return {.program = "1", .languages_withdrawn = {}, .epoch = epoch};
}

std::string since(const std::string& kept) {
    return nlohmann::json::parse(kept).at("epoch_since").get<std::string>();
}

}  // namespace

TEST_CASE("a device's newest epoch counts from the first report of it", "[sync]") {
    const std::string first = health_to_keep(health("2026-11"), "", day("2026-11-05"));
    const std::string later = health_to_keep(health("2026-11"), first, day("2026-11-20"));
    const std::string newer = health_to_keep(health("2026-12"), later, day("2026-12-02"));
    REQUIRE(since(first) == "2026-11-05");
    REQUIRE(since(later) == "2026-11-05");
    REQUIRE(since(newer) == "2026-12-02");
    // A report of before this was kept, and one that is damaged: from now on.
    REQUIRE(since(health_to_keep(health("2026-11"), protocol::to_json(health("2026-11")),
                                 day("2026-11-20"))) == "2026-11-20");
    REQUIRE(since(health_to_keep(health("2026-11"), "[[", day("2026-11-20"))) == "2026-11-20");
    // The page of devices reads it as ever.
    REQUIRE(protocol::health_from_json(newer).value() == health("2026-12"));
}

TEST_CASE("revoked devices hold up no key, and unreadable reports do", "[sync]") {
    store::Device device;
    device.name = "Porch";
    device.last_heartbeat = day("2026-12-20");
    device.health = "damaged";
    REQUIRE(holders_of({device}, "2026-11").size() == 1);
    device.health = health_to_keep(health("2026-12"), "", day("2026-12-18"));
    REQUIRE(holders_of({device}, "2026-11").empty());
    REQUIRE(holders_of({device}, "2026-12").size() == 1);
    device.state = store::DeviceState::Revoked;
    REQUIRE(holders_of({device}, "2026-12").empty());
}

TEST_CASE("dummies hold up no key; what a newer program may read does", "[sync]") {
    test::SodiumRandom random;
    test::MemoryPool pool;
    test::MemoryOffice office;
    const Bytes hash_key(32, 9);
    const privacy::EpochKeyPair key = privacy::make_epoch_key_pair();
    const privacy::EpochKeyPair other = privacy::make_epoch_key_pair();
    REQUIRE(pool.add({privacy::seal_dummy(key.public_key, random)}, test::a_day).ok());
    feedback::Contact contact;
    contact.story = "I wait.";
    const auto message =
        privacy::seal(feedback::Draft(std::move(contact)), other.public_key, random).take();
    REQUIRE(pool.add(message.cells(), test::a_day).ok());
    const auto under = [&](const privacy::EpochKeyPair& pair) {
        return pooled_under(pair, hash_key, pool, office).take();
    };
    REQUIRE_FALSE(under(key).unread);
    REQUIRE_FALSE(under(key).released);
    REQUIRE(under(other).unread);
    // What nobody can read, in a box that opens.
    privacy::Cell strange;
    strange.id = CellId::create(random);
    auto wire = strange.wire();
    Bytes plain(wire.size() - strange.id.bytes.size() - crypto_box_SEALBYTES, 0xEE);
    REQUIRE(crypto_box_seal(wire.data() + strange.id.bytes.size(), plain.data(), plain.size(),
                            key.public_key.bytes.data()) == 0);
    const privacy::Cell newer = privacy::Cell::from_wire(wire);
    REQUIRE(pool.add({newer}, test::a_day).ok());
    REQUIRE(pool.quarantine({newer.id}).ok());
    REQUIRE(under(key).unread);
}

}  // namespace candour::server
