// Which answers by stick are believed about a server that was restored.
#include "sync/client/carry_mark.h"

#include <set>

#include "sync/client/server_epoch.h"
#include "tests/support/catch.h"
#include "tests/sync/client/carrying.h"

namespace candour::client {

using test::Carrying;

TEST_CASE("an answer from before a restore that comes first time, late, does not set a device back",
          "[sync]") {
    Carrying world;
    world.fill(10);
    const Bytes late = world.import(world.carry());
    world.office.stored.clear();
    world.office.server_epoch = "epoch-2";
    world.fill(5);
    // The first that the device hears of any server.
    REQUIRE(world.take(world.import(world.carry())).value().confirmed == 15);
    world.fill(1);
    const auto taken = world.take(late);
    REQUIRE(taken.value().confirmed == 0);
    REQUIRE(taken.value().notes.size() == 1);
    REQUIRE(known_epoch(world.store).value() == "epoch-2");
    REQUIRE(world.pending() == 1);
    REQUIRE(world.take(world.import(world.carry())).value().confirmed == 1);
    REQUIRE(world.all_stored());
}

TEST_CASE("a device that cannot tell which answer is newer is right after one more file",
          "[sync]") {
    Carrying world;
    world.fill(4);
    const Bytes early = world.carry();
    REQUIRE(world.take(world.import(world.carry())).value().confirmed == 4);
    world.office.stored.clear();
    world.office.server_epoch = "epoch-2";
    // Of a file from before the device knew of any server: nobody can say how old its answer is.
    REQUIRE(world.take(world.import(early)).value().confirmed == 0);
    REQUIRE(known_epoch(world.store).value() == "epoch-1");
    REQUIRE(world.take(world.import(world.carry())).value().notes.empty());
    REQUIRE(known_epoch(world.store).value() == "epoch-2");
    // However often the server is put back, and to whatever it was before.
    for (const char* epoch : {"epoch-3", "epoch-1", "epoch-2", "epoch-4"}) {
        world.office.stored.clear();
        world.office.server_epoch = epoch;
        REQUIRE(world.take(world.import(world.carry())).value().notes.empty());
        REQUIRE(known_epoch(world.store).value() == epoch);
    }
    REQUIRE(world.take(world.import(world.carry())).value().confirmed == 4);
    REQUIRE(world.all_stored());
}

TEST_CASE("a device of an older program, without a secret for marks, gets one", "[sync]") {
    Carrying world;
    world.fill(4);
    world.store.settings["server_epoch"] = "epoch-0";
    const Bytes file = world.carry();
    REQUIRE(protocol::decode_cells_file(file).value().cells.size() == 16);
    REQUIRE(world.take(world.import(file)).value().confirmed == 4);
    REQUIRE(has_mark_secret(world.store).value());
    REQUIRE(known_epoch(world.store).value() == "epoch-1");
}

TEST_CASE("each file has a mark of its own, also one whose cells fill its batches", "[sync]") {
    Carrying world;
    REQUIRE(world.take(world.import(world.carry())).ok());
    std::set<CellId> marks;
    for (const std::size_t cells : {0u, 16u, 15u, 33u}) {
        world.fill(cells);
        for (int again = 0; again < 3; ++again) {
            const auto read = protocol::decode_cells_file(world.carry()).take();
            REQUIRE(read.cells.size() == (world.pending() / 16 + 1) * 16);
            std::vector<CellId> marked;
            for (const privacy::Cell& cell : read.cells) {
                if (names_mark(std::span(&cell.id, 1), world.store).value())
                    marked.push_back(cell.id);
            }
            REQUIRE(marked.size() == 1);
            REQUIRE(marks.insert(marked.front()).second);
        }
    }
    // Another device's are nothing here.
    Carrying other;
    REQUIRE(other.take(other.import(other.carry())).ok());
    const std::vector<CellId> all(marks.begin(), marks.end());
    REQUIRE(names_mark(all, world.store).value());
    REQUIRE_FALSE(names_mark(all, other.store).value());
}

}  // namespace candour::client
