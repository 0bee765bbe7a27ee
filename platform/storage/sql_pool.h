// platform/storage/sql_pool.h: the server's sealed cells, on SQLite or PostgreSQL.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/pool_store.h"
#include "platform/storage/add_queue.h"
#include "platform/storage/database_home.h"
#include "platform/storage/schema.h"

namespace candour::platform {

// Above this many unopened cells the pool is Full: the devices keep theirs and offer them again,
// and opening the pool stays within about 300 MB of memory.
inline constexpr std::int64_t pool_cells_max = 262'144;

// Safe from any thread. On PostgreSQL several programs may have the same pool; the limit is then
// held to within a sixteenth for each of them.
class SqlPool : public store::PoolStore {
public:
    // The pool of one organisation in `database`, which has pool_kind()'s tables.
    static Result<std::unique_ptr<SqlPool>> create(std::shared_ptr<SqlDatabase> database,
                                                   const std::string& organisation,
                                                   SecureRandom& random,
                                                   std::int64_t cells_max = pool_cells_max);
    // The same in a SQLite file of its own, made when it is not there.
    // Errors: Conflict (another program has it), Full, Unavailable, Corrupt, Invalid (a newer
    // program's file).
    static Result<std::unique_ptr<SqlPool>> create(const std::string& path,
                                                   const std::string& organisation,
                                                   SecureRandom& random,
                                                   std::int64_t cells_max = pool_cells_max,
                                                   const DatabaseHome& home = real_home());

    Result<store::Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today) override;
    Result<std::vector<store::PooledCell>> waiting() override;
    Result<std::vector<privacy::Cell>> held() override;
    Status quarantine(const std::vector<CellId>& cells) override;
    Status mark_released(const std::vector<CellId>& cells) override;
    Status drop(const std::vector<CellId>& cells) override;
    Result<std::int64_t> quarantined() override;
    Result<std::int64_t> retry_quarantine(std::int64_t level, CivilDay today) override;
    Result<std::int64_t> waiting_count() override;
    Result<store::Room> room() override;
    Result<std::vector<CellId>> known(const std::vector<CellId>& cells) override;
    Result<std::string> server_epoch() override;
    Result<store::Stored> standing() override;
    Result<std::uint64_t> begin_backup() override;
    Status set_horizon(std::uint64_t generation) override;
    Status follow_office(const std::string& office_epoch) override;
    Result<bool> take_lease(const std::string& name, const std::string& holder, std::int64_t now_s,
                            std::int64_t seconds) override;

    // For what else lives in the pool's database: the registry and the board.
    const std::shared_ptr<SqlDatabase>& database() const { return database_; }

private:
    SqlPool(std::shared_ptr<SqlDatabase> database, std::string organisation, SecureRandom& random,
            std::int64_t cells_max);
    Status make_standing();
    Result<store::Stored> standing_in(SqlConnection& connection);
    Result<store::Stored> store_cells(std::vector<privacy::Cell> cells, CivilDay today);
    // Writes the waiting cells anew, in the order of their ids, where their rows tell their age.
    Status forget_order();
    // The days whose rows do, and which are to be written anew now.
    Result<std::vector<std::string>> days_in_order(SqlConnection& connection);
    Status check_room(std::int64_t cells);
    Status recount();
    Result<std::int64_t> count(CellState state);
    // One page after `last`, by id; adds to `found` and returns how many.
    Result<std::int64_t> read_cells(CellState state, ByteView last,
                                    std::vector<store::PooledCell>& found);
    Result<std::vector<store::PooledCell>> all_cells(CellState state);
    // Runs `sql`, whose $1 is the organisation, $2 the ids and $3 their number.
    template <typename... Values>
    Status change_waiting(std::string_view sql, const std::vector<CellId>& cells,
                          const Values&... values);

    const std::shared_ptr<SqlDatabase> database_;  // Shared with the registry and the board.
    const std::string organisation_;
    SecureRandom& random_;
    const std::int64_t cells_max_;
    // Counted at times and followed in between; with other programs on the database, about right.
    std::atomic<std::int64_t> waiting_ = 0;
    std::atomic<std::int64_t> added_since_count_ = 0;
    std::mutex leased_;
    std::set<std::string> leased_here_;  // Names of leases, since this was opened.
    AddQueue queue_;
};

}  // namespace candour::platform
