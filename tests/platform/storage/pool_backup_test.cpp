// The pool and its backups: what an acknowledgement may promise, and when bytes may go.
#include "platform/storage/sql_pool.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

struct Server : test::StoreHome {
    using StoreHome::StoreHome;
    // Adds `count` cells and says which.
    std::vector<CellId> put(store::PoolStore& pool, std::size_t count) {
        const auto cells = test::random_cells(count, random);
        REQUIRE(pool.add(cells, test::a_day).ok());
        std::vector<CellId> ids;
        for (const privacy::Cell& cell : cells)
            ids.push_back(cell.id);
        return ids;
    }
    std::int64_t released() {
        return number(pool_kind(), "SELECT COUNT(*) FROM pool_cell WHERE state = 3");
    }
};

}  // namespace

TEST_CASE("cells are promised to the next backup, which is the first at first", "[platform]") {
    Server server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    const auto cells = test::random_cells(2, server.random);
    const store::Stored first = pool->add(cells, test::a_day).take();
    REQUIRE(first.server_epoch == pool->server_epoch().value());
    REQUIRE(first.generation == 1);
    REQUIRE(first.horizon == 0);
    REQUIRE(pool->begin_backup().value() == 1);
    REQUIRE(pool->add(cells, test::a_day).value().generation == 2);
    pool.reset();
    pool = server.pool();
    REQUIRE(pool->begin_backup().value() == 2);
    REQUIRE(pool->set_horizon(1).ok());
    pool.reset();
    pool = server.pool();
    const store::Stored now = pool->standing().take();
    REQUIRE(now.generation == 3);
    REQUIRE(now.horizon == 1);
    REQUIRE(now.server_epoch == first.server_epoch);
}

TEST_CASE("a horizon never lowers, and no backup is proved that was never begun", "[platform]") {
    Server server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    REQUIRE(pool->set_horizon(1).error().kind == ErrorKind::Invalid);
    for (int i = 0; i < 3; ++i)
        REQUIRE(pool->begin_backup().ok());
    REQUIRE(pool->set_horizon(3).ok());
    REQUIRE(pool->set_horizon(2).ok());
    REQUIRE(pool->standing().value().horizon == 3);
    REQUIRE(pool->set_horizon(4).error().kind == ErrorKind::Invalid);
    REQUIRE(pool->standing().value().horizon == 3);
}

TEST_CASE("a released cell's bytes go when a proved backup has the release, its id never",
          "[platform]") {
    Server server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    const auto early = server.put(*pool, 3);
    REQUIRE(pool->mark_released(early).ok());  // Backup 1 will have the release.
    REQUIRE(pool->mark_released(early).ok());  // Again, after a cut: no difference.
    REQUIRE(pool->waiting_count().value() == 0);
    REQUIRE(pool->begin_backup().value() == 1);
    const auto late = server.put(*pool, 2);
    REQUIRE(pool->mark_released(late).ok());  // Backup 2.
    REQUIRE(pool->begin_backup().value() == 2);
    pool.reset();
    REQUIRE(server.released() == 5);
    pool = server.pool();
    REQUIRE(pool->set_horizon(1).ok());
    pool.reset();
    REQUIRE(server.released() == 2);
    pool = server.pool();
    REQUIRE(pool->set_horizon(2).ok());
    REQUIRE(pool->known(early).value() == early);
    REQUIRE(pool->known(late).value() == late);
    pool.reset();
    REQUIRE(server.released() == 0);
}

TEST_CASE("another office gets the released cells again, the same office does not", "[platform]") {
    Server server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    REQUIRE(pool->follow_office("office-1").ok());
    const auto cells = server.put(*pool, 4);
    REQUIRE(pool->mark_released({cells[0], cells[1]}).ok());
    REQUIRE(pool->drop({cells[2]}).ok());
    REQUIRE(pool->follow_office("office-1").ok());
    REQUIRE(pool->waiting_count().value() == 1);
    REQUIRE(pool->follow_office("office-2").ok());
    REQUIRE(pool->waiting_count().value() == 3);
    pool.reset();
    pool = server.pool();
    const auto waiting = pool->waiting().take();
    REQUIRE(waiting.size() == 3);
    for (const store::PooledCell& pooled : waiting) {
        REQUIRE(pooled.first_seen == test::a_day);
        REQUIRE(pooled.cell.id != cells[2]);
    }
    REQUIRE(pool->follow_office("office-2").ok());
    REQUIRE(pool->waiting_count().value() == 3);
}

TEST_CASE("the pool knows which ids it ever had", "[platform]") {
    Server server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    auto asked = server.put(*pool, 3);
    REQUIRE(pool->drop({asked[0]}).ok());
    REQUIRE(pool->quarantine({asked[1]}).ok());
    const auto expected = asked;
    asked.insert(asked.begin() + 1, CellId::create(server.random));
    REQUIRE(pool->known(asked).value() == expected);
    REQUIRE(pool->known({}).value().empty());
    pool.reset();
    REQUIRE(server.pool("other")->known(asked).value().empty());
}

TEST_CASE("a lease has one holder until it ends or is given up", "[platform]") {
    Server server(GENERATE(CANDOUR_ENGINES));
    auto pool = server.pool();
    REQUIRE(pool->take_lease("release", "one", 1000, 60).value());
    REQUIRE_FALSE(pool->take_lease("release", "two", 1059, 60).value());
    REQUIRE(pool->take_lease("release", "one", 1050, 60).value());  // Longer.
    REQUIRE_FALSE(pool->take_lease("release", "two", 1060, 60).value());
    REQUIRE(pool->take_lease("keys", "two", 1060, 60).value());
    REQUIRE(pool->take_lease("release", "two", 1110, 60).value());
    REQUIRE_FALSE(pool->take_lease("release", "one", 1111, 60).value());
    REQUIRE(pool->take_lease("release", "two", 1112, 0).value());
    REQUIRE(pool->take_lease("release", "one", 1112, 60).value());
}

TEST_CASE("who was killed while it had a lease holds up nobody", "[platform]") {
    const std::string engine = GENERATE(CANDOUR_ENGINES);
    Server server(engine);
    REQUIRE(server.pool()->take_lease("release", "killed", 1000, 600).value());
    // Where others may be at work the lease has to end first.
    REQUIRE(server.pool()->take_lease("release", "next", 1001, 60).value() == (engine == "SQLite"));
    REQUIRE(server.pool()->take_lease("release", "next", 1600, 60).value());
}

}  // namespace candour::platform
