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
    ASSIGN_OR_RETURN(std::string identity, home.identity_of(path));
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(
        path.c_str(), &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
        home.vfs());
    if (handle == nullptr) return Error{ErrorKind::Unavailable, "cannot open " + path};
    std::unique_ptr<Sqlite> database(new Sqlite(handle, path, std::move(identity)));
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
    std::unique_ptr<Sqlite> database(new Sqlite(handle, path, ""));
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

Sqlite::Sqlite(sqlite3* handle, std::string path, std::string identity)
    : handle_(handle), path_(std::move(path)), identity_(std::move(identity)) {}

Sqlite::~Sqlite() {
    forget_statements();
    sqlite3_close(handle_);
}

void Sqlite::leave_log_at_close(bool leave) {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave ? 1 : 0, nullptr);
}

Status Sqlite::script(const std::string& sql) {
    const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error(code);
    return Unit{};
}

void Sqlite::forget_statements() {
    for (const auto& [sql, statement] : statements_)
        sqlite3_finalize(statement);
    statements_.clear();
}

std::int64_t Sqlite::changes() const { return sqlite3_changes64(handle_); }

Result<sqlite3_stmt*> Sqlite::prepare(std::string_view sql) {
    if (const auto known = statements_.find(sql); known != statements_.end()) {
        CHECK(sqlite3_stmt_busy(known->second) == 0);
        return known->second;
    }
    if (statements_.size() >= sql_statements_kept_max && cursors_ == 0) forget_statements();
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

// SQLite's code, 0 when it went well. A null pointer would bind NULL, not an empty value.
int bind(sqlite3_stmt* statement, int index, const SqlValue& value) {
    const int place = parameter(statement, index);
    if (const auto* number = std::get_if<std::int64_t>(&value.get())) {
        return sqlite3_bind_int64(statement, place, *number);
    }
    if (const auto* text = std::get_if<std::string_view>(&value.get())) {
        const char* data = text->data() == nullptr ? "" : text->data();
        return sqlite3_bind_text64(statement, place, data, text->size(), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    const ByteView bytes = std::get<ByteView>(value.get());
    const void* data = bytes.data() == nullptr ? "" : static_cast<const void*>(bytes.data());
    return sqlite3_bind_blob64(statement, place, data, bytes.size(), SQLITE_TRANSIENT);
}

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

// The statement is free for its next run when this goes away.
class SqliteCursor : public SqlCursor {
public:
    SqliteCursor(Sqlite& database, sqlite3_stmt* statement)
        : database_(database), statement_(statement) {
        ++database_.cursors_;
    }
    SqliteCursor(const SqliteCursor&) = delete;
    SqliteCursor& operator=(const SqliteCursor&) = delete;
    ~SqliteCursor() override {
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
        --database_.cursors_;
    }

    Result<bool> next() override {
        const int code = sqlite3_step(statement_);
        if (code == SQLITE_ROW) return true;
        if (code == SQLITE_DONE) return false;
        return database_.error(code);
    }
    std::int64_t integer(int column) const override {
        return sqlite3_column_int64(statement_, column);
    }
    Bytes blob(int column) const override {
        // The pointer first: asking for the size may convert, and move, the value.
        const auto* data =
            static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
        return data == nullptr ? Bytes{} : Bytes(data, data + size);
    }
    bool is_null(int column) const override {
        return sqlite3_column_type(statement_, column) == SQLITE_NULL;
    }

private:
    Sqlite& database_;
    sqlite3_stmt* statement_;
};

Result<std::unique_ptr<SqlCursor>> Sqlite::execute(std::string_view sql,
                                                   std::span<const SqlValue> values) {
    ASSIGN_OR_RETURN(sqlite3_stmt * statement, prepare(sql));
    auto cursor = std::make_unique<SqliteCursor>(*this, statement);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const int code = bind(statement, static_cast<int>(i) + 1, values[i]);
        if (code != SQLITE_OK) return error(code);
    }
    return std::unique_ptr<SqlCursor>(std::move(cursor));
}

Status Sqlite::begin() { return run("BEGIN IMMEDIATE"); }

Status Sqlite::commit() { return run("COMMIT"); }

void Sqlite::roll_back() {
    // SQLite has rolled back by itself after some errors; then there is nothing to do. If this
    // fails, the journal does it at the next open.
    if (sqlite3_get_autocommit(handle_) != 0) return;
    (void)run("ROLLBACK");
}

}  // namespace candour::platform
