// What travels by USB stick, the server's side: a kiosk's cells file in, an answer file out.
#pragma once

#include <cstdint>
#include <optional>

#include "core/base/world.h"
#include "core/store/board_store.h"
#include "core/store/bundle_store.h"
#include "core/store/device_registry.h"
#include "core/store/pool_store.h"
#include "sync/protocol/answer_file.h"
#include "sync/server/key_ring.h"

namespace candour::server {

struct ImportReport {
    protocol::StoredCells stored;  // Every cell of the file, durable now or before.
    std::size_t batches = 0;
    std::size_t batches_with_mac = 0;  // Informative: under a pool key that holds now.
    // Cells that no key of the office opens; empty where its keys are not.
    std::optional<std::size_t> unreadable;
};

struct ImportPlace {
    store::PoolStore& pool;
    store::DeviceRegistry& registry;
    const Clock& clock;
    const OfficeKeys* office_keys = nullptr;  // Null on an intake machine.
};

// Whoever runs it answers for the file. Any number of times, with the same result.
// Errors: Corrupt (no such file, or damaged) and Denied (not one cell of it is for this
// organisation): nothing was stored. Unavailable (the database was restored meanwhile: do it
// again), and the stores': then a part may be stored, and nothing is lost by doing it again.
Result<ImportReport> import_cells(ByteView file, const ImportPlace& place);

// The answer to take back: the same for every device, each takes what is its own.
// `stored`: null when no cells were brought. Errors: as current_package(), the stores'.
Result<Bytes> make_answer(const protocol::StoredCells* stored, store::BundleStore& bundles,
                          store::BoardStore& board, const OnlineKeys& keys);

}  // namespace candour::server
