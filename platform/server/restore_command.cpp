// platform/server/restore_command.cpp: candour-server restore.
#include <filesystem>
#include <iostream>

#include "platform/server/commands.h"
#include "platform/server/control_socket.h"
#include "platform/server/open_databases.h"
#include "platform/server/restore.h"
#include "platform/system/paths.h"
#include "sync/server/key_files.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

// A backup never holds keys, and without them it opens nothing.
Status check_keys(const ServerFolder& folder, const RestorePlan& plan, Disk& disk) {
    for (const std::string& path : {folder.keys() + "/online.json", folder.keys() + "/office.json",
                                    folder.tls_key(), folder.tls_certificate()}) {
        if (disk.exists(path)) continue;
        return Error{ErrorKind::NotFound,
                     path +
                         " is missing. A backup never holds keys: put the safe copy of them "
                         "into " +
                         folder.keys() + " first"};
    }
    ASSIGN_OR_RETURN(const server::OnlineKeys keys, server::load_online_keys(disk, folder.keys()));
    for (const BackupSet* set : {plan.pool, plan.office}) {
        if (set == nullptr || set->manifest.offline_key == to_base64(keys.offline_key.bytes)) {
            continue;
        }
        return Error{ErrorKind::Invalid, "the keys in " + folder.keys() +
                                             " are not those of the server that made " + set->path};
    }
    return Unit{};
}

// What stays must be there.
Status check_rest(const ServerFolder& folder, const RestorePlan& plan, const Disk& disk) {
    if (plan.pool == nullptr && !disk.exists(folder.pool())) {
        return Error{ErrorKind::Invalid, folder.pool() +
                                             " is missing; restore it too, with "
                                             "--pool-from"};
    }
    if (plan.office == nullptr && !disk.exists(folder.office())) {
        return Error{ErrorKind::Invalid, folder.office() +
                                             " is missing; restore it too, with "
                                             "--office-from"};
    }
    return Unit{};
}

// What the pool in the folder has told kiosks, when it can still be read.
std::uint64_t horizon_in(const ServerFolder& folder, const RestorePlan& plan, Disk& disk) {
    const BackupSet* set = plan.pool != nullptr ? plan.pool : plan.office;
    if (!disk.exists(folder.pool())) return 0;
    SodiumRandom random;
    const auto pool = SqlPool::create(folder.pool(), set->manifest.organisation, random);
    if (!pool.ok()) return 0;
    const auto standing = pool.value()->standing();
    return standing.ok() ? standing.value().horizon : 0;
}

// Opens what was put back with all that works on it: both new epochs are in it from here on.
Status begin_again(const ServerFolder& folder, const RestorePlan& plan) {
    ASSIGN_OR_RETURN(const auto parts, ServerParts::open({.folder = folder}));
    ASSIGN_OR_RETURN(store::Stored standing, parts->pool->standing());
    // Sets of before the restore keep their numbers to themselves.
    while (standing.generation <= plan.newest) {
        RETURN_IF_ERROR(parts->pool->begin_backup());
        ASSIGN_OR_RETURN(standing, parts->pool->standing());
    }
    const auto number = [](const BackupSet* set) {
        return set == nullptr ? std::string("nothing") : set_name(set->manifest.number);
    };
    if (parts->erased_at_start() > 0) {
        std::cout << "Some words of this backup were sealed with keys that a purge has destroyed: "
                     "nobody can open them any more, and they are taken out.\n";
    }
    return parts->audit("terminal: " + user_name_of(::geteuid()),
                        "restored: the pool from " + number(plan.pool) + ", the office from " +
                            number(plan.office));
}

void tell(const RestorePlan& plan, const ServerFolder& folder, const std::string& aside) {
    const auto day = [](const BackupSet& set) { return to_iso(set.manifest.day); };
    if (plan.pool != nullptr) {
        std::cout << "Restored what waits for its release (pool) from "
                  << set_name(plan.pool->manifest.number) << " of " << day(*plan.pool) << "\n";
    }
    if (plan.office != nullptr) {
        std::cout << "Restored what staff see (office) from "
                  << set_name(plan.office->manifest.number) << " of " << day(*plan.office) << "\n";
    }
    if (!aside.empty()) std::cout << "What was there before is kept in " << aside << "\n";
    std::cout << "What happens next, once you start it with candour-server serve " << folder.path
              << ":\n";
    if (plan.pool != nullptr) {
        std::cout << "- At its next contact every kiosk offers again all that it still holds. What "
                     "the server knows is stored once; what it lost comes back.\n"
                     "- Devices let in after "
                  << day(*plan.pool)
                  << " have to join again; those revoked after it stay revoked, as "
                  << folder.keys() << "/revoked.json names them: candour-server devices "
                  << folder.path << "\n";
    }
    if (plan.office != nullptr) {
        std::cout << "- What was released after " << day(*plan.office)
                  << " is shown again after the next releases, once each.\n"
                     "- What staff did after that day (accounts, passwords) has to be done again, "
                     "and everybody has to sign in again.\n";
    }
    std::cout << "- Make and verify a new backup soon; until then kiosks keep what they hold."
              << std::endl;
}

}  // namespace

Status run_restore(const Arguments& arguments) {
    const std::string to = fs::absolute(arguments.at("TO")).lexically_normal();
    const ServerFolder folder{fs::absolute(arguments.at("DIR")).lexically_normal()};
    FileDisk disk;
    ASSIGN_OR_RETURN(const FoundSets sets, find_sets(to, disk));
    for (const Error& damaged : sets.damaged)
        std::cout << "Not used: " << damaged.what << "\n";
    ASSIGN_OR_RETURN(RestorePlan plan, plan_restore(sets.good, arguments.option("pool-from", ""),
                                                    arguments.option("office-from", "")));
    if (disk.exists(folder.database())) {
        return Error{ErrorKind::Invalid,
                     folder.path +
                         " keeps its data in PostgreSQL: restore that with PostgreSQL's "
                         "own means, then say: candour-server restored " +
                         folder.path};
    }
    RETURN_IF_ERROR(check_keys(folder, plan, disk));
    ASSIGN_OR_RETURN(const FolderLock lock, FolderLock::take(folder));
    ASSIGN_OR_RETURN(const FolderLock backups_lock, FolderLock::take({to}));
    RETURN_IF_ERROR(check_rest(folder, plan, disk));
    plan.horizon = std::max(plan.horizon, horizon_in(folder, plan, disk));
    RETURN_IF_ERROR(check_no_loss(plan, arguments.has("accept-loss")));
    ASSIGN_OR_RETURN(const std::string aside, put_back(plan, folder, SystemClock().today()));
    RETURN_IF_ERROR(begin_again(folder, plan));
    std::error_code failure;
    fs::remove(folder.last_proved(), failure);  // Of the server that was.
    if (!fs::remove(folder.restoring(), failure) || failure) {
        return Error{ErrorKind::Unavailable, "cannot remove " + folder.restoring()};
    }
    RETURN_IF_ERROR(sync_folder(folder.path));
    tell(plan, folder, aside);
    return Unit{};
}

}  // namespace candour::platform
