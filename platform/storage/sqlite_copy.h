// platform/storage/sqlite_copy.h: copies of our SQLite databases for backups, and the look at a
// copy that a restore test begins with.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "platform/storage/schema.h"

namespace candour::platform {

// Copies `from` through its own connection to the new file `to`, some megabytes at a time; between
// two pieces others use the connection, so that uploads go on. The copy is as `from` is when this
// returns, durable, with no journal beside it. Whoever opens it, wherever it lies, begins new
// epochs, and nobody is signed in there. Errors: Invalid when `from` is no SQLite database;
// Conflict when `to` exists; as Sqlite. On failure `to` may be there, and is worthless.
Status copy_for_backup(SqlDatabase& from, const DatabaseKind& kind, const std::string& to);

// Rows of each table, by its name.
using RowCounts = std::map<std::string, std::int64_t>;

// Of a copy that nobody else has open.
Result<RowCounts> count_rows(const std::string& path);

// Reads and checks every page of such a copy. Errors: Corrupt, naming the file and what is wrong.
Status check_pages(const std::string& path);

}  // namespace candour::platform
