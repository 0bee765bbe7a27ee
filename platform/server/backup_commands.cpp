// platform/server/backup_commands.cpp: candour-server backup, begin-backup, proved, restored.
#include <filesystem>
#include <iostream>

#include "platform/server/administration.h"
#include "platform/server/backup.h"
#include "platform/server/commands.h"

namespace candour::platform {

Status run_backup(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    const std::string to = std::filesystem::absolute(arguments.at("TO")).lexically_normal();
    const std::string keep = arguments.option("keep", std::to_string(sets_kept_default));
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "backup"}, {"to", to}, {"keep", keep}}));
    std::cout << "Backup " << value_of(answer, "number") << " is in " << value_of(answer, "path")
              << "\nIt holds no keys: keep a copy of " << place.folder.keys()
              << " in another safe place, and renew it each month.\n"
              << "Kiosks let go of what they hold only when a restore test has proved it:\n"
              << "  candour-server verify-backup " << to << " " << place.folder.path << std::endl;
    return Unit{};
}

Status run_begin_backup(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    ASSIGN_OR_RETURN(const ControlMessage answer,
                     administer_place(place, {{"command", "begin-backup"}}));
    const std::string number = value_of(answer, "number");
    std::cout << number << "\n" << std::flush;
    std::cerr << "Back the database up now, all of it at one moment (pg_dump or pg_basebackup).\n"
                 "When a restore test of it has succeeded, and of every other backup that you keep:"
                 "\n  candour-server proved "
              << place.folder.path
              << " NUMBER\nwith the number of the oldest backup that you keep; this one is "
              << number << "." << std::endl;
    return Unit{};
}

Status run_proved(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    ASSIGN_OR_RETURN(
        const ControlMessage answer,
        administer_place(place, {{"command", "proved"}, {"number", arguments.at("NUMBER")}}));
    std::cout << "Backup " << value_of(answer, "horizon")
              << " and all later ones count as proved. Kiosks may let go of what it holds."
              << std::endl;
    return Unit{};
}

Status run_restored(const Arguments& arguments) {
    ASSIGN_OR_RETURN(const ServerPlace place, place_of(arguments));
    RETURN_IF_ERROR(administer_place(place, {{"command", "restored"}}));
    std::cout << "The databases count as restored: every kiosk offers again what it still holds, "
                 "and what was released since the backup is released again, once."
              << std::endl;
    return Unit{};
}

}  // namespace candour::platform
