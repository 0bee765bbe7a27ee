// What only a pool in a SQLite file can promise or suffer.
#include "platform/storage/sqlite_pool.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/find_bytes.h"
#include "tests/support/small_disk.h"
#include "tests/support/temp_folder.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

struct Server {
    std::unique_ptr<SqlitePool> open(const std::string& organisation = "org") {
        return SqlitePool::create(path, organisation, random).take();
    }
    std::vector<privacy::Cell> cells(std::size_t count) {
        return test::random_cells(count, random);
    }

    test::SodiumRandom random;
    test::TempFolder folder;
    std::string path = folder.file("pool.db");
};

std::vector<CellId> ids_of(const std::vector<privacy::Cell>& cells) {
    std::vector<CellId> ids;
    for (const privacy::Cell& cell : cells)
        ids.push_back(cell.id);
    return ids;
}

}  // namespace

TEST_CASE("a dropped cell stays known for ever, and its bytes are gone from the file",
          "[platform]") {
    Server server;
    const auto cells = server.cells(20);
    auto pool = server.open();
    REQUIRE(pool->add(cells, test::a_day).ok());
    REQUIRE(pool->drop(ids_of(cells)).ok());
    REQUIRE(pool->waiting_count().value() == 0);
    REQUIRE(pool->add(cells, test::a_day).ok());
    pool.reset();  // Also folds the log back into the file.
    const Bytes file = test::read_whole(server.path);
    for (const privacy::Cell& cell : cells) {
        REQUIRE_FALSE(test::find_bytes(file, ByteView(cell.sealed).first(32)));
    }
    pool = server.open();
    REQUIRE(pool->add(cells, test::a_day).ok());
    REQUIRE(pool->waiting().value().empty());
}

TEST_CASE("a server's epoch lasts over restarts and ends with its database", "[platform]") {
    Server server;
    const std::string epoch = server.open()->server_epoch().take();
    REQUIRE(epoch.size() == 32);
    REQUIRE(server.open()->server_epoch().value() == epoch);
    SECTION("a new database") {
        std::filesystem::remove(server.path);
        REQUIRE(server.open()->server_epoch().value() != epoch);
    }
    SECTION("a copy that was put back") {
        const std::string backup = server.folder.file("backup.db");
        std::filesystem::copy_file(server.path, backup);
        std::filesystem::rename(backup, server.path);
        const std::string restored = server.open()->server_epoch().take();
        REQUIRE(restored != epoch);
        REQUIRE(server.open()->server_epoch().value() == restored);
    }
    SECTION("a copy that was put back under the same inode number") {
        const Bytes backup = test::read_whole(server.path);
        std::filesystem::remove(server.path);
        test::write_whole(server.path, backup);
        REQUIRE(server.open()->server_epoch().value() != epoch);
    }
}

TEST_CASE("a full disk stores nothing of a batch, and all of it later", "[platform]") {
    Server server;
    auto pool = server.open();
    const auto cells = server.cells(16);
    {
        const test::SmallDisk disk(8192);
        REQUIRE(pool->add(cells, test::a_day).error().kind == ErrorKind::Full);
        REQUIRE(pool->waiting_count().value() == 0);
    }
    REQUIRE(pool->waiting().value().empty());
    REQUIRE(pool->add(cells, test::a_day).ok());
    REQUIRE(pool->waiting().value().size() == 16);
}

}  // namespace candour::platform
