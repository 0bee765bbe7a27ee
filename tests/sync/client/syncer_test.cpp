// A device's whole life on virtual time, against an office that changes its keys and its texts.
#include "sync/client/syncer.h"

#include "tests/support/catch.h"
#include "tests/sync/client/kiosk_world.h"

namespace candour::client {

namespace {

using namespace std::chrono_literals;

class VirtualClock : public Clock {
public:
    Instant wall_now() const override { return start + since; }
    Milliseconds since_boot() const override { return since; }
    Instant start{test::a_day};
    Milliseconds since{1'000};
};

class SomeRandom : public Random {
public:
    std::uint32_t below(std::uint32_t bound) override {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>((state_ >> 33) % bound);
    }

private:
    std::uint64_t state_ = 42;
};

struct Living : test::KioskWorld {
    Living() { start(); }
    // As after a restart: what is in memory is lost.
    void start() {
        syncer.emplace(load_enrolment(store).take().value(), SyncPlan{},
                       Syncer::World{store, &board, network, clock, built, jitter, random},
                       Syncer::Hooks{.facts = {}, .on_bundle = [this](const Enrolment& now) {
                                         used_versions.push_back(now.bundle.version);
                                     }});
    }
    // As a device that joined by an invitation file of before.
    void forget_key() {
        protocol::Invitation old = joined.invitation;
        old.device_key.reset();
        store.settings["enrolment"] = protocol::to_json(old);
        start();
    }
    void live(Milliseconds time) {
        const Milliseconds end = clock.since + time;
        while (syncer->next_at() <= end) {
            clock.since = std::max(clock.since, syncer->next_at());
            syncer->run_next();
        }
        clock.since = end;
    }
    std::size_t pending() { return store.use().value().pending; }

    CivilDay built = test::a_day;
    VirtualClock clock;
    SomeRandom jitter;
    std::vector<std::uint64_t> used_versions;
    std::optional<Syncer> syncer;
};

}  // namespace

TEST_CASE("a device sends, takes bundles and replies, and tells its health", "[sync]") {
    Living device;
    device.fill(30);
    device.office.publish(2);
    REQUIRE(device.office.board.publish({1}).ok());
    device.live(7h);
    REQUIRE(device.pending() == 0);
    REQUIRE(device.used_versions == std::vector<std::uint64_t>{2});
    REQUIRE(device.board.kept.size() == 1);
    REQUIRE(device.office.heartbeats.size() >= 1);
    REQUIRE(device.office.heartbeats.back().health.days_silent == 0);
    REQUIRE(device.office.heartbeats.back().health.bundle_version == 2);
    REQUIRE(device.syncer->trouble().empty());
    // A window was there all the time, cells or not.
    REQUIRE(device.network.count("/v1/cells") > 60);
}

TEST_CASE("a pool key that has ended is renewed, and the same cells are sent with it", "[sync]") {
    Living device;
    device.live(1h);
    device.office.pool_key = protocol::make_pool_key();
    device.fill(5);
    std::set<CellId> waiting;
    for (const store::PendingCell& item : device.store.pending().take())
        waiting.insert(item.cell.id);
    device.live(15min);
    REQUIRE(device.pending() == 0);
    for (const CellId& id : waiting)
        REQUIRE(device.office.stored.contains(id));
    REQUIRE(device.network.count("/v1/pool-key") >= 1);
    REQUIRE(device.syncer->trouble().empty());
    // Over a restart as well.
    device.start();
    device.fill(1);
    device.live(10min);
    REQUIRE(device.pending() == 0);
}

TEST_CASE("the pool key is renewed every week, also without being refused", "[sync]") {
    Living device;
    device.live(24h * 29);
    REQUIRE(device.network.count("/v1/pool-key") >= 4);
    REQUIRE(device.network.count("/v1/pool-key") <= 6);
}

TEST_CASE("a device that joined by a file says plainly that its key has ended", "[sync]") {
    Living device;
    device.forget_key();
    device.office.pool_key = protocol::make_pool_key();
    device.fill(5);
    device.live(2h);
    REQUIRE(device.pending() == 5);
    REQUIRE(device.syncer->trouble().find("Join again with a new invitation") != std::string::npos);
    REQUIRE(device.network.count("/v1/pool-key") == 0);
    REQUIRE(device.network.count("/v1/heartbeat") == 0);
}

TEST_CASE("a new online key is learnt from the bundle, and sending goes on", "[sync]") {
    Living device;
    device.live(1h);
    device.office.rotate_online_key();
    device.fill(5);
    device.live(10min);
    REQUIRE(device.pending() == 0);
    REQUIRE(device.syncer->trouble().empty());
}

TEST_CASE("a device that was taken off the list goes on trying and keeps everything", "[sync]") {
    Living device;
    device.live(1h);
    device.office.devices.clear();
    device.office.pool_key = protocol::make_pool_key();
    device.fill(5);
    device.live(24h);
    REQUIRE(device.pending() == 5);
    REQUIRE(device.syncer->trouble().find("does not accept") != std::string::npos);
    device.office.devices.insert(to_hex(device.device_key.public_key.bytes));
    device.live(2h);
    REQUIRE(device.pending() == 0);
}

TEST_CASE("outages of days lose nothing, and a link that comes is used within seconds", "[sync]") {
    // Cells keep their distance from each of the two kinds of calls that the device key signs.
    const bool has_signed_calls = GENERATE(false, true);
    const Milliseconds limit = has_signed_calls ? Milliseconds(10s) + 4 * SyncPlan{}.apart : 10s;
    Living device;
    if (!has_signed_calls) device.forget_key();
    device.network.before = [](const NetworkRequest&) {
        return std::optional(Result<NetworkResponse>(test::cut()));
    };
    for (int day = 0; day < 5; ++day) {
        device.fill(40);
        device.live(24h);
    }
    REQUIRE(device.pending() == 200);
    // At most about one request of each of the five kinds in a quarter of an hour.
    REQUIRE(device.network.requests.size() < 5 * 24 * 5 * 5);
    device.network.before = nullptr;
    device.syncer->link_up();
    device.live(limit);
    REQUIRE(device.pending() == 0);
}

TEST_CASE("a tablet whose clock says 1970 syncs, and knows the date afterwards", "[sync]") {
    Living device;
    device.clock.start = Instant{};
    device.built = CivilDay{std::chrono::year{2026} / 1 / 5};
    device.start();
    device.fill(20);
    device.live(1h);
    REQUIRE(device.pending() == 0);
    REQUIRE(device.syncer->trouble().empty());
    const test::MemoryOutbox& kept = device.store;
    REQUIRE(kept.settings.at("complete_day") ==
            std::to_string(test::a_day.time_since_epoch().count()));
    device.start();
    device.live(7h);
    REQUIRE(device.office.heartbeats.back().health.days_silent == 0);
}

TEST_CASE("clocks that jump both ways change nothing of what arrives", "[sync]") {
    Living device;
    for (int step = 0; step < 40; ++step) {
        device.fill(3);
        device.clock.start += (step % 2 == 0 ? 1 : -1) * 24h * 365 * (step % 7);
        device.live(20min);
        REQUIRE(device.pending() == 0);
    }
}

TEST_CASE("a large bundle does not keep cells waiting", "[sync]") {
    Living device;
    device.office.publish(2, 1'900'000);
    const std::size_t pieces = device.office.manifest().chunks.size();
    REQUIRE(pieces > 12);
    // Each piece takes a minute.
    device.network.after = [&](const NetworkRequest& request, NetworkResponse&) {
        if (request.url.find("/chunk/") != std::string::npos) device.clock.since += 60s;
    };
    device.live(40min);
    REQUIRE(device.used_versions == std::vector<std::uint64_t>{2});
    std::vector<std::string> kinds = device.network.paths();
    const auto last_piece = std::ranges::find_if(
        kinds.rbegin(), kinds.rend(),
        [](const std::string& path) { return path.find("/chunk/") != std::string::npos; });
    const auto windows_before = std::count(last_piece, kinds.rend(), "/v1/cells");
    REQUIRE(windows_before >= 2);
}

TEST_CASE("window_now renews a key and learns a key at once", "[sync]") {
    Living device;
    device.fill(5);
    device.office.pool_key = protocol::make_pool_key();
    REQUIRE(device.syncer->window_now().ok());
    REQUIRE(device.pending() == 0);
    device.fill(5);
    device.office.rotate_online_key();
    REQUIRE(device.syncer->window_now().ok());
    REQUIRE(device.pending() == 0);
}

TEST_CASE("a horizon and a generation reach the store", "[sync]") {
    Living device;
    device.office.generation = 12;
    device.office.horizon = 11;
    device.fill(1);
    device.live(10min);
    REQUIRE(device.store.horizon == 11);
    REQUIRE(std::ranges::any_of(device.store.slots, [](const test::MemoryOutbox::Slot& slot) {
        return slot.generation == 12;
    }));
}

}  // namespace candour::client
