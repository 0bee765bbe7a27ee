// platform/storage/sqlite_pool.h: the server's sealed cells in one SQLite file.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/pool_store.h"
#include "platform/storage/sqlite_epoch.h"

namespace candour::platform {

// Above this many unopened cells the pool is Full: the devices keep theirs and offer them again,
// and opening the pool stays within about 300 MB of memory.
inline constexpr std::int64_t pool_cells_max = 262'144;

// Safe from any thread. Holds the file alone from create() to its end.
class SqlitePool : public store::PoolStore {
public:
    // Opens or makes `path`. Above `cells_max` unopened cells, add() is Full.
    // Errors: Conflict (another program has it), Full, Unavailable, Corrupt, Invalid (a newer
    // program's file).
    static Result<std::unique_ptr<SqlitePool>> create(const std::string& path,
                                                      const std::string& organisation,
                                                      SecureRandom& random,
                                                      std::int64_t cells_max = pool_cells_max,
                                                      const DatabaseHome& home = real_home());

    Result<store::Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today) override;
    Result<std::vector<store::PooledCell>> waiting() override;
    Status quarantine(const std::vector<CellId>& cells) override;
    Status mark_released(const std::vector<CellId>& cells) override;
    Status drop(const std::vector<CellId>& cells) override;
    Result<std::int64_t> quarantined() override;
    Result<std::int64_t> waiting_count() override;
    Result<std::vector<CellId>> known(const std::vector<CellId>& cells) override;
    Result<std::string> server_epoch() override;
    Result<store::Stored> standing() override;
    Result<std::uint64_t> begin_backup() override;
    Status set_horizon(std::uint64_t generation) override;
    Status follow_office(const std::string& office_epoch) override;
    Result<bool> take_lease(const std::string& name, const std::string& holder, std::int64_t now_s,
                            std::int64_t seconds) override;

private:
    SqlitePool(std::unique_ptr<Sqlite> database, std::string organisation, std::int64_t cells_max);
    Result<std::uint64_t> number_setting(std::string_view name, std::uint64_t unset);
    Result<store::Stored> read_standing();
    Result<std::int64_t> remove_waiting(const std::vector<CellId>& cells);

    std::mutex mutex_;
    std::unique_ptr<Sqlite> database_;
    const std::string organisation_;
    const std::int64_t cells_max_;
    SqliteSettings settings_;
    std::string epoch_;
    std::int64_t waiting_ = 0;  // Rows of pool_waiting: counting them would read every cell.
};

}  // namespace candour::platform
