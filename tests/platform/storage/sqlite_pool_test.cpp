// The server's pool on a real file.
#include "platform/storage/sqlite_pool.h"

#include <set>
#include <thread>

#include "tests/support/catch.h"
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

TEST_CASE("the pool keeps each cell once, with the day on which it was first seen", "[platform]") {
    Server server;
    const auto cells = server.cells(16);
    auto pool = server.open();
    REQUIRE(pool->add(cells, test::a_day).ok());
    REQUIRE(pool->add(cells, test::a_day + std::chrono::days{3}).ok());
    pool.reset();
    pool = server.open();
    const auto waiting = pool->waiting().take();
    REQUIRE(waiting.size() == 16);
    REQUIRE(pool->waiting_count().value() == 16);
    for (const store::PooledCell& pooled : waiting) {
        REQUIRE(pooled.first_seen == test::a_day);
        REQUIRE(std::ranges::count(cells, pooled.cell) == 1);
    }
}

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
        const auto begin = cell.sealed.begin();
        REQUIRE(std::search(file.begin(), file.end(), begin, begin + 32) == file.end());
    }
    pool = server.open();
    REQUIRE(pool->add(cells, test::a_day).ok());
    REQUIRE(pool->waiting().value().empty());
}

TEST_CASE("the quarantine keeps its cells, out of the way of the others", "[platform]") {
    Server server;
    auto pool = server.open();
    const auto bad = server.cells(3);
    const auto good = server.cells(2);
    REQUIRE(pool->add(bad, test::a_day).ok());
    REQUIRE(pool->add(good, test::a_day).ok());
    REQUIRE(pool->quarantine(ids_of(bad)).ok());
    REQUIRE(pool->quarantine(ids_of(bad)).ok());  // Again, after a cut: no difference.
    pool.reset();
    pool = server.open();
    REQUIRE(pool->quarantined().value() == 3);
    REQUIRE(pool->waiting_count().value() == 2);
    REQUIRE(pool->add(bad, test::a_day).ok());
    REQUIRE(pool->waiting_count().value() == 2);
}

TEST_CASE("forgetting cells that are not there changes nothing", "[platform]") {
    Server server;
    auto pool = server.open();
    REQUIRE(pool->add(server.cells(4), test::a_day).ok());
    REQUIRE(pool->drop(ids_of(server.cells(4))).ok());
    REQUIRE(pool->quarantine(ids_of(server.cells(4))).ok());
    REQUIRE(pool->waiting_count().value() == 4);
    REQUIRE(pool->quarantined().value() == 0);
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

TEST_CASE("a pool with too many unopened cells is Full until a release takes some", "[platform]") {
    Server server;
    auto pool = SqlitePool::create(server.path, "org", server.random, 20).take();
    const auto first = server.cells(16);
    REQUIRE(pool->add(first, test::a_day).ok());
    const auto second = server.cells(16);
    REQUIRE(pool->add(second, test::a_day).error().kind == ErrorKind::Full);
    REQUIRE(pool->waiting_count().value() == 16);
    REQUIRE(pool->drop(ids_of(first)).ok());
    REQUIRE(pool->add(second, test::a_day).ok());
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

TEST_CASE("organisations in one pool do not see each other's cells", "[platform]") {
    Server server;
    const auto cells = server.cells(4);
    REQUIRE(server.open("one")->add(cells, test::a_day).ok());
    REQUIRE(server.open("two")->waiting().value().empty());
    REQUIRE(server.open("two")->drop(ids_of(cells)).ok());
    REQUIRE(server.open("one")->waiting().value().size() == 4);
}

TEST_CASE("many workers add to the pool at once and every cell is there", "[platform]") {
    Server server;
    auto pool = server.open();
    std::vector<std::thread> workers;
    for (int worker = 0; worker < 4; ++worker) {
        workers.emplace_back([&pool] {
            test::SodiumRandom random;
            for (int i = 0; i < 10; ++i) {
                const auto added = pool->add(test::random_cells(16, random), test::a_day);
                CHECK(added.ok());
            }
        });
    }
    for (std::thread& worker : workers)
        worker.join();
    REQUIRE(pool->waiting().value().size() == 4 * 10 * 16);
}

}  // namespace candour::platform
