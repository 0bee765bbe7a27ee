// platform/server/administration_backups.cpp: backups as administrators ask for them.
#include <charconv>

#include "platform/server/administration_commands.h"
#include "platform/server/backup.h"

namespace candour::platform {

namespace {

Result<std::uint64_t> number_of(const ControlMessage& request, const std::string& name) {
    const std::string text = value_of(request, name);
    std::uint64_t number = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure == std::errc() && end == text.data() + text.size() && number > 0) return number;
    return Error{ErrorKind::Invalid, "\"" + text + "\" is not the number of a backup"};
}

}  // namespace

Result<ControlMessage> administer_backup(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who) {
    RETURN_IF_ERROR(parts.need_office());
    ASSIGN_OR_RETURN(const std::uint64_t keep, number_of(request, "keep"));
    if (keep > static_cast<std::uint64_t>(sets_kept_max)) {
        return Error{ErrorKind::Invalid, "--keep takes at most " + std::to_string(sets_kept_max)};
    }
    ASSIGN_OR_RETURN(const MadeBackup made,
                     make_backup(parts, value_of(request, "to"), static_cast<int>(keep)));
    RETURN_IF_ERROR(parts.audit(who, "made backup " + std::to_string(made.number)));
    return ControlMessage{{"number", std::to_string(made.number)}, {"path", made.path}};
}

Result<ControlMessage> administer_begin_backup(ServerParts& parts, const ControlMessage&,
                                               const std::string& who) {
    if (parts.on_sqlite()) {
        return Error{ErrorKind::Invalid,
                     "this server keeps its data in SQLite files; candour-server backup " +
                         parts.folder.path + " FOLDER copies them"};
    }
    ASSIGN_OR_RETURN(SqlOffice * office, parts.need_office());
    ASSIGN_OR_RETURN(const std::string office_epoch, office->office_epoch());
    RETURN_IF_ERROR(parts.pool->follow_office(office_epoch));
    ASSIGN_OR_RETURN(const std::uint64_t number, parts.pool->begin_backup());
    RETURN_IF_ERROR(parts.audit(who, "began backup " + std::to_string(number)));
    return ControlMessage{{"number", std::to_string(number)}};
}

Result<ControlMessage> administer_proved(ServerParts& parts, const ControlMessage& request,
                                         const std::string& who) {
    ASSIGN_OR_RETURN(const std::uint64_t number, number_of(request, "number"));
    const std::string epoch = value_of(request, "server_epoch");
    ASSIGN_OR_RETURN(const store::Stored before, parts.pool->standing());
    if (!epoch.empty() && epoch != before.server_epoch) {
        return Error{ErrorKind::Conflict,
                     "backup " + std::to_string(number) +
                         " is from before this server was restored; the kiosks keep what they "
                         "hold until only newer ones are kept"};
    }
    RETURN_IF_ERROR(parts.pool->set_horizon(number));
    ASSIGN_OR_RETURN(const store::Stored after, parts.pool->standing());
    if (after.horizon != before.horizon) {
        RETURN_IF_ERROR(parts.audit(
            who, "said that backup " + std::to_string(number) + " and later ones are proved"));
        const std::string line = std::to_string(number) + " " + to_iso(parts.clock.today()) + "\n";
        RETURN_IF_ERROR(
            parts.disk.write(parts.folder.last_proved(), as_bytes(line), /*secret=*/false));
    }
    return ControlMessage{{"horizon", std::to_string(after.horizon)}};
}

Result<ControlMessage> administer_restored(ServerParts& parts, const ControlMessage&,
                                           const std::string& who) {
    for (const auto& [database, kind] : {std::pair(parts.pool_database, &pool_kind()),
                                         std::pair(parts.office_database, &office_kind())}) {
        if (database == nullptr) continue;
        RETURN_IF_ERROR(database->write([kind = kind](SqlConnection& connection) {
            return forget_identity(connection, *kind);
        }));
    }
    RETURN_IF_ERROR(parts.pool->server_epoch());
    ASSIGN_OR_RETURN(SqlOffice * office, parts.need_office());
    ASSIGN_OR_RETURN(const std::string office_epoch, office->office_epoch());
    RETURN_IF_ERROR(parts.pool->follow_office(office_epoch));
    RETURN_IF_ERROR(parts.audit(who, "said that the databases were restored"));
    return ControlMessage{};
}

}  // namespace candour::platform
