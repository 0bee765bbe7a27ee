// platform/storage/sql_pool.cpp: sealed cells until their release, ids for ever. What the pool
// knows of its backups is in sql_pool_standing.cpp.
#include "platform/storage/sql_pool.h"

#include <algorithm>
#include <set>

#include "platform/storage/sql_list.h"
#include "platform/storage/sqlite_database.h"

namespace candour::platform {

namespace {

// Read at once; others may write between two pages.
constexpr std::int64_t cells_per_page = 4096;

// More of one day are not written anew; among so many, an order says little.
constexpr std::int64_t cells_reordered_max = 32'768;
// So many of a day are written anew at every look; of more, when this part of them is new, so that
// what is written in a day stays in proportion to what comes in it.
constexpr std::int64_t cells_reordered_at_once = 512;
constexpr std::int64_t new_part = 8;

// A flood of what nothing opens must not fill the pool again with each new program.
constexpr std::int64_t cells_retried_max = 65'536;

constexpr auto code_of(CellState state) { return static_cast<std::int64_t>(state); }

static_assert(privacy::cell_bytes == 1024);

}  // namespace

Result<std::unique_ptr<SqlPool>> SqlPool::create(std::shared_ptr<SqlDatabase> database,
                                                 const std::string& organisation,
                                                 SecureRandom& random, std::int64_t cells_max) {
    std::unique_ptr<SqlPool> pool(
        new SqlPool(std::move(database), organisation, random, cells_max));
    RETURN_IF_ERROR(pool->make_standing());
    RETURN_IF_ERROR(pool->recount());
    return pool;
}

Result<std::unique_ptr<SqlPool>> SqlPool::create(const std::string& path,
                                                 const std::string& organisation,
                                                 SecureRandom& random, std::int64_t cells_max,
                                                 const DatabaseHome& home) {
    ASSIGN_OR_RETURN(std::shared_ptr<SqlDatabase> database,
                     SqliteDatabase::open(path, pool_kind(), home));
    return create(std::move(database), organisation, random, cells_max);
}

SqlPool::SqlPool(std::shared_ptr<SqlDatabase> database, std::string organisation,
                 SecureRandom& random, std::int64_t cells_max)
    : database_(std::move(database)),
      organisation_(std::move(organisation)),
      random_(random),
      cells_max_(cells_max),
      queue_(database_->writers(), [this](std::vector<privacy::Cell> cells, CivilDay today) {
          return store_cells(std::move(cells), today);
      }) {}

Result<store::Stored> SqlPool::add(const std::vector<privacy::Cell>& cells, CivilDay today) {
    if (cells.empty()) return standing();
    return queue_.add(cells, today);
}

Status SqlPool::recount() {
    added_since_count_ = 0;
    ASSIGN_OR_RETURN(const std::int64_t counted, count(CellState::Waiting));
    waiting_ = counted;
    return Unit{};
}

Status SqlPool::check_room(std::int64_t cells) {
    // What other programs added, or a release took, is not in the number.
    const bool stale = added_since_count_ > cells_max_ / 16;
    if (stale || waiting_ + cells > cells_max_) RETURN_IF_ERROR(recount());
    if (waiting_ + cells <= cells_max_) return Unit{};
    return Error{ErrorKind::Full, database_->name() + " holds " + std::to_string(waiting_) +
                                      " unopened cells: run the release"};
}

// In the order of their ids, so that no position in the database tells in which order the cells of
// a batch came.
Result<store::Stored> SqlPool::store_cells(std::vector<privacy::Cell> cells, CivilDay today) {
    const auto count = static_cast<std::int64_t>(cells.size());
    RETURN_IF_ERROR(check_room(count));
    std::ranges::sort(cells, {}, &privacy::Cell::id);
    Bytes list;
    list.reserve(cells.size() * privacy::cell_bytes);
    for (const privacy::Cell& cell : cells) {
        const auto wire = cell.wire();
        list.insert(list.end(), wire.begin(), wire.end());
    }
    const std::string day = to_iso(today);
    std::int64_t added = 0;
    auto stored = database_->write([&](SqlConnection& connection) -> Result<store::Stored> {
        // First, and locked: a backup that begins now waits, so that it holds these cells.
        ASSIGN_OR_RETURN(const store::Stored now, standing_in(connection));
        RETURN_IF_ERROR(connection.run(
            "INSERT INTO pool_cell (organisation, cell, state, generation, first_seen,"
            " sealed) " CANDOUR_NUMBERS("$4") " SELECT $1, substr($3, 1 + 1024 * i, 16), $5, 0, "
                                              "$2, substr($3, 17 + 1024 * i, 1008)"
                                              " FROM n WHERE true ON CONFLICT DO NOTHING",
            organisation_, day, list, count, code_of(CellState::Waiting)));
        added = connection.changes();
        return now;
    });
    if (stored.ok()) {
        waiting_ += added;
        added_since_count_ += added;
    }
    return stored;
}

// A release looks at the pool every few minutes: afterwards nothing in the table tells in which
// order the windows of a day came (anonymity-research A-06), but for the newest of a day on which
// very many came. Once a day is over, all of it is written together.
Result<std::vector<std::string>> SqlPool::days_in_order(SqlConnection& connection) {
    ASSIGN_OR_RETURN(
        SqlRows rows,
        connection.query("SELECT first_seen, SUM(cells)::bigint, MAX(cells), COUNT(*) FROM"
                         " (SELECT first_seen, COUNT(*) AS cells FROM pool_cell"
                         " WHERE organisation = $1 AND state = 1"
                         " GROUP BY first_seen, xmin::text) AS written"
                         " GROUP BY first_seen ORDER BY first_seen DESC",
                         organisation_));
    std::vector<std::string> days;
    for (bool newest = true;; newest = false) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return days;
        const std::int64_t all = rows.integer(1);
        const std::int64_t fresh = all - rows.integer(2);
        const bool now = !newest || all <= cells_reordered_at_once || fresh * new_part >= all;
        if (rows.integer(3) > 1 && now && all <= cells_reordered_max) days.push_back(rows.text(0));
    }
}

// One statement for a day, so that a cell is never missing to anybody else; a program that adds it
// meanwhile waits and finds it.
Status SqlPool::forget_order() {
    return database_->write([&](SqlConnection& connection) -> Status {
        if (!connection.rows_tell_their_age()) return Unit{};
        ASSIGN_OR_RETURN(const std::vector<std::string> days, days_in_order(connection));
        for (const std::string& day : days) {
            RETURN_IF_ERROR(connection.run(
                "WITH moved AS (DELETE FROM pool_cell WHERE organisation = $1 AND state = 1"
                " AND first_seen = $2"
                " RETURNING organisation, cell, state, generation, first_seen, sealed)"
                " INSERT INTO pool_cell (organisation, cell, state, generation, first_seen, sealed)"
                " SELECT organisation, cell, state, generation, first_seen, sealed FROM moved"
                " ORDER BY cell",
                organisation_, day));
        }
        return Unit{};
    });
}

Result<std::int64_t> SqlPool::read_cells(CellState state, ByteView last,
                                         std::vector<store::PooledCell>& found) {
    const bool waits = state == CellState::Waiting;
    return database_->read([&](SqlConnection& connection) -> Result<std::int64_t> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT cell, sealed, first_seen FROM pool_cell"
                                          " WHERE organisation = $1 AND state = $2 AND cell > $3"
                                          " ORDER BY cell LIMIT $4",
                                          organisation_, code_of(state), last, cells_per_page));
        std::vector<store::PooledCell> page;
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) break;
            Bytes wire = rows.blob(0);
            const Bytes sealed = rows.blob(1);
            wire.insert(wire.end(), sealed.begin(), sealed.end());
            if (wire.size() != privacy::cell_bytes) {
                return Error{ErrorKind::Corrupt, connection.name() +
                                                     " is damaged: a cell has a wrong size; "
                                                     "restore a backup"};
            }
            // What does not wait has no day any more.
            CivilDay first_seen;
            if (waits) {
                ASSIGN_OR_RETURN(first_seen, from_iso(rows.text(2)));
            }
            page.push_back({privacy::Cell::from_wire(ByteView(wire).first<privacy::cell_bytes>()),
                            first_seen});
        }
        found.insert(found.end(), page.begin(), page.end());
        return std::ssize(page);
    });
}

Result<std::vector<store::PooledCell>> SqlPool::all_cells(CellState state) {
    std::vector<store::PooledCell> found;
    while (true) {
        const Bytes last = found.empty() ? Bytes{}
                                         : Bytes(found.back().cell.id.bytes.begin(),
                                                 found.back().cell.id.bytes.end());
        ASSIGN_OR_RETURN(const std::int64_t read, read_cells(state, last, found));
        if (read < cells_per_page) return found;
    }
}

Result<std::vector<store::PooledCell>> SqlPool::waiting() {
    RETURN_IF_ERROR(forget_order());
    return all_cells(CellState::Waiting);
}

Result<std::vector<privacy::Cell>> SqlPool::held() {
    std::vector<privacy::Cell> found;
    for (const CellState state : {CellState::Quarantined, CellState::Released}) {
        ASSIGN_OR_RETURN(const auto cells, all_cells(state));
        for (const store::PooledCell& pooled : cells)
            found.push_back(pooled.cell);
    }
    return found;
}

template <typename... Values>
Status SqlPool::change_waiting(std::string_view sql, const std::vector<CellId>& cells,
                               const Values&... values) {
    if (cells.empty()) return Unit{};
    const Bytes ids = packed_ids(cells);
    std::int64_t changed = 0;
    const Status ended = database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(connection.run(sql, organisation_, ids, cells.size(), values...));
        changed = connection.changes();
        return Unit{};
    });
    if (ended.ok()) waiting_ -= changed;
    return ended;
}

Status SqlPool::quarantine(const std::vector<CellId>& cells) {
    return change_waiting(
        "UPDATE pool_cell SET state = 2, first_seen = ''"
        " WHERE organisation = $1 AND state = 1 AND cell IN " CANDOUR_LIST("$2", "$3", "16"),
        cells);
}

Result<std::int64_t> SqlPool::retry_quarantine(std::int64_t level, CivilDay today) {
    std::int64_t returned = 0;
    RETURN_IF_ERROR(database_->write([&](SqlConnection& connection) -> Status {
        RETURN_IF_ERROR(
            connection.run("UPDATE pool_standing SET retried_at_level = $2"
                           " WHERE organisation = $1 AND retried_at_level < $2",
                           organisation_, level));
        returned = 0;
        if (connection.changes() == 0) return Unit{};
        RETURN_IF_ERROR(
            connection.run("UPDATE pool_cell SET state = 1, first_seen = $2"
                           " WHERE organisation = $1 AND state = 2 AND cell IN"
                           " (SELECT cell FROM pool_cell WHERE organisation = $1 AND state = 2"
                           " ORDER BY cell LIMIT $3)",
                           organisation_, to_iso(today), cells_retried_max));
        returned = connection.changes();
        return Unit{};
    }));
    waiting_ += returned;
    return returned;
}

// The generation is read in the statement that writes it, and locked to the end.
Status SqlPool::mark_released(const std::vector<CellId>& cells) {
    if (cells.empty()) return Unit{};
    const Bytes ids = packed_ids(cells);
    std::int64_t changed = 0;
    const Status ended = database_->write([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(const store::Stored now, standing_in(connection));
        RETURN_IF_ERROR(connection.run(
            "UPDATE pool_cell SET state = 3, generation = $4"
            " WHERE organisation = $1 AND state = 1 AND cell IN " CANDOUR_LIST("$2", "$3", "16"),
            organisation_, ids, cells.size(), now.generation));
        changed = connection.changes();
        return Unit{};
    });
    if (ended.ok()) waiting_ -= changed;
    return ended;
}

Status SqlPool::drop(const std::vector<CellId>& cells) {
    return change_waiting(
        "UPDATE pool_cell SET state = NULL, first_seen = '', sealed = $4"
        " WHERE organisation = $1 AND state = 1 AND cell IN " CANDOUR_LIST("$2", "$3", "16"),
        cells, ByteView());
}

Result<std::int64_t> SqlPool::count(CellState state) {
    return database_->read([&](SqlConnection& connection) {
        return connection.number(
            "SELECT COUNT(*) FROM pool_cell WHERE organisation = $1 AND state = $2", organisation_,
            code_of(state));
    });
}

Result<std::int64_t> SqlPool::quarantined() { return count(CellState::Quarantined); }

Result<std::int64_t> SqlPool::waiting_count() { return count(CellState::Waiting); }

Result<store::Room> SqlPool::room() {
    RETURN_IF_ERROR(recount());
    const std::int64_t waiting = waiting_;
    return store::Room{.all = cells_max_, .free = std::max(cells_max_ - waiting, std::int64_t{0})};
}

Result<std::vector<CellId>> SqlPool::known(const std::vector<CellId>& cells) {
    if (cells.empty()) return std::vector<CellId>{};
    const Bytes ids = packed_ids(cells);
    std::set<Bytes> there;
    RETURN_IF_ERROR(database_->read([&](SqlConnection& connection) -> Status {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT cell FROM pool_cell WHERE organisation = $1"
                                          " AND cell IN " CANDOUR_LIST("$2", "$3", "16"),
                                          organisation_, ids, cells.size()));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) return Unit{};
            there.insert(rows.blob(0));
        }
    }));
    std::vector<CellId> found;
    std::ranges::copy_if(cells, std::back_inserter(found), [&](const CellId& cell) {
        return there.contains(Bytes(cell.bytes.begin(), cell.bytes.end()));
    });
    return found;
}

}  // namespace candour::platform
