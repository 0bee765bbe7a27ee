// platform/storage/sqlite_pool.cpp: sealed cells until their release, ids for ever.
#include "platform/storage/sqlite_pool.h"

#include "platform/storage/database.h"

namespace candour::platform {

namespace {

// pool_seen is the deduplication authority and knows nothing but ids. Both keys are random and
// without rowid, so no column counts arrivals. A page holds a whole row: a row that continued on
// pages of its own would tell its place in the order of writing by their numbers.
DatabaseKind pool_kind() {
    return DatabaseKind{
        .name = "pool",
        .application_id = 0x4344504f,
        .page_bytes = 8192,
        .journal = Journal::Wal,
        .steps = {"CREATE TABLE pool_seen (organisation TEXT NOT NULL, cell BLOB NOT NULL,"
                  " PRIMARY KEY (organisation, cell)) STRICT, WITHOUT ROWID;"
                  "CREATE TABLE pool_waiting (organisation TEXT NOT NULL, cell BLOB NOT NULL,"
                  " first_seen TEXT NOT NULL, sealed BLOB NOT NULL,"
                  " PRIMARY KEY (organisation, cell)) STRICT, WITHOUT ROWID;"
                  "CREATE TABLE pool_quarantine (organisation TEXT NOT NULL, cell BLOB NOT NULL,"
                  " sealed BLOB NOT NULL, PRIMARY KEY (organisation, cell)) STRICT, WITHOUT ROWID;"
                  "CREATE TABLE pool_setting (organisation TEXT NOT NULL, name TEXT NOT NULL,"
                  " value TEXT NOT NULL, PRIMARY KEY (organisation, name)) STRICT, WITHOUT ROWID;",
                  // A released cell keeps its day, so that it can wait again as if never released.
                  "CREATE TABLE pool_released (organisation TEXT NOT NULL, cell BLOB NOT NULL,"
                  " generation INTEGER NOT NULL, first_seen TEXT NOT NULL, sealed BLOB NOT NULL,"
                  " PRIMARY KEY (organisation, cell)) STRICT, WITHOUT ROWID;"
                  "CREATE TABLE pool_lease (organisation TEXT NOT NULL, name TEXT NOT NULL,"
                  " holder TEXT NOT NULL, until_s INTEGER NOT NULL,"
                  " PRIMARY KEY (organisation, name)) STRICT, WITHOUT ROWID;"}};
}

}  // namespace

Result<std::unique_ptr<SqlitePool>> SqlitePool::create(const std::string& path,
                                                       const std::string& organisation,
                                                       SecureRandom& random, std::int64_t cells_max,
                                                       const DatabaseHome& home) {
    ASSIGN_OR_RETURN(std::unique_ptr<Sqlite> database,
                     open_database(path, pool_kind(), nullptr, home));
    std::unique_ptr<SqlitePool> pool(new SqlitePool(std::move(database), organisation, cells_max));
    ASSIGN_OR_RETURN(pool->epoch_, pool->settings_.current_epoch("server_epoch", random, home));
    ASSIGN_OR_RETURN(
        pool->waiting_,
        pool->database_->number("SELECT COUNT(*) FROM pool_waiting WHERE organisation = $1",
                                organisation));
    return pool;
}

SqlitePool::SqlitePool(std::unique_ptr<Sqlite> database, std::string organisation,
                       std::int64_t cells_max)
    : database_(std::move(database)),
      organisation_(std::move(organisation)),
      cells_max_(cells_max),
      settings_(*database_, "pool_setting", organisation_) {}

Result<store::Stored> SqlitePool::add(const std::vector<privacy::Cell>& cells, CivilDay today) {
    const std::lock_guard lock(mutex_);
    if (waiting_ + static_cast<std::int64_t>(cells.size()) > cells_max_) {
        return Error{ErrorKind::Full, database_->path() + " holds " + std::to_string(waiting_) +
                                          " unopened cells: run the release"};
    }
    const std::string day = to_iso(today);
    std::int64_t added = 0;
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    for (const privacy::Cell& cell : cells) {
        RETURN_IF_ERROR(
            database_->run("INSERT INTO pool_seen (organisation, cell) VALUES ($1, $2)"
                           " ON CONFLICT DO NOTHING",
                           organisation_, ByteView(cell.id.bytes)));
        if (database_->changes() == 0) continue;
        RETURN_IF_ERROR(
            database_->run("INSERT INTO pool_waiting"
                           " (organisation, cell, first_seen, sealed)"
                           " VALUES ($1, $2, $3, $4)",
                           organisation_, ByteView(cell.id.bytes), day, ByteView(cell.sealed)));
        ++added;
    }
    ASSIGN_OR_RETURN(const store::Stored stored, read_standing());
    RETURN_IF_ERROR(transaction.commit());
    waiting_ += added;
    return stored;
}

Result<std::vector<store::PooledCell>> SqlitePool::waiting() {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlRows rows,
                     database_->query("SELECT cell, sealed, first_seen FROM pool_waiting"
                                      " WHERE organisation = $1",
                                      organisation_));
    std::vector<store::PooledCell> found;
    found.reserve(static_cast<std::size_t>(waiting_));
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return found;
        Bytes wire = rows.blob(0);
        const Bytes sealed = rows.blob(1);
        wire.insert(wire.end(), sealed.begin(), sealed.end());
        if (wire.size() != privacy::cell_bytes) {
            return Error{ErrorKind::Corrupt, database_->path() +
                                                 " is damaged: a cell has a wrong size; restore a "
                                                 "backup"};
        }
        ASSIGN_OR_RETURN(const CivilDay first_seen, from_iso(rows.text(2)));
        found.push_back(
            {privacy::Cell::from_wire(ByteView(wire).first<privacy::cell_bytes>()), first_seen});
    }
}

Status SqlitePool::quarantine(const std::vector<CellId>& cells) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    for (const CellId& cell : cells) {
        RETURN_IF_ERROR(
            database_->run("INSERT INTO pool_quarantine (organisation, cell, sealed)"
                           " SELECT organisation, cell, sealed FROM pool_waiting"
                           " WHERE organisation = $1 AND cell = $2"
                           " ON CONFLICT DO NOTHING",
                           organisation_, ByteView(cell.bytes)));
    }
    ASSIGN_OR_RETURN(const std::int64_t removed, remove_waiting(cells));
    RETURN_IF_ERROR(transaction.commit());
    waiting_ -= removed;
    return Unit{};
}

Status SqlitePool::mark_released(const std::vector<CellId>& cells) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    ASSIGN_OR_RETURN(const store::Stored now, read_standing());
    for (const CellId& cell : cells) {
        RETURN_IF_ERROR(database_->run(
            "INSERT INTO pool_released (organisation, cell, generation, first_seen, sealed)"
            " SELECT organisation, cell, $3, first_seen, sealed FROM pool_waiting"
            " WHERE organisation = $1 AND cell = $2",
            organisation_, ByteView(cell.bytes), static_cast<std::int64_t>(now.generation)));
    }
    ASSIGN_OR_RETURN(const std::int64_t removed, remove_waiting(cells));
    RETURN_IF_ERROR(transaction.commit());
    waiting_ -= removed;
    return Unit{};
}

Status SqlitePool::drop(const std::vector<CellId>& cells) {
    const std::lock_guard lock(mutex_);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    ASSIGN_OR_RETURN(const std::int64_t removed, remove_waiting(cells));
    RETURN_IF_ERROR(transaction.commit());
    waiting_ -= removed;
    return Unit{};
}

// Inside the caller's transaction. How many there were.
Result<std::int64_t> SqlitePool::remove_waiting(const std::vector<CellId>& cells) {
    std::int64_t removed = 0;
    for (const CellId& cell : cells) {
        RETURN_IF_ERROR(
            database_->run("DELETE FROM pool_waiting WHERE organisation = $1 AND cell = $2",
                           organisation_, ByteView(cell.bytes)));
        removed += database_->changes();
    }
    return removed;
}

Result<std::int64_t> SqlitePool::quarantined() {
    const std::lock_guard lock(mutex_);
    return database_->number("SELECT COUNT(*) FROM pool_quarantine WHERE organisation = $1",
                             organisation_);
}

Result<std::int64_t> SqlitePool::waiting_count() {
    const std::lock_guard lock(mutex_);
    return waiting_;
}

Result<std::vector<CellId>> SqlitePool::known(const std::vector<CellId>& cells) {
    const std::lock_guard lock(mutex_);
    std::vector<CellId> found;
    for (const CellId& cell : cells) {
        ASSIGN_OR_RETURN(const std::int64_t count,
                         database_->number(
                             "SELECT COUNT(*) FROM pool_seen WHERE organisation = $1 AND cell = $2",
                             organisation_, ByteView(cell.bytes)));
        if (count != 0) found.push_back(cell);
    }
    return found;
}

}  // namespace candour::platform
