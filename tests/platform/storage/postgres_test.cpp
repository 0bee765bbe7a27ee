// What only PostgreSQL can promise or suffer: several programs at once, connections that break.
#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <set>
#include <thread>
#include <unistd.h>

#include "platform/storage/postgres_database.h"
#include "tests/support/catch.h"
#include "tests/support/engines.h"
#include "tests/support/order.h"
#include "tests/sync/sync_world.h"

namespace candour::platform {

namespace {

struct Server : test::StoreHome {
    Server() : StoreHome("PostgreSQL") {}

    // Ends every other connection to the databases of this test, as a restart of the server does.
    void end_connections() {
        auto connection = Postgres::open(uri()).take();
        REQUIRE(connection
                    ->run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                          " WHERE pid <> pg_backend_pid() AND application_name = $1",
                          program)
                    .ok());
    }
    // Connections of this test alone carry its name.
    std::shared_ptr<SqlDatabase> open_named(const DatabaseKind& kind) {
        return PostgresDatabase::open(uri() + "&application_name=" + program, std::span(&kind, 1))
            .take();
    }

    const std::string program = "candour_" + std::to_string(::getpid());
};

std::array<DatabaseKind, 1> notes(std::size_t version) {
    DatabaseKind kind{.name = "notebook",
                      .application_id = 4711,
                      .page_bytes = 4096,
                      .journal = Journal::Wal,
                      .steps = {},
                      .postgres_steps = {"CREATE TABLE note (id BIGINT PRIMARY KEY, text TEXT);"
                                         "INSERT INTO note VALUES (1, 'kept')",
                                         "ALTER TABLE note ADD COLUMN colour TEXT NOT NULL"
                                         " DEFAULT 'red'"}};
    kind.postgres_steps.resize(version);
    return {kind};
}

std::string text_of(SqlDatabase& database, const std::string& sql) {
    return database
        .read([&](SqlConnection& connection) -> Result<std::string> {
            ASSIGN_OR_RETURN(SqlRows rows, connection.query(sql));
            ASSIGN_OR_RETURN(const bool found, rows.next());
            return found ? rows.text(0) : "nothing";
        })
        .take();
}

}  // namespace

TEST_CASE("values of every kind and size come back from PostgreSQL as they were", "[platform]") {
    Server server;
    auto connection = Postgres::open(server.uri()).take();
    REQUIRE(connection->script("CREATE TABLE kept (i BIGINT, t TEXT, b BYTEA)").ok());
    Bytes every_byte(256);
    for (std::size_t i = 0; i < every_byte.size(); ++i)
        every_byte[i] = static_cast<std::uint8_t>(i);
    for (const std::int64_t number :
         {std::int64_t{0}, std::int64_t{-1}, INT64_MIN, INT64_MAX, std::int64_t{1} << 40}) {
        REQUIRE(connection
                    ->run("INSERT INTO kept VALUES ($1, $2, $3)", number, "Ŵ'; DROP --", every_byte)
                    .ok());
        REQUIRE(connection->changes() == 1);
        REQUIRE(connection->number("SELECT i FROM kept WHERE i = $1", number).value() == number);
    }
    REQUIRE(connection->run("INSERT INTO kept VALUES ($1, $2, $3)", 7, "", ByteView()).ok());
    auto rows =
        connection->query("SELECT t, b, t IS NULL, NULL FROM kept ORDER BY i = 7, i").take();
    REQUIRE(rows.next().value());
    REQUIRE(rows.text(0) == "Ŵ'; DROP --");
    REQUIRE(rows.blob(1) == every_byte);
    for (int i = 0; i < 5; ++i)
        REQUIRE(rows.next().value());
    REQUIRE(rows.text(0).empty());
    REQUIRE(rows.blob(1).empty());
    REQUIRE(rows.integer(2) == 0);
    REQUIRE(rows.is_null(3));
    REQUIRE_FALSE(rows.next().value());
}

TEST_CASE("many rows in one trip are all there, or none when one of them fails", "[platform]") {
    Server server;
    auto database = server.open(pool_kind());
    const auto insert = [&](const std::vector<int>& numbers) {
        return database->write([&](SqlConnection& connection) {
            std::vector<std::vector<SqlValue>> rows;
            for (const int number : numbers)
                rows.push_back({"org", number});
            return connection.run_each(
                "INSERT INTO board_entry (organisation, number, entry) VALUES ($1, $2, '')", rows);
        });
    };
    std::vector<int> many(1000);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i] = static_cast<int>(i);
    REQUIRE(insert(many).ok());
    REQUIRE(server.number(pool_kind(), "SELECT COUNT(*) FROM board_entry") == 1000);
    REQUIRE(insert({2000, 2001, 500, 2002}).error().kind == ErrorKind::Conflict);
    REQUIRE(server.number(pool_kind(), "SELECT COUNT(*) FROM board_entry") == 1000);
    REQUIRE(insert({2000}).ok());  // The connection is whole again.
}

TEST_CASE("two programs that store the same cells at once keep each of them once", "[platform]") {
    Server server;
    const auto cells = test::random_cells(16 * 40, server.random);
    std::vector<std::thread> programs;
    for (int program = 0; program < 4; ++program) {
        programs.emplace_back([&, program] {
            test::SodiumRandom random;
            auto pool = SqlPool::create(server.open(pool_kind()), "org", random).take();
            // Each in batches of its own cut, so that they meet in every way.
            const std::size_t step = 16 + 8 * static_cast<std::size_t>(program);
            for (std::size_t begin = 0; begin < cells.size(); begin += step) {
                const std::size_t end = std::min(begin + step, cells.size());
                std::vector<privacy::Cell> batch(cells.begin() + static_cast<std::ptrdiff_t>(begin),
                                                 cells.begin() + static_cast<std::ptrdiff_t>(end));
                if (program % 2 == 1) std::ranges::reverse(batch);
                CHECK(pool->add(batch, test::a_day).ok());
            }
        });
    }
    for (std::thread& program : programs)
        program.join();
    auto pool = server.pool();
    const auto waiting = pool->waiting().take();
    REQUIRE(waiting.size() == cells.size());
    std::set<CellId> ids;
    for (const store::PooledCell& pooled : waiting)
        ids.insert(pooled.cell.id);
    REQUIRE(ids.size() == cells.size());
    REQUIRE(pool->waiting_count().value() == std::ssize(cells));
}

TEST_CASE("programs share one epoch, one generation and one horizon", "[platform]") {
    Server server;
    auto one = server.pool();
    auto two = server.pool();
    REQUIRE(one->server_epoch().value() == two->server_epoch().value());
    REQUIRE(one->begin_backup().value() == 1);
    REQUIRE(two->begin_backup().value() == 2);
    REQUIRE(two->set_horizon(2).ok());
    const auto stored = one->add(test::random_cells(1, server.random), test::a_day).take();
    REQUIRE(stored.generation == 3);
    REQUIRE(stored.horizon == 2);
}

TEST_CASE("a backup does not begin while cells are stored that are promised to it", "[platform]") {
    Server server;
    auto pool = server.pool();
    auto other = server.open(pool_kind());
    std::atomic<bool> begun = false;
    std::thread backup;
    // As a slow add(): the standing is read and held, the cells are still on their way.
    const Status slow = other->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(SqlRows rows, connection.query("SELECT generation FROM pool_standing"
                                                        " WHERE organisation = $1 FOR SHARE",
                                                        "org"));
        backup = std::thread([&] {
            CHECK(pool->begin_backup().value() == 1);
            begun = true;
        });
        // Until the other one waits for a lock.
        auto watch = Postgres::open(server.uri()).take();
        while (watch->number("SELECT COUNT(*) FROM pg_locks WHERE NOT granted").value() == 0)
            std::this_thread::yield();
        REQUIRE_FALSE(begun);
        return Unit{};
    });
    REQUIRE(slow.ok());
    backup.join();
    REQUIRE(begun);
}

TEST_CASE("after a look at the pool no row tells which window came first", "[platform]") {
    Server server;
    const auto database = server.open(pool_kind());
    // The places of `cells` in the table, and how many transactions their rows name.
    const auto places = [&](const std::string& organisation,
                            const std::vector<privacy::Cell>& cells) {
        std::vector<std::size_t> found;
        std::set<std::string> transactions;
        const Status read = database->read([&](SqlConnection& connection) -> Status {
            ASSIGN_OR_RETURN(SqlRows rows,
                             connection.query("SELECT cell, xmin::text FROM pool_cell"
                                              " WHERE organisation = $1 ORDER BY ctid",
                                              organisation));
            std::map<Bytes, std::size_t> order;
            while (true) {
                ASSIGN_OR_RETURN(const bool more, rows.next());
                if (!more) break;
                order.emplace(rows.blob(0), order.size());
                transactions.insert(rows.text(1));
            }
            for (const privacy::Cell& cell : cells)
                found.push_back(order.at(Bytes(cell.id.bytes.begin(), cell.id.bytes.end())));
            return Unit{};
        });
        REQUIRE(read.ok());
        return std::pair(found, transactions.size());
    };
    test::OrderSeen before;
    test::OrderSeen after;
    for (int run = 0; run < 40; ++run) {
        const std::string organisation = "org " + std::to_string(run);
        auto pool = SqlPool::create(database, organisation, server.random).take();
        const auto cells = test::random_cells(12, server.random);
        for (const privacy::Cell& cell : cells) {
            auto window = test::random_cells(3, server.random);
            window.push_back(cell);
            REQUIRE(pool->add(window, test::a_day).ok());
        }
        before.add(places(organisation, cells).first);
        REQUIRE(pool->waiting().value().size() == 48);
        const auto [order, transactions] = places(organisation, cells);
        after.add(order);
        REQUIRE(transactions == 1);
        REQUIRE(pool->add(cells, test::a_day).ok());
        REQUIRE(pool->waiting_count().value() == 48);
    }
    REQUIRE(before.mean_z() > 10);  // The measure sees an order that is there.
    INFO("z of the mean " << after.mean_z() << ", of the square " << after.square_z());
    REQUIRE(after.is_chance());
}

TEST_CASE("one of many programs has the lease", "[platform]") {
    Server server;
    std::atomic<int> holders = 0;
    std::vector<std::thread> programs;
    for (int program = 0; program < 6; ++program) {
        programs.emplace_back([&, program] {
            test::SodiumRandom random;
            auto pool = SqlPool::create(server.open(pool_kind()), "org", random).take();
            if (pool->take_lease("release", std::to_string(program), 1000, 60).value()) ++holders;
        });
    }
    for (std::thread& program : programs)
        program.join();
    REQUIRE(holders == 1);
}

TEST_CASE("two releases of the same messages at once reveal each of them once", "[platform]") {
    Server server;
    std::vector<Bytes> hashes(60, Bytes(32));
    for (Bytes& hash : hashes)
        server.random.fill(hash);
    std::atomic<std::int64_t> revealed = 0;
    std::atomic<int> noted = 0;
    std::vector<std::thread> programs;
    for (int program = 0; program < 3; ++program) {
        programs.emplace_back([&] {
            test::SodiumRandom random;
            auto office = SqlOffice::create(server.open(office_kind()), "org", random).take();
            std::vector<store::OfficeItem> items(hashes.size());
            for (store::OfficeItem& item : items)
                item.id = SubmissionId::create(random);
            revealed += office->add_release(items, hashes, test::a_day).value();
            for (int i = 0; i < 20; ++i)
                noted += office->add_audit({1, "me", "did something"}).ok();
        });
    }
    for (std::thread& program : programs)
        program.join();
    REQUIRE(revealed == 60);
    REQUIRE(noted == 60);
    auto office = server.office();
    REQUIRE(office->inbox({}).value().total == 60);
    REQUIRE(office->audit(1000).value().size() == 60);
}

TEST_CASE("two programs that meet in the wrong order both get through", "[platform]") {
    Server server;
    auto pool = server.pool();
    for (const char* name : {"a", "b"})
        REQUIRE(pool->take_lease(name, "nobody", 0, 1).ok());
    auto database = server.open(pool_kind());
    const auto add_to = [](SqlConnection& connection, const char* name) {
        return connection.run("UPDATE pool_lease SET until_s = until_s + 1 WHERE name = $1", name);
    };
    std::atomic<int> inside = 0;
    std::atomic<int> through = 0;
    std::vector<std::thread> programs;
    for (const bool forward : {true, false}) {
        programs.emplace_back([&, forward] {
            bool first = true;
            const Status done = database->write([&](SqlConnection& connection) -> Status {
                RETURN_IF_ERROR(add_to(connection, forward ? "a" : "b"));
                if (first) ++inside;
                first = false;
                while (inside < 2)
                    std::this_thread::yield();
                return add_to(connection, forward ? "b" : "a");
            });
            through += done.ok();
        });
    }
    for (std::thread& program : programs)
        program.join();
    REQUIRE(through == 2);
    REQUIRE(server.number(pool_kind(), "SELECT SUM(until_s)::bigint FROM pool_lease") == 6);
}

TEST_CASE("a server that was restarted is found again", "[platform]") {
    Server server;
    auto pool = SqlPool::create(server.open_named(pool_kind()), "org", server.random).take();
    const auto cells = test::random_cells(16, server.random);
    REQUIRE(pool->add(cells, test::a_day).ok());
    server.end_connections();
    REQUIRE(pool->waiting_count().value() == 16);
    server.end_connections();
    REQUIRE(pool->add(test::random_cells(16, server.random), test::a_day).ok());
    REQUIRE(pool->waiting_count().value() == 32);
}

TEST_CASE("work that loses its connection is done again from its beginning", "[platform]") {
    Server server;
    auto database = server.open_named(pool_kind());
    int runs = 0;
    const Status done = database->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("INSERT INTO pool_lease (organisation, name, holder, until_s)"
                           " VALUES ('org', 'once', 'me', 1)"));
        if (++runs == 1) server.end_connections();
        return connection.run("UPDATE pool_lease SET until_s = until_s + 1");
    });
    REQUIRE(done.ok());
    REQUIRE(runs == 2);
    REQUIRE(server.number(pool_kind(), "SELECT until_s FROM pool_lease") == 2);
}

TEST_CASE("a server that is not there is Unavailable, in words without the password",
          "[platform]") {
    const auto opened =
        Postgres::open("postgresql://candour:ZQXSECRET@127.0.0.1:1/feedback?connect_timeout=1");
    REQUIRE(opened.error().kind == ErrorKind::Unavailable);
    REQUIRE(opened.error().what.find("feedback") != std::string::npos);
    REQUIRE(opened.error().what.find("ZQXSECRET") == std::string::npos);
}

TEST_CASE("an address that is none says so", "[platform]") {
    const auto opened = Postgres::open("postgresql://[nonsense");
    REQUIRE_FALSE(opened.ok());
    REQUIRE(opened.error().what.find('\n') == std::string::npos);
}

TEST_CASE("PostgreSQL's tables are brought up to date, and a newer program's are left alone",
          "[platform]") {
    Server server;
    { auto first = PostgresDatabase::open(server.uri(), notes(1)).take(); }
    for (int start = 0; start < 2; ++start) {
        auto database = PostgresDatabase::open(server.uri(), notes(2)).take();
        REQUIRE(text_of(*database, "SELECT text || colour FROM note") == "keptred");
    }
    const auto old = PostgresDatabase::open(server.uri(), notes(1));
    REQUIRE(old.error().kind == ErrorKind::Invalid);
    REQUIRE(old.error().what.find("newer Candour") != std::string::npos);
}

TEST_CASE("programs that start together make the tables once", "[platform]") {
    Server server;
    std::vector<std::thread> programs;
    std::atomic<int> opened = 0;
    for (int program = 0; program < 4; ++program) {
        programs.emplace_back([&] {
            if (PostgresDatabase::open(server.uri(), notes(2)).ok()) ++opened;
        });
    }
    for (std::thread& program : programs)
        program.join();
    REQUIRE(opened == 4);
    REQUIRE(server.number(pool_kind(), "SELECT COUNT(*) FROM note") == 1);
}

TEST_CASE("a commit of what failed in the middle is no success", "[platform]") {
    Server server;
    auto database = server.open(pool_kind());
    const Status done = database->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(connection.run("INSERT INTO pool_lease VALUES ('org', 'x', 'me', 1)"));
        // Somebody forgets to look.
        (void)connection.run("INSERT INTO pool_lease VALUES ('org', 'x', 'me', 1)");
        return Unit{};
    });
    REQUIRE_FALSE(done.ok());
    REQUIRE(server.number(pool_kind(), "SELECT COUNT(*) FROM pool_lease") == 0);
}

}  // namespace candour::platform
