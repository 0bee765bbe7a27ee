// By USB stick: any number of times, in any order, beside the network or without one.
#include "sync/client/server_epoch.h"
#include "sync/client/uploader.h"
#include "sync/protocol/cells_file.h"
#include "tests/support/catch.h"
#include "tests/sync/client/carrying.h"

namespace candour::client {

using test::Carrying;

TEST_CASE("a file holds all that waits, in whole batches, and changes nothing", "[sync]") {
    for (const std::size_t cells : {0u, 1u, 16u, 17u, 500u}) {
        Carrying world;
        world.fill(cells);
        const auto before = world.store.state();
        const auto carried = cells_to_carry(world.joined, world.store, world.random);
        REQUIRE(carried.ok());
        REQUIRE(carried.value().cells == cells);
        REQUIRE(carried.value().left == 0);
        const auto read = protocol::decode_cells_file(carried.value().file).take();
        REQUIRE(read.cells.size() == std::max<std::size_t>(1, (cells + 15) / 16) * 16);
        REQUIRE(world.store.state() == before);
    }
}

TEST_CASE("the answer confirms exactly what the server has stored", "[sync]") {
    Carrying world;
    world.fill(20);
    world.office.generation = 9;
    const Bytes answer = world.import(world.carry());
    world.fill(5);  // Kept after the file was made.
    const auto taken = world.take(answer);
    REQUIRE(taken.ok());
    REQUIRE(taken.value().confirmed == 20);
    REQUIRE(taken.value().signed_time_s == world.office.time_s);
    REQUIRE(world.pending() == 5);
    REQUIRE(world.store.slots[0].generation == 9);
    // Again: nothing more, and no harm.
    REQUIRE(world.take(answer).value().confirmed == 0);
    REQUIRE(world.pending() == 5);
}

TEST_CASE("an answer brings the newer bundle and the replies", "[sync]") {
    Carrying world;
    world.office.publish(3);
    for (int i = 0; i < 100; ++i) {
        store::BoardEntry entry{static_cast<std::uint8_t>(i)};
        entry.back() = 1;  // No tombstone.
        REQUIRE(world.office.board.publish(entry).ok());
    }
    const auto taken = world.take(world.answer({}));
    REQUIRE(taken.ok());
    REQUIRE(taken.value().bundle_version == 3);
    REQUIRE(taken.value().replies == 100);
    REQUIRE(world.joined.bundle.version == 3);
    REQUIRE(load_enrolment(world.store).take()->bundle.version == 3);
    REQUIRE(world.board.kept == world.office.board.kept);
    // The same file again brings nothing.
    const auto again = world.take(world.answer({}));
    REQUIRE_FALSE(again.value().bundle_version.has_value());
    REQUIRE(again.value().replies == 0);
}

TEST_CASE("files in any order, repeated, beside the network: nothing lost, nothing undone",
          "[sync]") {
    Carrying world;
    Uploader uploader(world.store, world.network, world.random);
    std::vector<Bytes> answers;
    for (int round = 0; round < 30; ++round) {
        world.fill(world.random.below(20));
        if (world.random.below(2) == 0) answers.push_back(world.import(world.carry()));
        if (world.random.below(4) == 0) REQUIRE(uploader.run_window(world.joined).ok());
        if (world.random.below(5) == 0) world.office.publish(world.office.version + 1);
        if (world.random.below(6) == 0) world.office.rotate_online_key();
        const std::uint64_t version = world.joined.bundle.version;
        if (!answers.empty()) {
            const Bytes& some =
                answers[world.random.below(static_cast<std::uint32_t>(answers.size()))];
            REQUIRE(world.take(some).ok());
        }
        REQUIRE(world.joined.bundle.version >= version);
        REQUIRE(world.take(world.answer({})).ok());  // So that the newest key is known.
        // What counts as confirmed is at the server.
        for (const auto& slot : world.store.slots) {
            if (slot.state == store::SlotState::Acknowledged) {
                REQUIRE(world.office.stored.contains(slot.cell.id));
            }
        }
    }
    REQUIRE(world.take(world.import(world.carry())).ok());
    REQUIRE(world.pending() == 0);
    REQUIRE(world.all_stored());
}

TEST_CASE("a restored server is offered everything again by file too", "[sync]") {
    Carrying world;
    world.fill(10);
    const Bytes before = world.import(world.carry());
    REQUIRE(world.take(before).value().confirmed == 10);
    world.office.stored.clear();
    world.office.server_epoch = "epoch-2";
    REQUIRE(world.take(world.import(world.carry())).ok());
    REQUIRE(world.pending() == 10);
    // The old answer says nothing about the restored server.
    const auto old = world.take(before);
    REQUIRE(old.ok());
    REQUIRE(old.value().confirmed == 0);
    REQUIRE(old.value().notes.size() == 1);
    REQUIRE(world.pending() == 10);
    REQUIRE(known_epoch(world.store).value() == "epoch-2");
    REQUIRE(world.take(world.import(world.carry())).value().confirmed == 10);
    REQUIRE(world.all_stored());
}

TEST_CASE("an answer signed with a key that was replaced confirms nothing", "[sync]") {
    Carrying world;
    world.fill(3);
    const Bytes old = world.import(world.carry());
    world.office.rotate_online_key();
    REQUIRE(world.take(world.answer({})).ok());
    const auto taken = world.take(old);
    REQUIRE(taken.ok());
    REQUIRE(taken.value().confirmed == 0);
    REQUIRE(taken.value().notes[0].find("replaced") != std::string::npos);
    REQUIRE(world.pending() == 3);
}

TEST_CASE("bad answer files change nothing and say what is wrong", "[sync]") {
    Carrying world;
    world.fill(3);
    const Bytes good = world.import(world.carry());
    Carrying other;
    const auto before = world.store.state();
    struct Row {
        const char* name;
        Bytes file;
        ErrorKind kind;
    };
    Bytes changed = good;
    changed[good.size() / 2] ^= 1;
    const Row rows[] = {
        {"nothing", {}, ErrorKind::Corrupt},
        {"a letter", Bytes(100, 'x'), ErrorKind::Corrupt},
        {"half", Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(good.size() / 2)),
         ErrorKind::Corrupt},
        {"one bit", changed, ErrorKind::Corrupt},
        {"the file of cells itself", world.carry(), ErrorKind::Corrupt},
        {"another organisation's", other.import(other.carry()), ErrorKind::Denied},
    };
    for (const Row& row : rows) {
        INFO(row.name);
        const auto taken = world.take(row.file);
        REQUIRE_FALSE(taken.ok());
        REQUIRE(taken.error().kind == row.kind);
        REQUIRE_FALSE(taken.error().what.empty());
        REQUIRE(world.store.state() == before);
    }
    REQUIRE(world.take(good).value().confirmed == 3);
}

TEST_CASE("a device that only ever syncs by file works for ever", "[sync]") {
    Carrying world;
    world.joined.invitation.device_key.reset();  // It joined by a file, too.
    for (int month = 0; month < 24; ++month) {
        world.fill(50);
        // The server's pool key and online key have changed long since.
        world.office.pool_key = protocol::make_pool_key();
        if (month % 6 == 5) world.office.rotate_online_key();
        world.office.publish(world.office.version + 1);
        world.office.horizon = world.office.generation++;
        REQUIRE(world.take(world.import(world.carry())).value().confirmed == 50);
        REQUIRE(world.joined.bundle.version == world.office.version);
    }
    REQUIRE(world.network.requests.empty());
    REQUIRE(world.store.reused_early == 0);
}

}  // namespace candour::client
