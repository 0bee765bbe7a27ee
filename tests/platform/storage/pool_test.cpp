// The server's pool, on each engine.
#include <atomic>
#include <thread>

#include "platform/storage/sql_pool.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

std::vector<CellId> ids_of(const std::vector<privacy::Cell>& cells) {
    std::vector<CellId> ids;
    for (const privacy::Cell& cell : cells)
        ids.push_back(cell.id);
    return ids;
}

}  // namespace

TEST_CASE("the pool keeps each cell once, with the day on which it was first seen", "[platform]") {
    test::StoreHome server(GENERATE(CANDOUR_ENGINES));
    const auto cells = test::random_cells(16, server.random);
    auto pool = server.pool();
    REQUIRE(pool->add(cells, test::a_day).ok());
    REQUIRE(pool->add(cells, test::a_day + std::chrono::days{3}).ok());
    pool.reset();
    pool = server.pool();
    const auto waiting = pool->waiting().take();
    REQUIRE(waiting.size() == 16);
    REQUIRE(pool->waiting_count().value() == 16);
    for (const store::PooledCell& pooled : waiting) {
        REQUIRE(pooled.first_seen == test::a_day);
        REQUIRE(std::ranges::count(cells, pooled.cell) == 1);
    }
}

TEST_CASE("the quarantine keeps its cells, out of the way of the others", "[platform]") {
    test::StoreHome server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    const auto bad = test::random_cells(3, server.random);
    const auto good = test::random_cells(2, server.random);
    REQUIRE(pool->add(bad, test::a_day).ok());
    REQUIRE(pool->add(good, test::a_day).ok());
    REQUIRE(pool->quarantine(ids_of(bad)).ok());
    REQUIRE(pool->quarantine(ids_of(bad)).ok());  // Again, after a cut: no difference.
    pool.reset();
    pool = server.pool();
    REQUIRE(pool->quarantined().value() == 3);
    REQUIRE(pool->waiting_count().value() == 2);
    REQUIRE(pool->add(bad, test::a_day).ok());
    REQUIRE(pool->waiting_count().value() == 2);
}

TEST_CASE("a program of a higher level tries the quarantine again, once", "[platform]") {
    test::StoreHome server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    const auto bad = test::random_cells(3, server.random);
    REQUIRE(pool->add(bad, test::a_day).ok());
    REQUIRE(pool->retry_quarantine(9, test::a_day).value() == 0);
    REQUIRE(pool->quarantine(ids_of(bad)).ok());
    const CivilDay later = test::a_day + std::chrono::days{90};
    REQUIRE(pool->retry_quarantine(9, later).value() == 0);
    REQUIRE(pool->retry_quarantine(8, later).value() == 0);
    REQUIRE(pool->quarantined().value() == 3);
    REQUIRE(pool->retry_quarantine(10, later).value() == 3);
    REQUIRE(pool->quarantined().value() == 0);
    const auto waiting = pool->waiting().take();
    REQUIRE(waiting.size() == 3);
    for (const store::PooledCell& pooled : waiting) {
        REQUIRE(pooled.first_seen == later);
        REQUIRE(std::ranges::count(bad, pooled.cell) == 1);
    }
    REQUIRE(pool->quarantine(ids_of(bad)).ok());
    pool.reset();
    REQUIRE(server.pool()->retry_quarantine(10, later).value() == 0);
    REQUIRE(server.pool()->quarantined().value() == 3);
}

TEST_CASE("forgetting cells that are not there changes nothing", "[platform]") {
    test::StoreHome server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    REQUIRE(pool->add(test::random_cells(4, server.random), test::a_day).ok());
    REQUIRE(pool->drop(ids_of(test::random_cells(4, server.random))).ok());
    REQUIRE(pool->quarantine(ids_of(test::random_cells(4, server.random))).ok());
    REQUIRE(pool->waiting_count().value() == 4);
    REQUIRE(pool->quarantined().value() == 0);
}

TEST_CASE("a pool with too many unopened cells is Full until a release takes some", "[platform]") {
    test::StoreHome server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool("org", 20);
    const auto first = test::random_cells(16, server.random);
    REQUIRE(pool->add(first, test::a_day).ok());
    const auto second = test::random_cells(16, server.random);
    REQUIRE(pool->add(second, test::a_day).error().kind == ErrorKind::Full);
    REQUIRE(pool->waiting_count().value() == 16);
    REQUIRE(pool->drop(ids_of(first)).ok());
    REQUIRE(pool->add(second, test::a_day).ok());
}

TEST_CASE("organisations in one pool do not see each other's cells", "[platform]") {
    test::StoreHome server(GENERATE(CANDOUR_ENGINES));
    const auto cells = test::random_cells(4, server.random);
    REQUIRE(server.pool("one")->add(cells, test::a_day).ok());
    REQUIRE(server.pool("two")->waiting().value().empty());
    REQUIRE(server.pool("two")->drop(ids_of(cells)).ok());
    REQUIRE(server.pool("one")->waiting().value().size() == 4);
}

TEST_CASE("many workers add to the pool at once and every cell is there", "[platform]") {
    test::StoreHome server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    std::atomic<int> added = 0;
    std::vector<std::thread> workers;
    for (int worker = 0; worker < 4; ++worker) {
        workers.emplace_back([&] {
            test::SodiumRandom random;
            for (int i = 0; i < 10; ++i)
                added += pool->add(test::random_cells(16, random), test::a_day).ok();
        });
    }
    for (std::thread& worker : workers)
        worker.join();
    REQUIRE(added == 4 * 10);
    REQUIRE(pool->waiting().value().size() == 4 * 10 * 16);
}

}  // namespace candour::platform
