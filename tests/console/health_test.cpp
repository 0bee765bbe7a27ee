// tests/console/health_test.cpp: what a device's report means, in words for staff.
#include "app/console/devices/health.h"

#include "sync/protocol/fault_words.h"
#include "sync/protocol/heartbeat.h"
#include "tests/support/catch.h"
#include "tests/support/console_words.h"

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

TEST_CASE("what does not work of a device is said by its kind, with its languages", "[console]") {
    protocol::Health report = good_report();
    report.faults = {"texts_unreadable cy", "sound_missing", "texts_unreadable ur"};
    report.languages_withdrawn = {"cy", "ti", "ur"};
    const DeviceHealth health = judged(device_with(report));
    REQUIRE(health.condition == Condition::NeedsAttention);
    REQUIRE(health.problems.size() == 3);
    REQUIRE(health.problems[0].find("cannot be read: Welsh (cy), Urdu (ur).") != std::string::npos);
    REQUIRE(health.problems[1].starts_with("It has no sound device"));
    // Nobody is told to install fonts for a language that wants texts.
    REQUIRE(health.problems[2].find("these languages: Tigrinya (ti). Install their fonts") !=
            std::string::npos);
}

TEST_CASE("clips in sign language that a device cannot show are said, with what to do",
          "[console]") {
    protocol::Health report = good_report();
    report.faults = {"clips_missing", "clips_unplayable", "decoder_missing"};
    const DeviceHealth health = judged(device_with(report));
    REQUIRE(health.condition == Condition::NeedsAttention);
    REQUIRE(health.problems.size() == 3);
    REQUIRE(health.problems[0].starts_with("Some clips in sign language have not come to it"));
    REQUIRE(health.problems[1].find("cannot be shown on it") != std::string::npos);
    REQUIRE(health.problems[2].find("Install the program on it again.") != std::string::npos);
}

TEST_CASE("a language that has no letters on a device is said once", "[console]") {
    protocol::Health report = good_report();
    report.languages_withdrawn = {"ti"};
    report.faults = {"letters_missing ti"};
    const DeviceHealth health = judged(device_with(report));
    REQUIRE(health.problems.size() == 1);
    REQUIRE(health.problems[0].find("Tigrinya (ti). Install their fonts") != std::string::npos);
}

TEST_CASE("a device that a graphics card does not serve works all the same", "[console]") {
    protocol::Health report = good_report();
    report.faults = {"software_drawing"};
    const DeviceHealth health = judged(device_with(report));
    REQUIRE(health.condition == Condition::Working);
    REQUIRE(health.problems.empty());
    REQUIRE(health.remarks.size() == 1);
    REQUIRE(health.remarks[0].starts_with("No graphics card"));
}

TEST_CASE("a fault that only newer servers know is shown as it came, short and harmless",
          "[console]") {
    protocol::Health report = good_report();
    report.faults = {"on_fire \n" + std::string(80, 'x')};
    const DeviceHealth health = judged(device_with(report));
    REQUIRE(health.problems.size() == 1);
    REQUIRE(health.problems[0].starts_with("It reports “on_fire "));
    REQUIRE(health.problems[0].size() < 160);
    REQUIRE(health.problems[0].find('\n') == std::string::npos);
}

TEST_CASE("all that is said of a device can be read in Welsh", "[console]") {
    const test::Bracketing asked;
    const PageLanguage welsh{&asked, "cy"};
    protocol::Health report{.program = "0.2.0",
                            .languages_withdrawn = {"ti"},
                            .disk = protocol::Room::None,
                            .outbox = protocol::Room::Low,
                            .days_silent = 12,
                            .bundle_version = 1,
                            .epoch = "2026-01",
                            .reused_early = true,
                            .damaged = 3,
                            .faults = {"on_fire"}};
    for (int kind = 0; kind <= static_cast<int>(protocol::FaultKind::PanelUnknown); ++kind)
        report.faults.push_back(protocol::name_of({static_cast<protocol::FaultKind>(kind), "cy"}));
    const ExpectedOfDevices expected{.today = today, .bundle_version = 9, .epoch = "2026-11"};
    const DeviceHealth health = health_of(device_with(report, 9), expected, welsh);
    REQUIRE(health.problems.size() >= 17);
    for (const std::string& sentence : health.problems) {
        INFO(sentence);
        REQUIRE(sentence.starts_with("⟦"));
        REQUIRE(sentence.ends_with("⟧"));
    }
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
