// platform/storage/schema.h: the tables of the server's databases, for each engine.
// A new column is a decision about privacy: tests/platform/storage/schema_test.cpp lists them all.
#pragma once

#include "platform/storage/database.h"

namespace candour::platform {

// What a cell of the pool is. NULL in the table: its bytes are gone and only its id is known.
enum class CellState : std::int64_t { Waiting = 1, Quarantined = 2, Released = 3 };

// Cells, devices, pool keys, the reply board, leases, publications and the bundle.
const DatabaseKind& pool_kind();
// Releases, the inbox, staff, sessions, the audit log.
const DatabaseKind& office_kind();

// For a copy of a database: whoever opens it finds that it is another one, and begins new epochs.
Status forget_identity(SqlConnection& connection, const DatabaseKind& kind);

}  // namespace candour::platform
