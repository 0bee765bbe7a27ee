// What staff are told of a kiosk's store: enough to act on, too little to tell one visit.
#include "platform/kiosk/status.h"

#include "platform/kiosk/station.h"
#include "platform/storage/sqlite_outbox.h"
#include "platform/system/disk.h"
#include "platform/system/random.h"
#include "sync/client/enrolment.h"
#include "sync/client/heartbeat.h"
#include "sync/protocol/enrol_words.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/client/sync_fixture.h"

namespace candour::platform {
namespace {

struct Place {
    Place() {
        options.data_folder = folder.file("data");
        std::filesystem::create_directories(options.data_folder);
        OutboxOptions made;
        made.capacity = 100;
        store =
            SqliteOutbox::create(outbox_path(options.data_folder), random, std::move(made)).take();
        const auto invitation = office.invitation();
        REQUIRE(client::join(invitation.file, invitation.code, *store).ok());
    }
    std::string status() {
        const Result<std::string> words = describe_station(options);
        REQUIRE(words.ok());
        return words.value();
    }
    bool says(const std::string& words) { return status().find(words) != std::string::npos; }
    void add(std::size_t count) { REQUIRE(store->add(test::random_cells(count, random)).ok()); }
    void acknowledge_all(std::uint64_t generation) {
        std::vector<std::uint32_t> slots;
        for (const store::PendingCell& item : store->pending().take())
            slots.push_back(item.slot);
        REQUIRE(store->acknowledge(slots, generation).ok());
    }

    test::TempFolder folder;
    SodiumRandom random;
    test::SyncFixture office;
    KioskOptions options;
    std::unique_ptr<SqliteOutbox> store;
};

TEST_CASE("the status beside a running kiosk names its organisation and changes nothing",
          "[kiosk]") {
    Place place;
    const Bytes before = test::read_whole(outbox_path(place.options.data_folder));
    REQUIRE(place.says("(service group centre, texts of version"));
    const auto bundle = client::load_enrolment(*place.store).value()->bundle;
    REQUIRE(place.says(
        protocol::in_a_row(protocol::words_of({.organisation_json = bundle.organisation_json,
                                               .epoch = bundle.epoch,
                                               .epoch_key = bundle.epoch_key},
                                              bundle.version))));
    REQUIRE(place.says("Room:                     100 sealed pieces"));
    REQUIRE(place.says("Waiting to be sent:       nothing"));
    REQUIRE(place.says("Pictures of questions:    none\n"));
    REQUIRE(place.says("Last heard from server:   not known"));
    REQUIRE(test::read_whole(outbox_path(place.options.data_folder)) == before);
    // The kiosk still holds its store alone.
    REQUIRE(
        SqliteOutbox::create(outbox_path(place.options.data_folder), place.random).error().kind ==
        ErrorKind::Conflict);
    place.add(2);
}

TEST_CASE("one visit more does not show in the status", "[kiosk]") {
    Place place;
    place.add(3);
    const std::string before = place.status();
    place.add(3);
    REQUIRE(place.status() == before);
    REQUIRE(place.says("less than a tenth"));
}

TEST_CASE("the status says what somebody should do", "[kiosk]") {
    Place place;
    REQUIRE(place.says("Free some space"));
    test::write_whole(reserve_path(place.options.data_folder), Bytes(10));
    REQUIRE_FALSE(place.says("Free some space"));
    place.add(72);
    REQUIRE(place.says("Waiting to be sent:       about 7 tenths"));
    REQUIRE(place.says("visitors are turned away"));
    place.acknowledge_all(3);
    REQUIRE(place.says("Sent, kept a while:       about 7 tenths"));
    REQUIRE(place.says("of that, free to use:   nothing"));
    REQUIRE(place.store->set_horizon(3).ok());
    REQUIRE(place.says("of that, free to use:   about 7 tenths"));
    REQUIRE_FALSE(place.says("verify-backup"));
    place.add(100);
    place.acknowledge_all(5);
    place.add(10);
    REQUIRE(place.says("Used again before proved: 10"));
    REQUIRE(place.says("verify-backup"));
}

TEST_CASE("the status says what did not work when the kiosk was started", "[kiosk]") {
    Place place;
    REQUIRE(place.says("What does not work:       nothing is known\n"));
    REQUIRE(client::note_faults({{protocol::FaultKind::SoundMissing},
                                 {protocol::FaultKind::KeysUnreadable, "cy"},
                                 {protocol::FaultKind::KeysUnreadable, "ur"},
                                 {protocol::FaultKind::ClipsMissing}},
                                *place.store)
                .ok());
    REQUIRE(place.says("What does not work:       \n  It has no sound device, so nothing"));
    REQUIRE(place.says("so people get English letters: cy, ur."));
    REQUIRE(place.says("\n  Some clips in sign language have not come to it"));
}

TEST_CASE("a day of contact is told, never a time", "[kiosk]") {
    Place place;
    REQUIRE(place.store->set_setting("signed_day", "20780").ok());
    REQUIRE(place.says("Last heard from server:   on 2026-11-23\n"));
}

TEST_CASE("where no kiosk has joined, or a file is garbage, the status says so", "[kiosk]") {
    const test::TempFolder folder;
    KioskOptions options;
    options.data_folder = folder.path();
    const Result<std::string> none = describe_station(options);
    REQUIRE(none.error().kind == ErrorKind::NotFound);
    REQUIRE(none.error().what.find(folder.path()) != std::string::npos);
    test::write_whole(outbox_path(folder.path()), Bytes(9000, 0x5A));
    const Result<std::string> garbage = describe_station(options);
    REQUIRE(garbage.error().kind == ErrorKind::Corrupt);
    REQUIRE(garbage.error().what.find("outbox.db") != std::string::npos);
}

}  // namespace
}  // namespace candour::platform
