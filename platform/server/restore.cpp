// platform/server/restore.cpp: see restore.h.
#include "platform/server/restore.h"

#include <algorithm>
#include <array>
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
constexpr const char* aside_prefix = "before-restore-";
constexpr std::size_t marker_bytes_max = 4096;

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

constexpr std::array<const char*, 3> beside_a_database = {"-wal", "-shm", "-journal"};

Status move_file(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    if (!fs::exists(from, failure)) return Unit{};
    fs::rename(from, to, failure);
    if (failure) return unavailable("cannot move " + from.string() + " aside", failure);
    return Unit{};
}

// From an attempt that was cut off: a copy of a set, and what began with it.
Status remove_copy(const std::string& path) {
    std::error_code failure;
    for (const char* end : beside_a_database) {
        fs::remove(path + end, failure);
        if (failure) return unavailable("cannot remove " + path + end, failure);
    }
    fs::remove(path, failure);
    if (failure) return unavailable("cannot remove " + path, failure);
    return Unit{};
}

// What a database has beside it belongs to it, and would spoil the one that comes. What an earlier
// attempt has moved aside is what was here in truth, and stays.
Status move_aside(const std::string& path, const std::string& folder) {
    const fs::path kept = fs::path(folder) / fs::path(path).filename();
    const FileDisk disk;
    if (disk.exists(kept) && disk.exists(path)) return remove_copy(path);
    RETURN_IF_ERROR(move_file(path, kept));
    for (const char* end : beside_a_database)
        RETURN_IF_ERROR(move_file(path + end, kept.string() + end));
    return Unit{};
}

// Where an attempt that was cut off has moved things; empty when there was none.
std::string aside_of_unfinished(const ServerFolder& folder) {
    const auto marker = FileDisk().read(folder.restoring(), marker_bytes_max);
    if (!marker.ok()) return {};
    const std::string text = to_text(marker.value());
    const std::string name = text.substr(0, text.find('\n'));
    const bool plain = name.starts_with(aside_prefix) && name.find('/') == std::string::npos;
    const std::string path = folder.path + "/" + name;
    std::error_code failure;
    return plain && fs::is_directory(path, failure) ? path : std::string();
}

Result<std::string> make_aside(const ServerFolder& folder, CivilDay today) {
    if (std::string path = aside_of_unfinished(folder); !path.empty()) return path;
    const std::string wanted = folder.path + "/" + aside_prefix + to_iso(today);
    std::string path = wanted;
    std::error_code failure;
    // An empty one is of an attempt that was cut off before it had moved anything.
    for (int number = 2; FileDisk().exists(path) && !fs::is_empty(path, failure); ++number)
        path = wanted + "-" + std::to_string(number);
    RETURN_IF_ERROR(make_data_folder(path));
    return path;
}

struct Move {
    std::string from;
    std::string to;
};

// Clips in sign language belong to the organisation's file: as with it, those that are there stay.
Status fetch_clips(const BackupSet& set, const ServerFolder& folder, const std::string& workshop,
                   std::vector<Move>& moves) {
    for (const std::string& name : set.manifest.clips()) {
        const std::string to = folder.path + "/" + name;
        if (FileDisk().exists(to)) continue;
        RETURN_IF_ERROR(copy_checked(set, name, workshop));
        RETURN_IF_ERROR(make_data_folder(folder.sign()));
        moves.push_back({workshop + "/" + name, to});
    }
    return Unit{};
}

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
        RETURN_IF_ERROR(copy_checked(plan.organisation(), organisation_copy, workshop));
        moves.push_back({workshop + "/" + organisation_copy, folder.organisation()});
    }
    RETURN_IF_ERROR(fetch_clips(plan.organisation(), folder, workshop, moves));
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
    const std::string marker =
        fs::path(aside).filename().string() + "\nsee candour-server restore\n";
    RETURN_IF_ERROR(disk.write(folder.restoring(), as_bytes(marker), /*secret=*/false));
    for (const Move& move : moves) {
        RETURN_IF_ERROR(move_aside(move.to, aside));
        std::error_code failure;
        fs::rename(move.from, move.to, failure);
        if (failure) return unavailable("cannot put " + move.to + " in its place", failure);
    }
    // It is of the office that was here; the next start makes another.
    if (plan.office != nullptr) RETURN_IF_ERROR(remove_copy(folder.case_search()));
    RETURN_IF_ERROR(sync_folder(aside));
    if (disk.exists(folder.sign())) RETURN_IF_ERROR(sync_folder(folder.sign()));
    RETURN_IF_ERROR(sync_folder(folder.path));
    std::error_code ignored;
    return fs::is_empty(aside, ignored) && fs::remove(aside, ignored) ? std::string() : aside;
}

}  // namespace candour::platform
