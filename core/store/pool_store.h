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

class PoolStore {
public:
    virtual ~PoolStore() = default;
    // Stores the cells that are not there yet (UNIQUE id, kept for ever, also after release) in
    // one transaction, durable when it returns. Errors: Full, Unavailable: nothing was stored.
    virtual Status add(const std::vector<privacy::Cell>& cells, CivilDay today) = 0;
    // All cells that are not released, dropped or in quarantine, in no meaningful order.
    virtual Result<std::vector<PooledCell>> waiting() = 0;
    // Cells that no key opens: kept, counted, never in the way.
    virtual Status quarantine(const std::vector<CellId>& cells) = 0;
    // Released or dummy: the bytes may go, the id stays known.
    virtual Status drop(const std::vector<CellId>& cells) = 0;
    virtual Result<std::int64_t> quarantined() = 0;
    virtual Result<std::int64_t> waiting_count() = 0;
    // Random, made with the database; changes when the database is restored or new.
    virtual Result<std::string> server_epoch() = 0;
};

}  // namespace candour::store
