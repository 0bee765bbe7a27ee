// platform/storage/sqlite.cpp: sqlite3's C API, its codes turned into Results.
#include "platform/storage/sqlite.h"

#include <algorithm>
#include <cerrno>

#include <sqlite3.h>

namespace candour::platform {

namespace {

bool no_room(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

}  // namespace

Result<std::unique_ptr<Sqlite>> Sqlite::open(const std::string& path, const DatabaseHome& home) {
    RETURN_IF_ERROR(home.make_private_file(path));
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(
        path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
        home.vfs());
    if (handle == nullptr) return Error{ErrorKind::Unavailable, "cannot open " + path};
    std::unique_ptr<Sqlite> database(new Sqlite(handle, path));
    if (code != SQLITE_OK) return database->error(code);
    // A program that is just ending gets a moment to let go of the file.
    sqlite3_busy_timeout(handle, 250);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return database;
}

Result<std::unique_ptr<Sqlite>> Sqlite::from_image(ByteView image, const std::string& path) {
    sqlite3* handle = nullptr;
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(":memory:", &handle, flags, nullptr);
    if (handle == nullptr) return Error{ErrorKind::Unavailable, "no memory for " + path};
    std::unique_ptr<Sqlite> database(new Sqlite(handle, path));
    if (code != SQLITE_OK) return database->error(code);
    if (image.empty()) return database;
    const auto size = static_cast<sqlite3_int64>(image.size());
    auto* copy = static_cast<std::uint8_t*>(sqlite3_malloc64(image.size()));
    if (copy == nullptr) return Error{ErrorKind::Unavailable, "no memory for " + path};
    std::copy(image.begin(), image.end(), copy);
    // From here on the copy is SQLite's to free, also when this fails.
    const int taken =
        sqlite3_deserialize(handle, "main", copy, size, size, SQLITE_DESERIALIZE_FREEONCLOSE);
    if (taken != SQLITE_OK) return database->error(taken);
    return database;
}

Result<Bytes> Sqlite::image() const {
    sqlite3_int64 size = 0;
    std::uint8_t* bytes = sqlite3_serialize(handle_, "main", &size, 0);
    if (bytes == nullptr) return Error{ErrorKind::Unavailable, "cannot copy " + path_};
    Bytes copy(bytes, bytes + size);
    sqlite3_free(bytes);
    return copy;
}

Sqlite::Sqlite(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}

Sqlite::~Sqlite() {
    for (const auto& [sql, statement] : statements_)
        sqlite3_finalize(statement);
    sqlite3_close(handle_);
}

Status Sqlite::script(const std::string& sql) {
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error(code);
    return Unit{};
}

std::int64_t Sqlite::changes() const { return sqlite3_changes64(handle_); }

Result<sqlite3_stmt*> Sqlite::prepare(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) {
        CHECK(sqlite3_stmt_busy(known->second) == 0);
        return known->second;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return error(code);
    statements_.emplace(sql, statement);
    return statement;
}

namespace {

// $1 is a name to SQLite, numbered by where it first stands in the text.
int parameter(sqlite3_stmt* statement, int index) {
    const std::string name = "$" + std::to_string(index);
    const int found = sqlite3_bind_parameter_index(statement, name.c_str());
    CHECK(found > 0);
    return found;
}

}  // namespace

int Sqlite::bind(sqlite3_stmt* statement, int index, std::int64_t value) {
    return sqlite3_bind_int64(statement, parameter(statement, index), value);
}

// A null pointer would bind NULL, not an empty value.
int Sqlite::bind(sqlite3_stmt* statement, int index, std::string_view value) {
    const char* data = value.data() == nullptr ? "" : value.data();
    return sqlite3_bind_text64(statement, parameter(statement, index), data, value.size(),
                               SQLITE_TRANSIENT, SQLITE_UTF8);
}

int Sqlite::bind(sqlite3_stmt* statement, int index, ByteView value) {
    const void* data = value.data() == nullptr ? "" : static_cast<const void*>(value.data());
    return sqlite3_bind_blob64(statement, parameter(statement, index), data, value.size(),
                               SQLITE_TRANSIENT);
}

namespace {

// SQLITE_FULL is ENOSPC alone; a quota or a file size limit is an IOERR, whose cause SQLite keeps
// now here, now there, and for a commit not at all: then the thread's own errno still has it.
bool ran_out_of_room(sqlite3* handle, int thread_errno) {
    int last_error = 0;
    sqlite3_file_control(handle, nullptr, SQLITE_FCNTL_LAST_ERRNO, &last_error);
    return no_room(sqlite3_system_errno(handle)) || no_room(last_error) || no_room(thread_errno);
}

}  // namespace

Error Sqlite::error(int code) const {
    const int thread_errno = errno;
    const std::string detail = sqlite3_errmsg(handle_);
    switch (code & 0xff) {
        case SQLITE_FULL:
            return {ErrorKind::Full, path_ + ": no room left; free some space on its disk"};
        case SQLITE_IOERR:
            // The disk cannot give back what it was given: to whoever reads, that is damage.
            if (code == SQLITE_IOERR_READ || code == SQLITE_IOERR_CORRUPTFS) {
                return {ErrorKind::Corrupt, "a part of " + path_ +
                                                " can no longer be read; its disk is failing: "
                                                "keep a copy and replace the disk"};
            }
            [[fallthrough]];
        case SQLITE_CANTOPEN:
            if (ran_out_of_room(handle_, thread_errno)) {
                return {ErrorKind::Full, path_ + ": no room left; free some space on its disk"};
            }
            return {ErrorKind::Unavailable, "cannot use " + path_ + ": " + detail};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {ErrorKind::Conflict,
                    "another program is using " + path_ + "; end that one first"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {ErrorKind::Corrupt, path_ + " is damaged (" + detail +
                                            "); keep a copy of it for repair, then restore a "
                                            "backup or begin with a new one"};
        case SQLITE_CONSTRAINT:
            return {ErrorKind::Conflict, path_ + " has that already (" + detail + ")"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {ErrorKind::Unavailable,
                    "cannot write to " + path_ + "; check its permissions and its disk"};
        default:
            return {ErrorKind::Unavailable, "cannot use " + path_ + ": " + detail};
    }
}

SqlRows::SqlRows(Sqlite& database, sqlite3_stmt* statement)
    : database_(&database), statement_(statement) {}

SqlRows::SqlRows(SqlRows&& other) noexcept
    : database_(other.database_), statement_(std::exchange(other.statement_, nullptr)) {}

SqlRows::~SqlRows() {
    if (statement_ == nullptr) return;
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
}

Result<bool> SqlRows::next() {
    const int code = sqlite3_step(statement_);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return database_->error(code);
}

std::int64_t SqlRows::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string SqlRows::text(int column) const { return to_text(blob(column)); }

Bytes SqlRows::blob(int column) const {
    // The pointer first: asking for the size may convert, and move, the value.
    const auto* data = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    return data == nullptr ? Bytes{} : Bytes(data, data + size);
}

Result<SqlTransaction> SqlTransaction::begin(Sqlite& database) {
    RETURN_IF_ERROR(database.run("BEGIN IMMEDIATE"));
    return SqlTransaction(database);
}

SqlTransaction::SqlTransaction(SqlTransaction&& other) noexcept
    : database_(std::exchange(other.database_, nullptr)) {}

SqlTransaction::~SqlTransaction() {
    if (database_ == nullptr) return;
    // SQLite has rolled back by itself after some errors; then there is nothing to do. If this
    // fails, the journal does it at the next open.
    if (sqlite3_get_autocommit(database_->handle_) != 0) return;
    (void)database_->run("ROLLBACK");
}

Status SqlTransaction::commit() {
    RETURN_IF_ERROR(database_->run("COMMIT"));
    database_ = nullptr;
    return Unit{};
}

}  // namespace candour::platform
