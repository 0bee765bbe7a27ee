// tests/casework/purge_run_test.cpp: keys are destroyed when nothing needs them, and a power cut at
// any write loses nothing that must stay.
#include "app/casework/purge_run.h"

#include "core/privacy/seal.h"
#include "tests/support/purge_world.h"

namespace candour::casework {
namespace {

using feedback::ContactKind;
using test::PurgeWorld;

// One that is let in, and has reported nothing yet.
store::Device tablet(PurgeWorld& world, const std::string& name) {
    store::Device device;
    device.id = DeviceId::create(world.desk.random);
    device.key[0] = static_cast<std::uint8_t>(world.registry.known.size() + 1);
    device.name = name;
    REQUIRE(world.registry.add_device(device).ok());
    return device;
}

void report(PurgeWorld& world, const DeviceId& id, const std::string& epoch, const char* since,
            std::uint64_t days_silent) {
    protocol::Health health{.program = "1", .languages_withdrawn = {}, .epoch = epoch};
    health.days_silent = days_silent;
    const std::string kept = server::health_to_keep(health, "", from_iso(since).take());
    REQUIRE(world.registry.put_heartbeat(id, world.clock.today(), kept).ok());
}

privacy::SealedMessage sealed_under(PurgeWorld& world, const std::string& story) {
    feedback::Contact contact;
    contact.kind = ContactKind::Suggestion;
    contact.story = story;
    return privacy::seal(feedback::Draft(std::move(contact)),
                         world.keys.current_epoch().pair.public_key, world.desk.random)
        .take();
}

}  // namespace

TEST_CASE(
    "a power cut at any write leaves what must stay open under one key, and the next run "
    "ends it",
    "[casework]") {
    int cuts = 0;
    for (int at = 0;; ++at) {
        PurgeWorld world;
        world.release(ContactKind::SurveyAnswer, "");
        world.release(ContactKind::Suggestion, "More chairs.");
        const auto open = world.open("It is still open.");
        const auto past = world.open("Long ago.");
        world.close(past);
        const std::string before = world.words_of(open);
        world.wait_until("2029-01-10");
        world.power.left = at;
        const bool whole = world.run_with().run().ok();
        const bool failed = world.power.left < 0;
        world.power.left = -1;
        world.restart();
        INFO("cut at write " << at);
        REQUIRE(world.words_of(open) == before);
        REQUIRE(world.chain_holds(open));
        REQUIRE(world.chain_holds(past));
        if (!failed) {
            REQUIRE(whole);
            break;
        }
        ++cuts;
        world.purge();
        world.restart();
        REQUIRE(world.words_of(open) == before);
        REQUIRE(world.words_of(past).empty());
        REQUIRE_FALSE(world.has_key("2026-11"));
        REQUIRE(world.items_under("2026-11") == 0);
        REQUIRE(world.items_under("2029-01") == 1);
    }
    REQUIRE(cuts >= 10);
}

TEST_CASE("a tablet that may still hold words keeps a key, until it is revoked or accepted",
          "[casework]") {
    PurgeWorld world;
    const store::Device porch = tablet(world, "Porch");
    world.release(ContactKind::Suggestion, "More chairs.");
    world.wait_until("2028-01-10");
    const auto names = [&] {
        std::vector<std::string> all;
        const PurgeReport look = world.run_with().look().take();
        for (const server::Holder& holder : look.keys.at(0).holders)
            all.push_back(holder.name + ": " + holder.why);
        return all;
    };
    REQUIRE(names() == std::vector<std::string>{"Porch: it has never reported"});
    world.purge();
    REQUIRE(world.items_under("2026-11") == 0);  // Words whose time is over go at once.
    REQUIRE(world.has_key("2026-11"));
    report(world, porch.id, "2026-11", "2026-11-01", 0);
    REQUIRE(names() == std::vector<std::string>{"Porch: it still uses the key of 2026-11"});
    // It has sent all, but perhaps before it took the newer key.
    report(world, porch.id, "2028-01", "2028-01-09", 0);
    REQUIRE(names().size() == 1);
    report(world, porch.id, "2028-01", "2028-01-05", 4);
    REQUIRE(names().size() == 1);
    SECTION("accepted by name") {
        REQUIRE(world.purge({"Hall"}).keys.at(0).holders.size() == 1);
        REQUIRE(world.purge({"Porch"}).keys.at(0).goes());
    }
    SECTION("revoked") {
        REQUIRE(world.registry.revoke_device(porch.id).ok());
        REQUIRE(world.purge().keys.at(0).goes());
    }
    SECTION("it has sent all since") {
        report(world, porch.id, "2028-01", "2028-01-05", 3);
        REQUIRE(world.purge().keys.at(0).goes());
    }
    REQUIRE_FALSE(world.has_key("2026-11"));
}

TEST_CASE("words of the pool that no office has keep a key, waiting or set aside", "[casework]") {
    PurgeWorld world;
    world.release(ContactKind::Suggestion, "More chairs.");
    const auto message = sealed_under(world, "I wait.");
    world.wait_until("2028-01-10");
    REQUIRE(world.pool.add(message.cells(), world.clock.today()).ok());
    std::vector<CellId> ids;
    for (const privacy::Cell& cell : message.cells())
        ids.push_back(cell.id);
    REQUIRE(world.purge().keys.at(0).unread);
    REQUIRE(world.pool.quarantine(ids).ok());
    REQUIRE(world.purge().keys.at(0).unread);
    REQUIRE(world.has_key("2026-11"));
    REQUIRE(world.purge({the_pool}).keys.at(0).goes());
    REQUIRE_FALSE(world.has_key("2026-11"));
}

TEST_CASE("a key stays until no backup that is kept needs it for what must stay", "[casework]") {
    PurgeWorld world;
    const auto open = world.open("It is still open.");
    world.release(ContactKind::Suggestion, "More chairs.");
    REQUIRE(world.pool.begin_backup().value() == 1);
    REQUIRE(world.pool.set_horizon(1).ok());
    world.wait_until("2028-01-10");
    const KeyOutlook first = world.purge().keys.at(0);
    REQUIRE(first.waits_for_backup);
    REQUIRE(first.safe_from_backup == 2);
    REQUIRE(world.has_key("2026-11"));
    REQUIRE(world.pool.begin_backup().value() == 2);
    REQUIRE(world.purge().keys.at(0).waits_for_backup);
    REQUIRE(world.pool.set_horizon(2).ok());
    REQUIRE(world.purge().keys.at(0).goes());
    REQUIRE_FALSE(world.has_key("2026-11"));
    REQUIRE(world.words_of(open).find("It is still open.") != std::string::npos);
}

TEST_CASE("where nothing had to stay no backup is waited for", "[casework]") {
    PurgeWorld world;
    world.release(ContactKind::Suggestion, "More chairs.");
    REQUIRE(world.pool.begin_backup().ok());
    world.wait_until("2028-01-10");
    REQUIRE(world.purge().keys.at(0).goes());
    REQUIRE_FALSE(world.has_key("2026-11"));
}

TEST_CASE("a key in use is never destroyed: it goes once its month is over", "[casework]") {
    PurgeWorld world;
    const auto open = world.open("It is still open.");
    world.release(ContactKind::Suggestion, "More chairs.");
    world.wait_until("2027-06-10");
    world.retention.contact_months = 3;
    world.purge();
    REQUIRE_FALSE(world.has_key("2026-11"));
    // The case is closed, and past its time while its words are under the key in use.
    world.close(open);
    world.retention.case_months = 1;
    world.clock.wall += std::chrono::hours{24 * 500};
    const PurgeReport now = world.purge();
    REQUIRE(now.keys.at(0).in_use);
    REQUIRE(world.words_of(open).empty());
    REQUIRE(world.has_key("2027-06"));
    world.wait_until("2028-12-01");
    REQUIRE(world.purge().keys.at(0).goes());
    REQUIRE_FALSE(world.has_key("2027-06"));
}

}  // namespace candour::casework
