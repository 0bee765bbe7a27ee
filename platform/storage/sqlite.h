// platform/storage/sqlite.h: SQLite with Results. Nothing else in the project includes sqlite3.h.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "platform/storage/database_home.h"
#include "platform/storage/sql.h"

struct sqlite3;
struct sqlite3_stmt;

namespace candour::platform {

// One connection, for one thread at a time (the stores guard it with a mutex).
class Sqlite : public SqlConnection {
public:
    // Opens `path` for its owner alone (0600), making it when it is not there.
    // Errors as every method: Full (no room), Conflict (another program has it, or a UNIQUE value
    // is there already), Corrupt, Unavailable. `what` names the file.
    static Result<std::unique_ptr<Sqlite>> open(const std::string& path,
                                                const DatabaseHome& home = real_home());
    // A database in memory whose bytes are those of a file; of none, a new one. `path` is what the
    // messages call it.
    static Result<std::unique_ptr<Sqlite>> from_image(ByteView image, const std::string& path);
    // The bytes that its file would have.
    Result<Bytes> image() const;
    ~Sqlite() override;
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    Status script(const std::string& sql) override;
    std::int64_t changes() const override;
    // Whether closing leaves the write-ahead log as it is, or copies it into the file and removes
    // it, as at first.
    void leave_log_at_close(bool leave);
    const std::string& name() const override { return path_; }
    const std::string& path() const { return path_; }
    // Which file this is; a copy that was put back is another one.
    const std::string& identity() const override { return identity_; }
    // It locks its file.
    bool is_alone() const override { return true; }
    // Alone on its file, so nothing needs a lock.
    std::string_view share_lock() const override { return ""; }
    // Rows stand in the order of their keys.
    bool rows_tell_their_age() const override { return false; }
    SqlFailure failure() const override { return SqlFailure::Final; }

private:
    friend class SqliteCopy;
    friend class SqliteCursor;
    Sqlite(sqlite3* handle, std::string path, std::string identity);
    Result<std::unique_ptr<SqlCursor>> execute(std::string_view sql,
                                               std::span<const SqlValue> values) override;
    Status begin() override;
    Status commit() override;
    void roll_back() override;
    Result<sqlite3_stmt*> prepare(std::string_view sql);
    void forget_statements();
    Error error(int code) const;

    sqlite3* handle_;
    std::string path_;
    std::string identity_;
    std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
    int cursors_ = 0;  // While there are some, their statements stay.
};

}  // namespace candour::platform
