// PoolStore: the server's sealed cells, unopened (architecture §4.5, §5). No column for device,
// address or time of day exists.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/result.h"
#include "core/privacy/cell.h"

namespace candour::store {

struct PooledCell {
    privacy::Cell cell;
    CivilDay first_seen;
};

// What an acknowledgement may promise about the cells of one add(), read in the transaction that
// stored them: backup number `generation` and every later one hold them.
struct Stored {
    std::string server_epoch;
    std::uint64_t generation = 0;  // Number of the next backup; the first is 1.
    std::uint64_t horizon = 0;     // Newest backup that covers all before it and is proved; or 0.
};

// How many cells that wait a pool takes at all, and how many more it takes now.
struct Room {
    std::int64_t all = 0;
    std::int64_t free = 0;
};

// Several server processes may share one pool; each promise holds between them too.
class PoolStore {
public:
    virtual ~PoolStore() = default;
    // Stores the cells that are not there yet (UNIQUE id, kept for ever, also after release) in
    // one transaction, durable when it returns. Errors: Full, Unavailable (also: too many calls
    // wait already): nothing was stored.
    virtual Result<Stored> add(const std::vector<privacy::Cell>& cells, CivilDay today) = 0;
    // All cells that have not left it and are not in quarantine, in no meaningful order: messages,
    // and what covers them (sync/server/cover.h).
    virtual Result<std::vector<PooledCell>> waiting() = 0;
    // What else still has its bytes: quarantine, and what was released and is in no proved backup.
    virtual Result<std::vector<privacy::Cell>> held() = 0;
    // Cells that no key opens: kept, counted, never in the way.
    virtual Status quarantine(const std::vector<CellId>& cells) = 0;
    // Waiting cells whose words the office has durably, and the dummies that leave with them. They
    // leave waiting(), and their bytes stay until a proved backup of the office holds the release:
    // set_horizon() lets them go.
    virtual Status mark_released(const std::vector<CellId>& cells) = 0;
    // Waiting cells that say nothing, more than cover needs: the bytes go now, the id stays known.
    virtual Status drop(const std::vector<CellId>& cells) = 0;
    virtual Result<std::int64_t> quarantined() = 0;
    // For a program that may read what those before it could not: if none of its level or a higher
    // one has done this, what is in quarantine (the first 65,536 by id) waits again, as if it had
    // come today. Returns how many cells.
    virtual Result<std::int64_t> retry_quarantine(std::int64_t level, CivilDay today) = 0;
    virtual Result<std::int64_t> waiting_count() = 0;
    virtual Result<Room> room() = 0;
    // Those of `cells` that the pool has ever stored, in the order given.
    virtual Result<std::vector<CellId>> known(const std::vector<CellId>& cells) = 0;

    // Random, made with the database; changes when the database is restored or new.
    virtual Result<std::string> server_epoch() = 0;
    // What an acknowledgement of nothing would say now.
    virtual Result<Stored> standing() = 0;
    // Durably raises the generation and returns the number of the backup that may now be taken:
    // a copy made after this returns holds every cell acknowledged with a generation up to it.
    virtual Result<std::uint64_t> begin_backup() = 0;
    // The set number `generation` is proved and kept, as is all that came before it. Never lowers:
    // a smaller number changes nothing. Drops the bytes of the released cells that it covers.
    // Errors: Invalid when no such backup was begun.
    virtual Status set_horizon(std::uint64_t generation) = 0;
    // The office that releases go to. If it is not the one that the pool knows (restored or new),
    // every released cell whose bytes are still here waits again, in the same transaction.
    virtual Status follow_office(const std::string& office_epoch) = 0;

    // True: `holder` has the lease called `name` until now_s + seconds, newly or again; false:
    // another has it still. With 0 seconds the holder gives it up. A store that a program holds
    // alone has no lease when it is opened: their holders have ended.
    virtual Result<bool> take_lease(const std::string& name, const std::string& holder,
                                    std::int64_t now_s, std::int64_t seconds) = 0;
};

}  // namespace candour::store
