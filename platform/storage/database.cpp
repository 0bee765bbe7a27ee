// platform/storage/database.cpp: settings, schema versions, first start.
#include "platform/storage/database.h"

namespace candour::platform {

namespace {

Status set_up(Sqlite& database, const DatabaseKind& kind) {
    RETURN_IF_ERROR(
        database.script("PRAGMA locking_mode=EXCLUSIVE;"
                        "PRAGMA page_size=" +
                        std::to_string(kind.page_bytes) +
                        ";"
                        "PRAGMA secure_delete=ON;"
                        "PRAGMA trusted_schema=OFF;"
                        "PRAGMA cell_size_check=ON;"
                        "PRAGMA foreign_keys=ON;"
                        "PRAGMA temp_store=MEMORY;"
                        "PRAGMA journal_size_limit=16777216;"));
    // Takes the lock now, so that a second program is refused here and not at its first write.
    return database.script("BEGIN EXCLUSIVE; COMMIT;");
}

// A rollback journal whose sync had failed looks whole, too: a page that is put back from it and
// torn by a power cut would have nothing behind it. Without room for a copy it is used as it is.
Status renew_journal(const std::string& path, const DatabaseHome& home) {
    const Result<bool> renewed = home.renew_journal(path);
    if (renewed.ok() || renewed.error().kind == ErrorKind::Full) return Unit{};
    return renewed.error();
}

// A write-ahead log whose sync had failed looks whole to whoever opens it: commits behind it, and
// pages copied from it into the database, would be built on what a power cut takes away. So what a
// program left that did not end well is made durable first, with nobody else at the file.
Result<std::unique_ptr<Sqlite>> open_alone(const std::string& path, const DatabaseKind& kind,
                                           const DatabaseHome& home) {
    RETURN_IF_ERROR(renew_journal(path, home));
    ASSIGN_OR_RETURN(std::unique_ptr<Sqlite> database, Sqlite::open(path, home));
    database->leave_log_at_close(true);
    RETURN_IF_ERROR(set_up(*database, kind));
    ASSIGN_OR_RETURN(const bool renewed, home.renew(path + "-wal"));
    if (!renewed) {
        database->leave_log_at_close(false);
        return database;
    }
    database.reset();  // It still reads the log that was there.
    ASSIGN_OR_RETURN(database, Sqlite::open(path, home));
    RETURN_IF_ERROR(set_up(*database, kind));
    return database;
}

// SQLite commits the change after it has given its row: without the end of the rows a commit that
// failed would go unseen, and the file would stay in the mode before.
Status set_journal(Sqlite& database, const std::string& mode, const std::string& synchronous) {
    std::string now;
    {
        ASSIGN_OR_RETURN(SqlRows rows, database.query("PRAGMA journal_mode=" + mode));
        while (true) {
            ASSIGN_OR_RETURN(const bool more, rows.next());
            if (!more) break;
            now = rows.text(0);
        }
    }
    if (now != mode) {
        return Error{ErrorKind::Unavailable, database.path() +
                                                 ": its disk does not allow the journal it needs; "
                                                 "move it to a local disk"};
    }
    return database.script("PRAGMA synchronous=" + synchronous);
}

// The file's schema version; 0 for a new one.
Result<std::size_t> version_of(Sqlite& database, const DatabaseKind& kind) {
    ASSIGN_OR_RETURN(const std::int64_t version, database.number("PRAGMA user_version"));
    ASSIGN_OR_RETURN(const std::int64_t owner, database.number("PRAGMA application_id"));
    ASSIGN_OR_RETURN(const std::int64_t tables,
                     database.number("SELECT COUNT(*) FROM sqlite_schema"));
    const bool is_new = version == 0 && owner == 0 && tables == 0;
    if (!is_new && (owner != kind.application_id || version < 1)) {
        return Error{ErrorKind::Invalid,
                     database.path() + " is not a Candour " + kind.name + "; name another file"};
    }
    const auto known = static_cast<std::int64_t>(kind.steps.size());
    if (version > known) {
        return Error{ErrorKind::Invalid, database.path() + " was written by a newer Candour (" +
                                             kind.name + " schema " + std::to_string(version) +
                                             ", this program knows " + std::to_string(known) +
                                             "); install the newer version"};
    }
    return static_cast<std::size_t>(version);
}

// SQLite syncs the folder of its log once, whether that succeeds or not.
Status make_log_durable(Sqlite& database, const DatabaseHome& home) {
    RETURN_IF_ERROR(database.script("BEGIN IMMEDIATE; COMMIT;"));  // Opens the log.
    return home.make_name_durable(database.path());
}

Status bring_up_to_date(Sqlite& database, const DatabaseKind& kind, std::size_t version,
                        const std::function<Status(Sqlite&)>& fill, const DatabaseHome& home) {
    RETURN_IF_ERROR(set_journal(database, "truncate", "EXTRA"));
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(database));
    for (std::size_t step = version; step < kind.steps.size(); ++step) {
        RETURN_IF_ERROR(database.script(kind.steps[step]));
    }
    RETURN_IF_ERROR(database.script("PRAGMA application_id=" + std::to_string(kind.application_id) +
                                    "; PRAGMA user_version=" + std::to_string(kind.steps.size())));
    if (version == 0 && fill) RETURN_IF_ERROR(fill(database));
    RETURN_IF_ERROR(transaction.commit());
    return home.make_name_durable(database.path());
}

}  // namespace

Result<std::unique_ptr<Sqlite>> open_database(const std::string& path, const DatabaseKind& kind,
                                              const std::function<Status(Sqlite&)>& fill,
                                              const DatabaseHome& home) {
    ASSIGN_OR_RETURN(std::unique_ptr<Sqlite> database, open_alone(path, kind, home));
    ASSIGN_OR_RETURN(const std::size_t version, version_of(*database, kind));
    if (version < kind.steps.size()) {
        RETURN_IF_ERROR(bring_up_to_date(*database, kind, version, fill, home));
    }
    switch (kind.journal) {
        case Journal::Truncate:
            RETURN_IF_ERROR(set_journal(*database, "truncate", "EXTRA"));
            break;
        case Journal::Wal:
            RETURN_IF_ERROR(set_journal(*database, "wal", "FULL"));
            // Random ids touch a page each: one large commit must fit into memory, and the log
            // must hold several of them before its pages are copied back.
            RETURN_IF_ERROR(
                database->script("PRAGMA cache_size=-65536; PRAGMA wal_autocheckpoint=4000;"
                                 "PRAGMA journal_size_limit=67108864"));
            RETURN_IF_ERROR(make_log_durable(*database, home));
            break;
    }
    return database;
}

}  // namespace candour::platform
