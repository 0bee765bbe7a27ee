// platform/server/open_databases.cpp: see open_databases.h.
#include "platform/server/open_databases.h"

#include <array>

#include "platform/storage/postgres_database.h"
#include "platform/storage/sqlite_database.h"
#include "sync/server/history_key.h"
#include "sync/server/key_files.h"

namespace candour::platform {

namespace {

constexpr std::size_t address_bytes_max = 4096;
constexpr std::size_t certificate_bytes_max = 64 * 1024;

Error wrong(std::string what) { return {ErrorKind::Invalid, std::move(what)}; }

// Where keys are, and where they may not be.
Status check_intake_keys(const ServerFolder& folder, const Disk& disk) {
    const std::string office = folder.keys() + "/office.json";
    if (server::has_office_keys(disk, folder.keys()) || disk.exists(folder.keys() + "/keys.json")) {
        return wrong(folder.keys() + " holds keys that open what people wrote (" +
                     (disk.exists(office) ? office : folder.keys() + "/keys.json") +
                     "): an intake server must not have them. Keep them on the machine of the "
                     "office and delete them here");
    }
    if (server::has_history_key(disk, folder.keys())) {
        return wrong(folder.keys() +
                     "/history.json seals the histories of cases: an intake server must not have "
                     "it. Keep it on the machine of the office and delete it here");
    }
    const std::string offline = folder.keys() + "/offline.json";
    if (!disk.exists(offline)) return Unit{};
    return wrong(offline +
                 " is the organisation's root of trust: an intake server must not have "
                 "it. Carry it to a safe place and delete it here");
}

Status need_file(const std::string& path, const Disk& disk, const std::string& why) {
    if (disk.exists(path)) return Unit{};
    return Error{ErrorKind::NotFound, path + " is missing: " + why};
}

}  // namespace

Status check_database_address(const std::string& address) {
    if (address.starts_with("postgresql://") || address.starts_with("postgres://")) return Unit{};
    return wrong(
        "--database takes an address such as postgresql://candour@/candour?host=/run/"
        "postgresql; leave it out for SQLite files in the server's folder");
}

Result<std::string> database_of(const ServerFolder& folder, Disk& disk) {
    if (!disk.exists(folder.database())) return std::string();
    ASSIGN_OR_RETURN(const Bytes bytes, disk.read(folder.database(), address_bytes_max));
    std::string address = to_text(bytes);
    while (address.ends_with('\n') || address.ends_with('\r'))
        address.pop_back();
    const Status good = check_database_address(address);
    if (!good.ok()) return wrong(folder.database() + ": " + good.error().what);
    return address;
}

// It may hold a password.
Status save_database(const std::string& address, const ServerFolder& folder, Disk& disk) {
    return disk.write(folder.database(), as_bytes(address + "\n"), /*secret=*/true);
}

Status check_role(const ServerFolder& folder, const Disk& disk, Role role,
                  const std::string& database) {
    if (!database.empty()) RETURN_IF_ERROR(check_database_address(database));
    if (role != Role::All && database.empty()) {
        return wrong(
            "intake and office apart need a database that both reach: name it with --database "
            "postgresql://..., or start one server with --role all");
    }
    switch (role) {
        case Role::All:
            if (role_of(folder, disk) == Role::All) return Unit{};
            return need_file(folder.keys() + "/office.json", disk,
                             "it opens what people write. An intake, which has none, is served "
                             "with --role intake");
        case Role::Intake:
            RETURN_IF_ERROR(check_intake_keys(folder, disk));
            return need_file(folder.keys() + "/online.json", disk,
                             "copy it from the keys of the server that was made with init");
        case Role::Office:
            // The old single file is split when it is read.
            if (disk.exists(folder.keys() + "/keys.json")) return Unit{};
            return need_file(folder.keys() + "/office.json", disk,
                             "the office opens and shows nothing without it; copy it from the keys "
                             "of the server that was made with init");
    }
    return Unit{};
}

Role role_of(const ServerFolder& folder, const Disk& disk) {
    // The old single file has them too.
    const bool has_office =
        server::has_office_keys(disk, folder.keys()) || disk.exists(folder.keys() + "/keys.json");
    return !has_office && disk.exists(folder.keys() + "/online.json") ? Role::Intake : Role::All;
}

Result<OpenDatabases> open_databases(const ServerFolder& folder, const std::string& database,
                                     bool with_office) {
    OpenDatabases open;
    if (database.empty()) {
        ASSIGN_OR_RETURN(open.pool, SqliteDatabase::open(folder.pool(), pool_kind()));
        if (with_office) {
            ASSIGN_OR_RETURN(open.office, SqliteDatabase::open(folder.office(), office_kind()));
        }
        return open;
    }
    std::vector<DatabaseKind> kinds = {pool_kind()};
    if (with_office) kinds.push_back(office_kind());
    ASSIGN_OR_RETURN(open.pool, PostgresDatabase::open(database, kinds));
    if (with_office) open.office = open.pool;
    return open;
}

Result<complaint::ChainKey> history_key_of(const ServerFolder& folder, Disk& disk,
                                           SqlDatabase& office, const std::string& organisation,
                                           SecureRandom& random) {
    if (server::has_history_key(disk, folder.keys())) {
        return server::load_history_key(disk, folder.keys());
    }
    ASSIGN_OR_RETURN(const std::int64_t begun, office.read([&](SqlConnection& connection) {
        return connection.number(
            "SELECT COUNT(*) FROM office_case_standing"
            " WHERE organisation = $1",
            organisation);
    }));
    if (begun == 0) return server::make_history_key(disk, folder.keys(), random);
    return Error{ErrorKind::NotFound,
                 folder.keys() +
                     "/history.json is missing: the histories of cases are sealed with it. Put its "
                     "safe copy back, or copy it from the keys of the server that was made with "
                     "init"};
}

Result<std::unique_ptr<SqlCases>> open_cases(const ServerFolder& folder, bool on_sqlite,
                                             const std::shared_ptr<SqlDatabase>& office,
                                             const std::string& organisation,
                                             const complaint::ChainKey& key, SecureRandom& random) {
    std::unique_ptr<CaseIndex> index;
    if (on_sqlite) {
        ASSIGN_OR_RETURN(index, make_sqlite_case_index(*office, folder.case_search()));
    } else {
        index = make_postgres_case_index();
    }
    return SqlCases::create(office, organisation, key, std::move(index), random);
}

Result<std::string> pin_for_devices(const ServerFolder& folder, Disk& disk) {
    const bool apart = disk.exists(folder.intake_certificate());
    ASSIGN_OR_RETURN(const Bytes certificate,
                     disk.read(apart ? folder.intake_certificate() : folder.tls_certificate(),
                               certificate_bytes_max));
    return pin_of(to_text(certificate));
}

}  // namespace candour::platform
