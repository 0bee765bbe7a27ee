// tests/platform/kiosk/carry_test.cpp: --export and --import on real files.
#include "platform/kiosk/carry.h"

#include "platform/kiosk/practice_store.h"
#include "platform/system/clock.h"
#include "platform/system/disk.h"
#include "sync/protocol/answer_file.h"
#include "sync/protocol/cells_file.h"
#include "tests/support/catch.h"
#include "tests/support/memory_board.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/client/office.h"

namespace candour::platform {
namespace {

struct Stick {
    Stick() {
        auto outbox = std::make_unique<test::MemoryOutbox>();
        store = outbox.get();
        station.store = std::move(outbox);
        station.board = std::make_unique<test::MemoryBoardCopy>();
        station.enrolment = office.join_device(*store, protocol::make_signing_key_pair());
    }
    // What the server makes of the exported file.
    void answer(const std::string& cells, const std::string& answer) {
        const auto read = protocol::decode_cells_file(disk.read(cells, 1 << 24).take());
        REQUIRE(read.ok());
        protocol::StoredCells stored;
        stored.server_epoch = "epoch-1";
        stored.generation = 1;
        for (const privacy::Cell& cell : read.value().cells)
            stored.cells.push_back(cell.id);
        REQUIRE(
            disk.write(answer,
                       protocol::encode_answer_file({.stored_cells = protocol::encode_stored_cells(
                                                         stored, office.signer.key),
                                                     .bundle = office.package(),
                                                     .board_pages = {}}),
                       /*secret=*/false)
                .ok());
    }
    std::string file(const std::string& name) { return folder.file(name); }

    test::TempFolder folder;
    FileDisk disk;
    SystemClock clock;
    test::Office office;
    test::SodiumRandom random;
    test::MemoryOutbox* store = nullptr;
    Station station;
};

TEST_CASE("what is exported, imported there and answered is confirmed here", "[kiosk]") {
    Stick stick;
    REQUIRE(stick.store->add(test::random_cells(20, stick.random)).ok());
    REQUIRE(export_cells(stick.file("cells"), stick.station, stick.disk, stick.random).ok());
    REQUIRE(stick.store->use().value().pending == 20);
    stick.office.publish(5);
    stick.answer(stick.file("cells"), stick.file("answer"));
    for (int again = 0; again < 2; ++again) {
        REQUIRE(import_answer(stick.file("answer"), stick.station, stick.disk, stick.clock,
                              stick.random)
                    .ok());
        REQUIRE(stick.store->use().value().pending == 0);
        REQUIRE(stick.store->use().value().acknowledged == 20);
    }
    REQUIRE(stick.station.enrolment->bundle.version == 5);
}

TEST_CASE("bad files are named, and nothing changes", "[kiosk]") {
    Stick stick;
    REQUIRE(stick.store->add(test::random_cells(2, stick.random)).ok());
    REQUIRE(export_cells(stick.file("cells"), stick.station, stick.disk, stick.random).ok());
    const auto before = stick.store->state();
    const auto refused = [&](const std::string& path) {
        const Status taken =
            import_answer(path, stick.station, stick.disk, stick.clock, stick.random);
        REQUIRE_FALSE(taken.ok());
        INFO(taken.error().what);
        REQUIRE(taken.error().what.find(path) != std::string::npos);
        REQUIRE(stick.store->state() == before);
    };
    refused(stick.file("none"));
    refused(stick.file("cells"));  // Not the answer, but what was carried there.
    test::write_whole(stick.file("empty"), {});
    refused(stick.file("empty"));
    refused(stick.folder.file(""));  // A folder.
}

TEST_CASE("a kiosk that has not joined has nothing to carry", "[kiosk]") {
    Stick stick;
    Station practising;
    practising.store = std::make_unique<PracticeStore>();
    REQUIRE(export_cells(stick.file("cells"), practising, stick.disk, stick.random).error().kind ==
            ErrorKind::NotFound);
    REQUIRE(import_answer(stick.file("x"), practising, stick.disk, stick.clock, stick.random)
                .error()
                .kind == ErrorKind::NotFound);
    REQUIRE_FALSE(stick.disk.exists(stick.file("cells")));
}

TEST_CASE("a stick without room is said, and what waits stays", "[kiosk]") {
    Stick stick;
    REQUIRE(stick.store->add(test::random_cells(2, stick.random)).ok());
    const Status written = export_cells("/nowhere/cells", stick.station, stick.disk, stick.random);
    REQUIRE(written.error().what.find("/nowhere/cells") != std::string::npos);
    REQUIRE(stick.store->use().value().pending == 2);
}

}  // namespace
}  // namespace candour::platform
