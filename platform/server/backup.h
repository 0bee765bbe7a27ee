// platform/server/backup.h: makes a set of a backup of a server on SQLite.
#pragma once

#include <cstdint>
#include <string>

#include "platform/server/server_parts.h"

namespace candour::platform {

inline constexpr int sets_kept_default = 7;
inline constexpr int sets_kept_max = 1000;

struct MadeBackup {
    std::uint64_t number = 0;
    std::string path;  // Of the set.
};

// A new set in the folder `to`, made when it is not there: whole and durable when this returns, or
// not there. First the generation is raised durably, then the pool is copied, then the office, so
// that set n holds all that was acknowledged with a generation up to n. Then sets beyond the newest
// `keep` go, but never the newest that is proved. With the organisation's file go the clips in sign
// language that it names; the keys are never in it.
// Errors: Invalid (on PostgreSQL; another organisation's folder), Conflict (another process is at
// work in `to`), Full, Unavailable, Corrupt.
Result<MadeBackup> make_backup(ServerParts& parts, const std::string& to, int keep);

}  // namespace candour::platform
