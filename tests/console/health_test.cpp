// tests/console/health_test.cpp: what a device's report means, in words for staff.
#include "app/console/devices/health.h"

#include "sync/protocol/heartbeat.h"
#include "tests/support/catch.h"

namespace candour::console {
namespace {

const CivilDay today = from_iso("2026-11-25").value();

protocol::Health good_report() {
    return {.program = "0.2.0",
            .languages_withdrawn = {},
            .disk = protocol::Room::Plenty,
            .outbox = protocol::Room::Plenty,
            .days_silent = 0,
            .bundle_version = 9,
            .epoch = "2026-11",
            .reused_early = false,
            .damaged = 0};
}

store::Device device_with(const protocol::Health& report, int days_ago = 0) {
    store::Device device;
    device.name = "Reception";
    device.enrolled = from_iso("2026-11-01").value();
    device.last_heartbeat = today - std::chrono::days{days_ago};
    device.health = protocol::to_json(report);
    return device;
}

DeviceHealth judged(const store::Device& device) {
    return health_of(device, {.today = today, .bundle_version = 9, .epoch = "2026-11"});
}

}  // namespace

TEST_CASE("a device that reports all well needs nothing, also after a long weekend", "[console]") {
    for (const int days_ago : {0, 4}) {
        const DeviceHealth health = judged(device_with(good_report(), days_ago));
        REQUIRE(health.condition == Condition::Working);
        REQUIRE(health.problems.empty());
    }
    // Ahead of the server: it fetched a bundle that another process has just published.
    protocol::Health ahead = good_report();
    ahead.bundle_version = 10;
    ahead.epoch = "2026-12";
    REQUIRE(judged(device_with(ahead)).condition == Condition::Working);
}

TEST_CASE("each problem of a report is one sentence of its own", "[console]") {
    struct Row {
        const char* words;
        void (*change)(protocol::Health&);
    };
    const Row row = GENERATE(
        Row{"filling up", [](protocol::Health& h) { h.outbox = protocol::Room::Low; }},
        Row{"no room left", [](protocol::Health& h) { h.outbox = protocol::Room::None; }},
        Row{"nearly full", [](protocol::Health& h) { h.disk = protocol::Room::Low; }},
        Row{"disk is full", [](protocol::Health& h) { h.disk = protocol::Room::None; }},
        Row{"for 5 days", [](protocol::Health& h) { h.days_silent = 5; }},
        Row{"Make and verify a backup", [](protocol::Health& h) { h.reused_early = true; }},
        Row{"1 place in its store is damaged", [](protocol::Health& h) { h.damaged = 1; }},
        Row{"newest questions", [](protocol::Health& h) { h.bundle_version = 8; }},
        Row{"the key of October 2026", [](protocol::Health& h) { h.epoch = "2026-10"; }},
        Row{"Tigrinya (ti), Welsh (cy)", [](protocol::Health& h) {
                h.languages_withdrawn = {"ti", "cy"};
            }});
    protocol::Health report = good_report();
    row.change(report);
    const DeviceHealth health = judged(device_with(report));
    REQUIRE(health.condition == Condition::NeedsAttention);
    REQUIRE(health.problems.size() == 1);
    INFO(health.problems[0]);
    REQUIRE(health.problems[0].find(row.words) != std::string::npos);
    REQUIRE(health.problems[0].ends_with("."));
}

TEST_CASE("a device that is silent is said to be, from its last report or its joining",
          "[console]") {
    const DeviceHealth silent = judged(device_with(good_report(), 5));
    REQUIRE(silent.condition == Condition::NeedsAttention);
    REQUIRE(silent.problems[0].starts_with("Not heard from for 5 days."));

    store::Device fresh;
    fresh.enrolled = today;
    REQUIRE(judged(fresh).condition == Condition::New);
    fresh.enrolled = today - std::chrono::days{6};
    REQUIRE(judged(fresh).condition == Condition::NeedsAttention);
    REQUIRE(judged(fresh).problems[0].starts_with("Not heard from since it joined, 6 days ago."));
}

TEST_CASE("a report that cannot be read is a problem, not a crash", "[console]") {
    store::Device device = device_with(good_report());
    for (const char* report : {"", "{}", "[1", "{\"program\":1}"}) {
        device.health = report;
        const DeviceHealth health = judged(device);
        REQUIRE(health.condition == Condition::NeedsAttention);
        REQUIRE(health.problems.size() == 1);
    }
}

TEST_CASE("of a revoked device nothing is expected", "[console]") {
    store::Device device = device_with(good_report(), 300);
    device.state = store::DeviceState::Revoked;
    REQUIRE(judged(device).condition == Condition::Revoked);
    REQUIRE(judged(device).problems.empty());
}

}  // namespace candour::console
