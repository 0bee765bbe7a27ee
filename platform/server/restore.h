// platform/server/restore.h: puts sets of a backup in the place of a server's databases.
#pragma once

#include <optional>
#include <string>

#include "platform/server/backup_set.h"
#include "platform/server/server_folder.h"

namespace candour::platform {

// From which set each database comes; null: it stays as it is.
struct RestorePlan {
    const BackupSet* pool = nullptr;
    const BackupSet* office = nullptr;
    std::uint64_t horizon = 0;  // An older set may lack what kiosks no longer hold.
    std::uint64_t newest = 0;   // Of all sets: later backups get higher numbers.

    // Where the organisation's file and its clips come from, where they are not there.
    const BackupSet& organisation() const { return office != nullptr ? *office : *pool; }
};

// `pool_from`, `office_from`: "set-000007" or "7"; both empty: the newest proved set for both; one
// empty: that database stays. Errors: NotFound, Invalid, in words that name what there is.
Result<RestorePlan> plan_restore(const std::vector<BackupSet>& sets, const std::string& pool_from,
                                 const std::string& office_from);

// Refuses what would lose something, unless told to accept that. Errors: Conflict.
Status check_no_loss(const RestorePlan& plan, bool accept_loss);

// Copies and checks all of it first; then what was there goes aside into a folder of its own, whose
// path is returned (empty: nothing was there). Cut off at any point, the server refuses to start
// until it is done again. The caller holds the folder's lock. Errors: Corrupt, naming the file.
Result<std::string> put_back(const RestorePlan& plan, const ServerFolder& folder, CivilDay today);

}  // namespace candour::platform
