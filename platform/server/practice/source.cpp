// platform/server/practice/source.cpp: see source.h.
#include "platform/server/practice/source.h"

#include <filesystem>

#include "core/feedback/limits.h"
#include "core/feedback/practice.h"
#include "platform/server/control_socket.h"
#include "platform/server/open_databases.h"

namespace candour::platform {

namespace {

namespace fs = std::filesystem;

Status copy_file(const std::string& from, const std::string& to) {
    std::error_code failure;
    if (!fs::exists(from, failure)) return Unit{};
    fs::copy_file(from, to, failure);
    if (!failure) return Unit{};
    return Error{ErrorKind::Unavailable, "cannot copy " + from + ": " + failure.message()};
}

// Nobody works in the folder: the files as they lie there, with what a crash may have left beside.
Status copy_files(const ServerFolder& from, const ServerFolder& copies) {
    ASSIGN_OR_RETURN(const FolderLock lock, FolderLock::take(from));
    for (const char* rest : {"", "-wal", "-journal"}) {
        RETURN_IF_ERROR(copy_file(from.pool() + rest, copies.pool() + rest));
        RETURN_IF_ERROR(copy_file(from.office() + rest, copies.office() + rest));
    }
    return Unit{};
}

Status copy_databases(const ServerFolder& from, const ServerFolder& copies) {
    ASSIGN_OR_RETURN(const auto answer,
                     ask_running_server(from, {{"command", "copy-for-practice"},
                                               {"to", fs::absolute(copies.path).string()}}));
    return answer ? Status{Unit{}} : copy_files(from, copies);
}

Result<OpenDatabases> open_source(const ServerPlace& from, const std::string& copies) {
    FileDisk disk;
    std::string database = from.database;
    if (database.empty()) {
        ASSIGN_OR_RETURN(database, database_of(from.folder, disk));
    }
    if (!database.empty()) return open_databases(from.folder, database, /*with_office=*/true);
    const ServerFolder copied{copies};
    RETURN_IF_ERROR(copy_databases(from.folder, copied));
    return open_databases(copied, {}, /*with_office=*/true);
}

Result<std::map<std::string, Bytes>> pictures_of(const feedback::Publications& publications,
                                                 store::PublicationStore& store) {
    std::map<std::string, Bytes> pictures;
    for (const auto& [id, survey] : publications.surveys) {
        for (const auto& [file, hash] : survey.pictures) {
            ASSIGN_OR_RETURN(pictures[hash], store.picture(hash));
        }
    }
    return pictures;
}

Result<std::optional<store::CalendarRow>> newest_calendar(SqlDatabase& office,
                                                          const std::string& organisation) {
    using Row = std::optional<store::CalendarRow>;
    return office.read([&](SqlConnection& connection) -> Result<Row> {
        ASSIGN_OR_RETURN(SqlRows rows,
                         connection.query("SELECT nation, closures FROM office_calendar WHERE "
                                          "organisation = $1 ORDER BY version DESC LIMIT 1",
                                          organisation));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Row{};
        return Row{store::CalendarRow{.nation = rows.text(0), .closures = rows.text(1), .who = {}}};
    });
}

// Their second factors are sealed with the other server's key, and who practises needs no e-mail.
Result<std::vector<store::StaffAccount>> who_signs_in(store::StaffStore& office) {
    ASSIGN_OR_RETURN(std::vector<store::StaffAccount> staff, office.staff());
    std::erase_if(staff, [](const store::StaffAccount& account) {
        return account.state != store::StaffState::Active || account.password_hash.empty();
    });
    for (store::StaffAccount& account : staff) {
        account.totp_secret.clear();
        account.email.clear();
    }
    return staff;
}

}  // namespace

Result<PracticeSource> read_practice_source(const ServerPlace& from, const std::string& copies) {
    FileDisk disk;
    SodiumRandom random;
    const ServerFolder& folder = from.folder;
    if (role_of(folder, disk) == Role::Intake) {
        return Error{ErrorKind::Invalid,
                     folder.path +
                         " is an intake server's, which has no accounts; take the folder "
                         "of the office"};
    }
    PracticeSource source;
    ASSIGN_OR_RETURN(const Bytes file,
                     disk.read(folder.organisation(), feedback::organisation_file_bytes_max));
    source.organisation_json = to_text(file);
    ASSIGN_OR_RETURN(const feedback::Organisation organisation,
                     feedback::parse_organisation(source.organisation_json, folder.organisation()));
    if (feedback::is_practice(organisation)) {
        return Error{ErrorKind::Invalid,
                     folder.path + " is a practice office itself; name the real server's folder"};
    }
    ASSIGN_OR_RETURN(const OpenDatabases open, open_source(from, copies));
    SqlPublications publications(open.pool, organisation.id);
    ASSIGN_OR_RETURN(source.publications, publications.publications());
    ASSIGN_OR_RETURN(source.pictures, pictures_of(source.publications, publications));
    SqlProcedures procedures(open.office, organisation.id);
    ASSIGN_OR_RETURN(source.procedures, procedures.newest_procedures());
    ASSIGN_OR_RETURN(source.calendar, newest_calendar(*open.office, organisation.id));
    ASSIGN_OR_RETURN(const auto office, SqlOffice::create(open.office, organisation.id, random));
    ASSIGN_OR_RETURN(source.staff, who_signs_in(*office));
    return source;
}

}  // namespace candour::platform
