// platform/storage/sql_pool_standing.cpp: what the pool knows of its backups, of the office that
// its releases go to, and of who may work on it.
#include <limits>

#include "platform/storage/sql_epoch.h"
#include "platform/storage/sql_pool.h"

namespace candour::platform {

Status SqlPool::make_standing() {
    const std::string epoch = fresh_epoch(random_);
    return database_->write([&](SqlConnection& connection) -> Status {
        return connection.run(
            "INSERT INTO pool_standing"
            " (organisation, server_epoch, identity, generation, horizon, office_epoch)"
            " VALUES ($1, $2, $3, 1, 0, '') ON CONFLICT DO NOTHING",
            organisation_, epoch, connection.identity());
    });
}

// Nobody changes it before the transaction ends. A database that was restored, or a standby that
// took over, begins a new epoch, on which every device offers again what it holds.
Result<store::Stored> SqlPool::standing_in(SqlConnection& connection) {
    ASSIGN_OR_RETURN(
        SqlRows rows,
        connection.query("SELECT server_epoch, generation, horizon, identity FROM pool_standing"
                         " WHERE organisation = $1" +
                             std::string(connection.share_lock()),
                         organisation_));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    if (!found) {
        return Error{ErrorKind::Corrupt, connection.name() + " lacks the pool of " + organisation_ +
                                             "; restore a backup"};
    }
    store::Stored now{.server_epoch = rows.text(0),
                      .generation = static_cast<std::uint64_t>(rows.integer(1)),
                      .horizon = static_cast<std::uint64_t>(rows.integer(2))};
    if (rows.text(3) == connection.identity()) return now;
    now.server_epoch = fresh_epoch(random_);
    RETURN_IF_ERROR(
        connection.run("UPDATE pool_standing SET server_epoch = $2, identity = $3"
                       " WHERE organisation = $1",
                       organisation_, now.server_epoch, connection.identity()));
    return now;
}

Result<store::Stored> SqlPool::standing() {
    return database_->write([&](SqlConnection& connection) { return standing_in(connection); });
}

Result<std::string> SqlPool::server_epoch() {
    ASSIGN_OR_RETURN(store::Stored now, standing());
    return std::move(now.server_epoch);
}

Result<std::uint64_t> SqlPool::begin_backup() {
    return database_->write([&](SqlConnection& connection) -> Result<std::uint64_t> {
        ASSIGN_OR_RETURN(const std::int64_t next,
                         connection.number("UPDATE pool_standing SET generation = generation + 1"
                                           " WHERE organisation = $1 RETURNING generation",
                                           organisation_));
        return static_cast<std::uint64_t>(next) - 1;
    });
}

Status SqlPool::set_horizon(std::uint64_t generation) {
    return database_->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(const store::Stored now, standing_in(connection));
        if (generation >= now.generation) {
            return Error{ErrorKind::Invalid, "backup " + std::to_string(generation) +
                                                 " was never begun here; the next one is " +
                                                 std::to_string(now.generation)};
        }
        if (generation <= now.horizon) return Unit{};
        RETURN_IF_ERROR(
            connection.run("UPDATE pool_standing SET horizon = $2 WHERE organisation = $1",
                           organisation_, generation));
        // The cells by the index of what is held, then each by its key: never the whole table.
        return connection.run(
            "UPDATE pool_cell SET state = NULL, generation = 0, first_seen = '', sealed = $3"
            " WHERE organisation = $1 AND state = 3 AND generation <= $2 AND cell IN"
            " (SELECT cell FROM pool_cell WHERE organisation = $1 AND state = 3)",
            organisation_, generation, ByteView());
    });
}

Status SqlPool::follow_office(const std::string& office_epoch) {
    std::int64_t returned = 0;
    const Status ended = database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE pool_standing SET office_epoch = $2"
                           " WHERE organisation = $1 AND office_epoch <> $2",
                           organisation_, office_epoch));
        returned = 0;
        if (connection.changes() == 0) return Unit{};
        RETURN_IF_ERROR(
            connection.run("UPDATE pool_cell SET state = 1, generation = 0"
                           " WHERE organisation = $1 AND state = 3",
                           organisation_));
        returned = connection.changes();
        return Unit{};
    });
    if (ended.ok()) waiting_ += returned;
    return ended;
}

Result<bool> SqlPool::take_lease(const std::string& name, const std::string& holder,
                                 std::int64_t now_s, std::int64_t seconds) {
    return database_->write([&](SqlConnection& connection) -> Result<bool> {
        // Whoever had it before on a file that we hold alone has ended without giving it back.
        const std::lock_guard guard(leased_);
        const bool void_before = connection.is_alone() && !leased_here_.contains(name);
        RETURN_IF_ERROR(connection.run(
            "INSERT INTO pool_lease (organisation, name, holder, until_s) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT (organisation, name) DO UPDATE SET holder = $3, until_s = $4"
            " WHERE pool_lease.holder = $3 OR pool_lease.until_s <= $5",
            organisation_, name, holder, now_s + seconds,
            void_before ? std::numeric_limits<std::int64_t>::max() : now_s));
        if (connection.changes() != 1) return false;
        leased_here_.insert(name);
        return true;
    });
}

}  // namespace candour::platform
