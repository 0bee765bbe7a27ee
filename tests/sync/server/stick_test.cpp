// Files on a stick, and the board, as the server reads and makes them.
#include "sync/server/stick.h"

#include "sync/protocol/bundle_package.h"
#include "sync/protocol/cells_file.h"
#include "tests/sync/server/device_world.h"

namespace candour::server {

namespace {

using test::DeviceWorld;

Result<ImportReport> import_into(DeviceWorld& world, const Bytes& file) {
    return import_cells(file,
                        {.pool = world.pool, .registry = world.registry, .clock = world.clock});
}

}  // namespace

TEST_CASE("a cells file is stored once, however often it is imported", "[sync]") {
    DeviceWorld world;
    const auto cells = test::random_cells(40 * 16, world.random);  // More than one request.
    const Bytes file = protocol::encode_cells_file(cells, world.pool_key());
    for (int i = 0; i < 3; ++i) {
        const auto report = import_into(world, file).take();
        REQUIRE(report.stored.cells.size() == 640);
        REQUIRE(report.stored.cells[17] == cells[17].id);
        REQUIRE(report.stored.server_epoch == "epoch-1");
        REQUIRE(report.stored.generation == 1);
        REQUIRE(report.batches == 40);
        REQUIRE(report.batches_with_mac == 40);
        REQUIRE(world.pool.cells_waiting.size() == 640);
    }
}

TEST_CASE("a file whose pool key has long ended is imported all the same", "[sync]") {
    DeviceWorld world;
    const Bytes file = protocol::encode_cells_file(test::random_cells(16, world.random),
                                                   protocol::make_pool_key());
    const auto report = import_into(world, file).take();
    REQUIRE(report.batches_with_mac == 0);
    REQUIRE(world.pool.cells_waiting.size() == 16);
}

TEST_CASE("where the office's keys are, another organisation's file is refused whole", "[sync]") {
    DeviceWorld world;
    const ImportPlace office{world.pool, world.registry, world.clock, &world.ring.office};
    const auto dummies = [&world](const server::OfficeKeys& keys, std::size_t count) {
        std::vector<privacy::Cell> cells;
        for (std::size_t i = 0; i < count; ++i) {
            cells.push_back(
                privacy::seal_dummy(keys.current_epoch().pair.public_key, world.random));
        }
        return cells;
    };
    const KeyRing theirs = make_key_ring(test::a_day, world.random);
    const auto foreign = dummies(theirs.office, 16);
    const auto refused =
        import_cells(protocol::encode_cells_file(foreign, world.pool_key()), office);
    REQUIRE(refused.error().kind == ErrorKind::Denied);
    REQUIRE(world.pool.cells_waiting.empty());

    // One cell of ours in it: it is taken, and what opens with no key is counted.
    auto mixed = dummies(world.ring.office, 1);
    mixed.insert(mixed.end(), foreign.begin() + 1, foreign.end());
    const auto taken = import_cells(protocol::encode_cells_file(mixed, world.pool_key()), office);
    REQUIRE(taken.value().unreadable == 15);
    REQUIRE(world.pool.cells_waiting.size() == 16);
    // An intake machine cannot look inside.
    const auto unseen = import_into(world, protocol::encode_cells_file(foreign, world.pool_key()));
    REQUIRE_FALSE(unseen.value().unreadable.has_value());
    REQUIRE(world.pool.cells_waiting.size() == 17);
}

TEST_CASE("a damaged file and a full pool store nothing", "[sync]") {
    DeviceWorld world;
    Bytes file =
        protocol::encode_cells_file(test::random_cells(16, world.random), world.pool_key());
    world.pool.full = true;
    REQUIRE(import_into(world, file).error().kind == ErrorKind::Full);
    world.pool.full = false;
    file[100] ^= 1;
    REQUIRE(import_into(world, file).error().kind == ErrorKind::Corrupt);
    REQUIRE(world.pool.cells_waiting.empty());
}

TEST_CASE("a restore between two parts of an import is no acknowledgement", "[sync]") {
    class RestoredPool : public test::MemoryPool {
    public:
        Result<store::Stored> add(const std::vector<privacy::Cell>& cells,
                                  CivilDay today) override {
            auto stored = MemoryPool::add(cells, today);
            epoch = "epoch-2";
            return stored;
        }
    } pool;
    DeviceWorld world;
    const Bytes file =
        protocol::encode_cells_file(test::random_cells(17 * 16, world.random), world.pool_key());
    REQUIRE(import_cells(file, {pool, world.registry, world.clock}).error().kind ==
            ErrorKind::Unavailable);
}

TEST_CASE("what is acknowledged holds for every cell of a file, also as backups begin", "[sync]") {
    class BackedUpPool : public test::MemoryPool {
    public:
        Result<store::Stored> add(const std::vector<privacy::Cell>& cells,
                                  CivilDay today) override {
            const auto stored = MemoryPool::add(cells, today);
            REQUIRE(begin_backup().ok());  // One after each part.
            return stored;
        }
    } pool;
    DeviceWorld world;
    const Bytes file =
        protocol::encode_cells_file(test::random_cells(40 * 16, world.random), world.pool_key());
    const auto report = import_cells(file, {pool, world.registry, world.clock}).take();
    // Backups 1 and 2 lack the last part: only the third has all of them.
    REQUIRE(report.stored.generation == 3);
}

TEST_CASE("the answer carries stored cells, bundle and the whole board", "[sync]") {
    DeviceWorld world;
    const std::uint64_t version = world.publish();
    for (std::uint8_t i = 0; i < 130; ++i) {
        store::BoardEntry entry;
        entry.fill(i);
        REQUIRE(world.board.publish(entry).ok());
    }
    const Bytes file =
        protocol::encode_cells_file(test::random_cells(16, world.random), world.pool_key());
    const auto report = import_into(world, file).take();
    const auto answer =
        protocol::decode_answer_file(
            make_answer(&report.stored, world.bundles, world.board, world.ring.online).value())
            .take();
    const auto bundle = protocol::open_package(answer.bundle, world.root()).take();
    REQUIRE(bundle.version == version);
    const auto online = bundle.delegation.online_key;
    REQUIRE(protocol::decode_stored_cells(answer.stored_cells, online).value() == report.stored);
    std::uint64_t entries = 0;
    for (const Bytes& bytes : answer.board_pages) {
        const auto page = protocol::decode_board_page(bytes, online).take();
        REQUIRE(page.from == entries);
        REQUIRE(page.board == "board-1");
        entries += page.entries.size();
    }
    REQUIRE(entries == 130);
    REQUIRE(answer.board_pages.size() == 3);
}

TEST_CASE("an answer without cells brings bundle and board alone", "[sync]") {
    DeviceWorld world;
    REQUIRE(make_answer(nullptr, world.bundles, world.board, world.ring.online).error().kind ==
            ErrorKind::Unavailable);
    world.publish();
    const auto answer =
        protocol::decode_answer_file(
            make_answer(nullptr, world.bundles, world.board, world.ring.online).value())
            .take();
    REQUIRE(answer.stored_cells.empty());
    // Of an empty board too, so that the device hears which board it is.
    REQUIRE(answer.board_pages.size() == 1);
}

TEST_CASE("a device reads the board page by page, from where it stands", "[sync]") {
    DeviceWorld world;
    for (std::uint8_t i = 0; i < 70; ++i) {
        store::BoardEntry entry;
        entry.fill(i);
        REQUIRE(world.board.publish(entry).ok());
    }
    const auto page_from = [&world](const std::string& since) {
        const auto response = world.send("GET", "/v1/replies?since=" + since);
        REQUIRE(response.status == 200);
        return protocol::decode_board_page(response.body, world.ring.online.key.public_key).take();
    };
    REQUIRE(page_from("0").entries.size() == 64);
    REQUIRE(page_from("0").latest == 70);
    REQUIRE(page_from("64").entries.size() == 6);
    REQUIRE(page_from("64").entries[0][0] == 64);
    // A device that is ahead, of a board from before a restore, sees where this one ends.
    for (const char* beyond : {"70", "71", "18446744073709551615"}) {
        REQUIRE(page_from(beyond).from == 70);
        REQUIRE(page_from(beyond).entries.empty());
    }
    for (const char* target : {"/v1/replies", "/v1/replies?since=x", "/v1/replies?since=1&a=b"}) {
        REQUIRE(world.send("GET", target).status == 400);
    }
}

}  // namespace candour::server
