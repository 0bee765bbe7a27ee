// platform/storage/postgres_database.cpp: connections that come and go, and the tables' versions.
#include "platform/storage/postgres_database.h"

#include <algorithm>
#include <chrono>
#include <thread>

#include "platform/system/random.h"

namespace candour::platform {

namespace {

using std::chrono::milliseconds;

constexpr auto wait_for_connection_max = std::chrono::seconds(10);
// Doubling from 25 ms, about 6 s in all: a server that restarts is back by then.
constexpr int attempts_max = 8;
constexpr milliseconds first_wait(25);
// A server that does not even refuse takes seconds each time, and somebody waits for an answer.
constexpr milliseconds lost_for_max(6'000);

// A statement at a time, as PostgreSQL can: all of a step or nothing.
Status make_steps(SqlConnection& connection, const DatabaseKind& kind) {
    RETURN_IF_ERROR(
        connection.script("SET LOCAL statement_timeout = 0;"
                          "CREATE TABLE IF NOT EXISTS candour_schema"
                          " (kind TEXT PRIMARY KEY, version BIGINT NOT NULL)"));
    RETURN_IF_ERROR(
        connection.run("INSERT INTO candour_schema (kind, version) VALUES ($1, 0)"
                       " ON CONFLICT DO NOTHING",
                       kind.name));
    // The row is held to the end, so that two programs do not both take the same step.
    ASSIGN_OR_RETURN(
        const std::int64_t version,
        connection.number("SELECT version FROM candour_schema WHERE kind = $1 FOR UPDATE",
                          kind.name));
    const auto known = static_cast<std::int64_t>(kind.postgres_steps.size());
    if (version > known) {
        return Error{ErrorKind::Invalid, connection.name() + " was written by a newer Candour (" +
                                             kind.name + " schema " + std::to_string(version) +
                                             ", this program knows " + std::to_string(known) +
                                             "); install the newer version"};
    }
    for (std::int64_t step = version; step < known; ++step) {
        RETURN_IF_ERROR(connection.script(kind.postgres_steps[static_cast<std::size_t>(step)]));
    }
    if (version == known) return Unit{};
    return connection.run("UPDATE candour_schema SET version = $2 WHERE kind = $1", kind.name,
                          known);
}

}  // namespace

Result<std::unique_ptr<PostgresDatabase>> PostgresDatabase::open(
    const std::string& uri, std::span<const DatabaseKind> kinds, int connections) {
    CHECK(connections > 0);
    std::unique_ptr<PostgresDatabase> database(new PostgresDatabase(uri, connections));
    for (const DatabaseKind& kind : kinds) {
        const auto make = [&] {
            return database->write(
                [&](SqlConnection& connection) { return make_steps(connection, kind); });
        };
        Status made = make();
        // Two programs that both find no tables: the second one finds the first one's.
        if (!made.ok() && made.error().kind == ErrorKind::Conflict) made = make();
        RETURN_IF_ERROR(made);
    }
    return database;
}

PostgresDatabase::PostgresDatabase(std::string uri, int connections)
    : uri_(std::move(uri)),
      connections_max_(connections),
      // The rest is for those who read.
      writers_(std::max(1, connections / 2)),
      name_("the PostgreSQL database") {}

PostgresDatabase::~PostgresDatabase() = default;

Result<SqlConnection*> PostgresDatabase::take() {
    {
        std::unique_lock lock(mutex_);
        const bool free = freed_.wait_for(lock, wait_for_connection_max,
                                          [this] { return taken_ < connections_max_; });
        if (!free) {
            return Error{ErrorKind::Unavailable,
                         "every connection to " + name_ + " is busy; try again later"};
        }
        ++taken_;
        if (!idle_.empty()) {
            Postgres* connection = idle_.back().release();
            idle_.pop_back();
            return connection;
        }
    }
    Result<SqlConnection*> connection = connect();
    if (!connection.ok()) {
        const std::lock_guard lock(mutex_);
        --taken_;
        freed_.notify_one();
    }
    return connection;
}

Result<SqlConnection*> PostgresDatabase::connect() {
    ASSIGN_OR_RETURN(std::unique_ptr<Postgres> connection, Postgres::open(uri_));
    const std::lock_guard lock(mutex_);
    if (!named_) name_ = connection->name();
    named_ = true;
    return connection.release();
}

void PostgresDatabase::give_back(SqlConnection& given) {
    std::unique_ptr<Postgres> connection(static_cast<Postgres*>(&given));
    std::vector<std::unique_ptr<Postgres>> gone;
    const std::lock_guard lock(mutex_);
    --taken_;
    if (connection->alive()) {
        idle_.push_back(std::move(connection));
    } else if (connection->failure() != SqlFailure::Final) {
        // The server has gone: the others that it had are as dead.
        gone.swap(idle_);
    }
    freed_.notify_one();
}

bool PostgresDatabase::try_again(SqlFailure failure, int attempt, milliseconds since) {
    if (attempt >= attempts_max) return false;
    if (failure != SqlFailure::Clash && attempt > 1 && since >= lost_for_max) return false;
    milliseconds wait = first_wait * (1 << (attempt - 1));
    if (failure == SqlFailure::Clash) {
        // Not in step with the other one.
        wait = milliseconds(SystemRandom().below(static_cast<std::uint32_t>(wait.count())));
    } else if (attempt == 1) {
        // An idle connection that the server had closed: a new one may work at once.
        wait = milliseconds(0);
    }
    std::this_thread::sleep_for(wait);
    return true;
}

}  // namespace candour::platform
