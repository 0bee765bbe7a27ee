// platform/server/verify_backup.cpp: candour-server verify-backup: the restore test, and telling
// the server which backups kiosks may rely on.
#include <filesystem>
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/commands.h"
#include "platform/server/trial_restore.h"
#include "platform/server/workshop.h"

namespace candour::platform {

namespace {

std::string name_of(const BackupSet& set) {
    return std::filesystem::path(set.path).filename().string();
}

// Those without a proof; when all have one, the newest again.
std::vector<BackupSet> sets_to_test(const std::vector<BackupSet>& sets, bool all) {
    std::vector<BackupSet> chosen;
    for (const BackupSet& set : sets) {
        if (all || !set.proved) chosen.push_back(set);
    }
    if (chosen.empty() && !sets.empty()) chosen.push_back(sets.back());
    return chosen;
}

// How many failed.
Result<int> test_sets(const FoundSets& sets, bool all, Disk& disk) {
    int failed = 0;
    for (const Error& damaged : sets.damaged) {
        std::cout << "NOT GOOD: " << damaged.what << "\n";
        ++failed;
    }
    for (const BackupSet& set : sets_to_test(sets.good, all)) {
        const Status tested = test_restore(set);
        if (tested.ok()) {
            RETURN_IF_ERROR(mark_proved(set, SystemClock().today(), disk));
            std::cout << "good: " << name_of(set) << " of " << to_iso(set.manifest.day)
                      << " was restored, opened and counted" << std::endl;
            continue;
        }
        // No room to try is no judgement about the set.
        if (tested.error().kind != ErrorKind::Corrupt) return tested.error();
        RETURN_IF_ERROR(mark_not_proved(set));
        std::cout << "NOT GOOD: " << tested.error().what << std::endl;
        ++failed;
    }
    return failed;
}

// The oldest proved set that is kept: then each proved one can be restored without loss.
Status tell_server(const ServerPlace& place, const std::string& to, Disk& disk) {
    ASSIGN_OR_RETURN(const FoundSets sets, find_sets(to, disk));
    const BackupSet* oldest = oldest_proved(sets.good);
    if (oldest == nullptr) {
        std::cout << "No set is proved, so kiosks keep all that they hold.\n" << std::flush;
        return Unit{};
    }
    const auto told = administer_place(place, {{"command", "proved"},
                                               {"number", std::to_string(oldest->manifest.number)},
                                               {"server_epoch", oldest->manifest.server_epoch}});
    if (!told.ok() && told.error().kind == ErrorKind::Conflict) {
        std::cout << told.error().what << "\n" << std::flush;
        return Unit{};
    }
    if (!told.ok()) return told.error();
    std::cout << "Kiosks may let go of what backup " << value_of(told.value(), "horizon")
              << " holds; the later ones hold it too." << std::endl;
    return Unit{};
}

}  // namespace

Status run_verify_backup(const Arguments& arguments) {
    const std::string to = std::filesystem::absolute(arguments.at("TO")).lexically_normal();
    FileDisk disk;
    int failed = 0;
    {
        ASSIGN_OR_RETURN(const FoundSets before, find_sets(to, disk));
        ASSIGN_OR_RETURN(const FolderLock lock, FolderLock::take({to}));
        remove_left_workshops(to, "restore-test");
        ASSIGN_OR_RETURN(const FoundSets sets, find_sets(to, disk));
        if (sets.good.empty() && sets.damaged.empty()) {
            return Error{ErrorKind::NotFound, "there is no backup in " + to};
        }
        ASSIGN_OR_RETURN(failed, test_sets(sets, arguments.has("all"), disk));
    }
    if (arguments.values.contains("DIR")) {
        ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
        RETURN_IF_ERROR(tell_server(place, to, disk));
    }
    if (failed == 0) return Unit{};
    return Error{ErrorKind::Corrupt, std::to_string(failed) + (failed == 1 ? " set" : " sets") +
                                         " of " + to + " cannot be restored"};
}

}  // namespace candour::platform
