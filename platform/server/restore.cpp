// platform/server/restore.cpp: see restore.h.
#include "platform/server/restore.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "platform/server/trial_restore.h"
#include "platform/server/workshop.h"
#include "platform/storage/sqlite_copy.h"
#include "platform/system/disk.h"
#include "platform/system/paths.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

constexpr const char* workshop_name = "restored";

Error unavailable(const std::string& what, const std::error_code& failure) {
    return {ErrorKind::Unavailable, what + ": " + failure.message()};
}

Result<const BackupSet*> set_called(const std::vector<BackupSet>& sets, const std::string& name) {
    const auto found = std::ranges::find_if(sets, [&](const BackupSet& set) {
        return set_name(set.manifest.number) == name || std::to_string(set.manifest.number) == name;
    });
    if (found != sets.end()) return &*found;
    std::string known;
    for (const BackupSet& set : sets) {
        known += (known.empty() ? "" : ", ") + set_name(set.manifest.number) + " (" +
                 to_iso(set.manifest.day) + ")";
    }
    return Error{ErrorKind::NotFound, "there is no set " + name + "; there are: " + known};
}

// What a database has beside it belongs to it, and would spoil the one that comes.
Status move_aside(const std::string& path, const std::string& folder) {
    for (const char* end : {"", "-wal", "-shm", "-journal"}) {
        const fs::path from = path + end;
        std::error_code failure;
        if (!fs::exists(from, failure)) continue;
        fs::rename(from, fs::path(folder) / from.filename(), failure);
        if (failure) return unavailable("cannot move " + from.string() + " aside", failure);
    }
    return Unit{};
}

Result<std::string> make_aside(const ServerFolder& folder, CivilDay today) {
    const std::string wanted = folder.path + "/before-restore-" + to_iso(today);
    std::string path = wanted;
    for (int number = 2; fs::exists(path); ++number)
        path = wanted + "-" + std::to_string(number);
    RETURN_IF_ERROR(make_data_folder(path));
    return path;
}

struct Move {
    std::string from;
    std::string to;
};

// Into the workshop, checked. What will be moved where.
Result<std::vector<Move>> fetch(const RestorePlan& plan, const ServerFolder& folder,
                                const std::string& workshop) {
    std::vector<Move> moves;
    const auto fetch_database = [&](const BackupSet* set, const char* name,
                                    const std::string& to) -> Status {
        if (set == nullptr) return Unit{};
        RETURN_IF_ERROR(copy_checked(*set, name, workshop));
        RETURN_IF_ERROR(check_pages(workshop + "/" + name));
        moves.push_back({workshop + "/" + name, to});
        return Unit{};
    };
    RETURN_IF_ERROR(fetch_database(plan.pool, pool_copy, folder.pool()));
    RETURN_IF_ERROR(fetch_database(plan.office, office_copy, folder.office()));
    if (!FileDisk().exists(folder.organisation())) {
        const BackupSet* set = plan.office != nullptr ? plan.office : plan.pool;
        RETURN_IF_ERROR(copy_checked(*set, organisation_copy, workshop));
        moves.push_back({workshop + "/" + organisation_copy, folder.organisation()});
    }
    return moves;
}

}  // namespace

Result<RestorePlan> plan_restore(const std::vector<BackupSet>& sets, const std::string& pool_from,
                                 const std::string& office_from) {
    if (sets.empty()) return Error{ErrorKind::NotFound, "there is no backup that can be used"};
    RestorePlan plan{.horizon = horizon_of(sets), .newest = sets.back().manifest.number};
    if (pool_from.empty() && office_from.empty()) {
        const BackupSet* newest = newest_proved(sets);
        if (newest == nullptr) {
            return Error{ErrorKind::NotFound,
                         "no set is proved yet: run verify-backup first, or name the sets with "
                         "--pool-from and --office-from"};
        }
        plan.pool = plan.office = newest;
    }
    if (!pool_from.empty()) {
        ASSIGN_OR_RETURN(plan.pool, set_called(sets, pool_from));
    }
    if (!office_from.empty()) {
        ASSIGN_OR_RETURN(plan.office, set_called(sets, office_from));
    }
    if (plan.pool != nullptr && plan.office != nullptr &&
        plan.pool->manifest.organisation != plan.office->manifest.organisation) {
        return Error{ErrorKind::Invalid, "the two sets are of different organisations"};
    }
    return plan;
}

Status check_no_loss(const RestorePlan& plan, bool accept_loss) {
    for (const BackupSet* set : {plan.pool, plan.office}) {
        if (set == nullptr || set->manifest.number >= plan.horizon || accept_loss) continue;
        return Error{ErrorKind::Conflict,
                     set_name(set->manifest.number) + " is older than backup " +
                         std::to_string(plan.horizon) +
                         ", on which kiosks have relied: they may no longer hold what came in "
                         "between, and it would be lost. Choose a newer set; if there is none, add "
                         "--accept-loss"};
    }
    return Unit{};
}

Result<std::string> put_back(const RestorePlan& plan, const ServerFolder& folder, CivilDay today) {
    remove_left_workshops(folder.path, workshop_name);
    ASSIGN_OR_RETURN(const Workshop workshop, Workshop::open(folder.path + "/" + workshop_name));
    ASSIGN_OR_RETURN(const std::vector<Move> moves, fetch(plan, folder, workshop.path()));
    ASSIGN_OR_RETURN(const std::string aside, make_aside(folder, today));
    FileDisk disk;
    // From here until the caller removes it, nothing else works in this folder.
    RETURN_IF_ERROR(disk.write(folder.restoring(), as_bytes("see candour-server restore\n"),
                               /*secret=*/false));
    for (const Move& move : moves) {
        RETURN_IF_ERROR(move_aside(move.to, aside));
        std::error_code failure;
        fs::rename(move.from, move.to, failure);
        if (failure) return unavailable("cannot put " + move.to + " in its place", failure);
    }
    RETURN_IF_ERROR(sync_folder(aside));
    RETURN_IF_ERROR(sync_folder(folder.path));
    std::error_code ignored;
    return fs::is_empty(aside, ignored) && fs::remove(aside, ignored) ? std::string() : aside;
}

}  // namespace candour::platform
