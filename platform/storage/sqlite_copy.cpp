// platform/storage/sqlite_copy.cpp: SQLite's backup interface and its own check of a file.
#include "platform/storage/sqlite_copy.h"

#include <filesystem>
#include <vector>

#include <sqlite3.h>

#include "platform/storage/sqlite.h"

namespace candour::platform {

namespace {

// 4 MB of our pages: some milliseconds for which nobody else gets the connection.
constexpr int pages_at_once = 512;

Error no_sqlite(const SqlConnection& connection) {
    return {ErrorKind::Invalid, connection.name() +
                                    " is no SQLite file; use the database's own "
                                    "backup"};
}

}  // namespace

// A copy on its way. begin(), step() and the end happen while the source's connection is the
// caller's alone; what the source's connection writes between two steps is carried over too.
class SqliteCopy {
public:
    static Result<std::unique_ptr<SqliteCopy>> begin(SqlConnection& source, Sqlite& target) {
        auto* from = dynamic_cast<Sqlite*>(&source);
        if (from == nullptr) return no_sqlite(source);
        sqlite3_backup* backup = sqlite3_backup_init(target.handle_, "main", from->handle_, "main");
        if (backup == nullptr) return target.error(sqlite3_extended_errcode(target.handle_));
        return std::unique_ptr<SqliteCopy>(new SqliteCopy(target, backup));
    }
    ~SqliteCopy() { (void)end(); }
    SqliteCopy(const SqliteCopy&) = delete;
    SqliteCopy& operator=(const SqliteCopy&) = delete;

    // True: there is more to do. False: all is copied.
    Result<bool> step() {
        const int code = sqlite3_backup_step(backup_, pages_at_once);
        if (code == SQLITE_OK) return true;
        const int ended = end();
        if (code != SQLITE_DONE) return target_.error(code);
        if (ended != SQLITE_OK) return target_.error(ended);
        return false;
    }

private:
    SqliteCopy(Sqlite& target, sqlite3_backup* backup) : target_(target), backup_(backup) {}
    int end() {
        return backup_ == nullptr ? SQLITE_OK
                                  : sqlite3_backup_finish(std::exchange(backup_, nullptr));
    }
    Sqlite& target_;
    sqlite3_backup* backup_;
};

namespace {

Status copy_pages(SqlDatabase& from, Sqlite& target) {
    std::unique_ptr<SqliteCopy> copy;
    const auto begin = [&](SqlConnection& source) -> Status {
        ASSIGN_OR_RETURN(copy, SqliteCopy::begin(source, target));
        return Unit{};
    };
    const auto step = [&](SqlConnection&) { return copy->step(); };
    const auto drop = [&](SqlConnection&) -> Status {
        copy.reset();
        return Unit{};
    };
    RETURN_IF_ERROR(from.read(begin));
    for (bool more = true; more;) {
        const Result<bool> stepped = from.read(step);
        if (!stepped.ok()) {
            RETURN_IF_ERROR(from.read(drop));
            return stepped.error();
        }
        more = stepped.value();
    }
    return from.read(drop);
}

Result<std::string> first_text(Sqlite& database, std::string_view sql) {
    ASSIGN_OR_RETURN(SqlRows rows, database.query(sql));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    return found ? rows.text(0) : std::string();
}

Result<std::vector<std::string>> tables_of(Sqlite& database) {
    ASSIGN_OR_RETURN(SqlRows rows,
                     database.query("SELECT name FROM sqlite_schema WHERE type = 'table'"
                                    " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"));
    std::vector<std::string> names;
    while (true) {
        ASSIGN_OR_RETURN(const bool more, rows.next());
        if (!more) return names;
        names.push_back(rows.text(0));
    }
}

Result<std::unique_ptr<Sqlite>> open_copy(const std::string& path) {
    ASSIGN_OR_RETURN(std::unique_ptr<Sqlite> copy, Sqlite::open(path));
    RETURN_IF_ERROR(copy->script(
        "PRAGMA locking_mode=EXCLUSIVE; PRAGMA secure_delete=ON; PRAGMA cell_size_check=ON;"));
    return copy;
}

}  // namespace

Status copy_for_backup(SqlDatabase& from, const DatabaseKind& kind, const std::string& to) {
    if (std::filesystem::exists(to)) return Error{ErrorKind::Conflict, to + " exists already"};
    {
        ASSIGN_OR_RETURN(const std::unique_ptr<Sqlite> target, Sqlite::open(to));
        RETURN_IF_ERROR(copy_pages(from, *target));
    }
    ASSIGN_OR_RETURN(const std::unique_ptr<Sqlite> copy, open_copy(to));
    RETURN_IF_ERROR(first_text(*copy, "PRAGMA journal_mode=DELETE"));
    // Also makes the removal of the journal durable.
    RETURN_IF_ERROR(copy->script("PRAGMA synchronous=EXTRA"));
    if (kind.application_id == office_kind().application_id) {
        RETURN_IF_ERROR(copy->run("DELETE FROM office_session"));
        // One that is used later would be open again after a restore.
        RETURN_IF_ERROR(copy->run("DELETE FROM office_staff_invitation"));
    }
    return forget_identity(*copy, kind);
}

Result<RowCounts> count_rows(const std::string& path) {
    ASSIGN_OR_RETURN(const std::unique_ptr<Sqlite> copy, open_copy(path));
    ASSIGN_OR_RETURN(const std::vector<std::string> tables, tables_of(*copy));
    RowCounts counts;
    for (const std::string& table : tables) {
        ASSIGN_OR_RETURN(counts[table], copy->number("SELECT COUNT(*) FROM \"" + table + "\""));
    }
    return counts;
}

Status check_pages(const std::string& path) {
    ASSIGN_OR_RETURN(const std::unique_ptr<Sqlite> copy, open_copy(path));
    ASSIGN_OR_RETURN(const std::string found, first_text(*copy, "PRAGMA integrity_check(1)"));
    if (found == "ok") return Unit{};
    return Error{ErrorKind::Corrupt, path + " is damaged: " + found};
}

}  // namespace candour::platform
