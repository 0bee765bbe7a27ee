// platform/storage/database.h: opens one of our SQLite files: alone, checked, with today's tables.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/storage/sqlite.h"

namespace candour::platform {

enum class Journal {
    Truncate,  // Devices: nothing of a transaction stays beside the file. synchronous=EXTRA.
    Wal,       // Servers: one sync a commit. synchronous=FULL.
};

struct DatabaseKind {
    std::string name;             // In messages: "outbox".
    std::int64_t application_id;  // SQLite's mark of whose file it is; never changes.
    int page_bytes;
    Journal journal;
    // Step i turns schema version i into i + 1. Steps of released versions never change.
    std::vector<std::string> steps;
    // The same for PostgreSQL, which has versions of its own; empty where it is never used.
    std::vector<std::string> postgres_steps = {};
};

// Holds `path` locked until the connection ends. A new file is made in one transaction together
// with `fill`, under the strictest journal, and its name is durable before this returns: the first
// power cut cannot take the whole file back (sync-research 4.3, trap a).
// Errors: Conflict (another program has it), Full, Unavailable, Corrupt, Invalid (a newer
// program's file, or not one of this kind).
Result<std::unique_ptr<Sqlite>> open_database(const std::string& path, const DatabaseKind& kind,
                                              const std::function<Status(Sqlite&)>& fill = nullptr,
                                              const DatabaseHome& home = real_home());

}  // namespace candour::platform
