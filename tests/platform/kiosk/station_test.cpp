// For whom a kiosk stands: practising, joining, joined; and what goes wrong in plain words.
#include "platform/kiosk/station.h"

#include "platform/storage/sqlite_outbox.h"
#include "platform/system/disk.h"
#include "platform/system/random.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/client/sync_fixture.h"

namespace candour::platform {
namespace {

struct Place {
    test::TempFolder folder;
    FileDisk disk;
    SodiumRandom random;
    test::SyncFixture office;
    KioskOptions options;

    Place() {
        options.data_folder = folder.file("data");
        std::filesystem::create_directories(folder.file("share/organisations"));
        test::write_whole(folder.file("share/organisations/example.json"),
                          to_bytes(office.organisation_json));
    }
    static Bytes to_bytes(const std::string& text) { return {text.begin(), text.end()}; }
    Result<Station> open() { return open_station(options, folder.file("share"), disk, random); }
    // Writes the invitation of `from` and asks to join by it.
    void invite(test::SyncFixture& from) {
        const auto invitation = from.invitation();
        test::write_whole(folder.file("invitation.candour"), invitation.file);
        options.join_file = folder.file("invitation.candour");
        options.code = invitation.code;
    }
    void forget_invitation() { options.join_file = options.code = ""; }
};

TEST_CASE("W8: a kiosk that has not joined practises, and leaves no file", "[kiosk]") {
    Place place;
    const auto station = place.open();
    REQUIRE(station.ok());
    REQUIRE(station.value().practises());
    REQUIRE_FALSE(std::filesystem::exists(place.options.data_folder));
    REQUIRE(station.value().store->pending().value().empty());
}

TEST_CASE("two kiosks that practise have different keys", "[kiosk]") {
    Place place;
    REQUIRE_FALSE(place.open().value().key == place.open().value().key);
}

TEST_CASE("what a kiosk that practises is given is not there afterwards", "[kiosk]") {
    Place place;
    const auto station = place.open();
    REQUIRE(station.ok());
    REQUIRE(station.value().store->add(std::vector<privacy::Cell>(3)).ok());
    REQUIRE(station.value().store->pending().value().empty());
    REQUIRE(station.value().store->use().value().pending == 0);
}

TEST_CASE("a kiosk that has joined stands for its organisation at the next start", "[kiosk]") {
    Place place;
    place.invite(place.office);
    REQUIRE(place.open().ok());
    place.forget_invitation();
    const auto station = place.open();
    REQUIRE(station.ok());
    REQUIRE_FALSE(station.value().practises());
    REQUIRE(station.value().key == station.value().enrolment->bundle.epoch_key);
}

TEST_CASE("a proxy is kept until another or none is given", "[kiosk]") {
    Place place;
    place.options.proxy = "http://kiosk:hidden@proxy:3128";
    REQUIRE(place.open().error().kind == ErrorKind::NotFound);  // Nothing to keep it in yet.
    place.options.no_proxy = "office";
    place.invite(place.office);
    REQUIRE(place.open().value().proxy.url == "http://kiosk:hidden@proxy:3128");
    place.forget_invitation();
    place.options.proxy.reset();
    place.options.no_proxy.reset();
    REQUIRE(place.open().value().proxy.url == "http://kiosk:hidden@proxy:3128");
    REQUIRE(place.open().value().proxy.direct_hosts == "office");
    place.options.proxy = "";
    REQUIRE(place.open().value().proxy.url.empty());
    place.options.proxy.reset();
    REQUIRE(place.open().value().proxy.url.empty());
}

TEST_CASE("--practise leaves alone what a kiosk has joined", "[kiosk]") {
    Place place;
    place.invite(place.office);
    REQUIRE(place.open().ok());
    place.forget_invitation();
    place.options.practise = true;
    REQUIRE(place.open().value().practises());
    place.options.practise = false;
    REQUIRE_FALSE(place.open().value().practises());
}

TEST_CASE("a wrong code names the file and says what a code is", "[kiosk]") {
    Place place;
    place.invite(place.office);
    place.options.code = "AAAA-AAAA";
    const auto station = place.open();
    REQUIRE_FALSE(station.ok());
    REQUIRE(station.error().kind == ErrorKind::Denied);
    REQUIRE(station.error().what.find("invitation.candour") != std::string::npos);
    REQUIRE(station.error().what.find("--code") != std::string::npos);
}

TEST_CASE("a kiosk joins no second organisation in the same folder", "[kiosk]") {
    Place place;
    place.invite(place.office);
    REQUIRE(place.open().ok());
    test::SyncFixture other;
    place.invite(other);
    const auto station = place.open();
    REQUIRE_FALSE(station.ok());
    REQUIRE(station.error().kind == ErrorKind::Conflict);
}

TEST_CASE("a folder that another kiosk holds is refused", "[kiosk]") {
    Place place;
    place.invite(place.office);
    const auto first = place.open();
    REQUIRE(first.ok());
    place.forget_invitation();
    const auto second = place.open();
    REQUIRE_FALSE(second.ok());
    REQUIRE(second.error().kind == ErrorKind::Conflict);
}

TEST_CASE("a new store has the room that was asked for, and keeps it", "[kiosk]") {
    Place place;
    place.options.outbox_cells = 128;
    REQUIRE(place.open().error().kind == ErrorKind::NotFound);  // Not joined: there is no store.
    place.invite(place.office);
    REQUIRE(place.open().value().store->use().value().capacity == 128);
    place.forget_invitation();
    place.options.outbox_cells = 256;
    REQUIRE(place.open().value().store->use().value().capacity == 128);
    REQUIRE(std::filesystem::file_size(reserve_path(place.options.data_folder)) == reserve_bytes);
}

TEST_CASE("a kiosk whose enrolment is lost does not practise; joining again sends what it holds",
          "[kiosk]") {
    Place place;
    place.invite(place.office);
    std::vector<privacy::Cell> cells = test::random_cells(3, place.random);
    REQUIRE(place.open().value().store->add(cells).ok());
    place.forget_invitation();
    {
        auto file = Sqlite::open(outbox_path(place.options.data_folder)).take();
        REQUIRE(file->script("UPDATE outbox_value SET value = 'x' WHERE name = 'enrolment';"
                             "UPDATE outbox_value_copy SET value = '' WHERE name = 'enrolment'")
                    .ok());
    }
    for (int start = 0; start < 2; ++start) {
        const auto station = place.open();
        REQUIRE(station.error().kind == ErrorKind::Corrupt);
        REQUIRE(station.error().what.find("--join") != std::string::npos);
    }
    place.invite(place.office);
    REQUIRE(place.open().ok());
    place.forget_invitation();
    const auto station = place.open();
    REQUIRE_FALSE(station.value().practises());
    REQUIRE(station.value().store->pending().value().size() == cells.size());
}

TEST_CASE("a store of other bytes is not opened, not used and not overwritten", "[kiosk]") {
    Place place;
    std::filesystem::create_directories(place.options.data_folder);
    std::filesystem::permissions(place.options.data_folder, std::filesystem::perms::owner_all);
    const Bytes nonsense(5000, 0x5A);
    test::write_whole(place.options.data_folder + "/outbox.db", nonsense);
    const auto station = place.open();
    REQUIRE_FALSE(station.ok());
    REQUIRE(station.error().kind == ErrorKind::Corrupt);
    REQUIRE(test::read_whole(place.options.data_folder + "/outbox.db") == nonsense);
}

}  // namespace
}  // namespace candour::platform
