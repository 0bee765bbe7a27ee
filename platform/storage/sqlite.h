// platform/storage/sqlite.h: SQLite with Results. Nothing else in the project includes sqlite3.h.
// SQL is written with $1 … $n, so that the same text serves PostgreSQL later.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "platform/storage/database_home.h"

struct sqlite3;
struct sqlite3_stmt;

namespace candour::platform {

class Sqlite;

// One run of a prepared statement. Rows come one by one; the statement is free for its next run
// when this goes away, so hold only one of the same text at a time.
class SqlRows {
public:
    SqlRows(SqlRows&& other) noexcept;
    SqlRows& operator=(SqlRows&&) = delete;
    ~SqlRows();

    // True: there is a row, its columns may be read until the next call.
    Result<bool> next();
    std::int64_t integer(int column) const;
    std::string text(int column) const;
    Bytes blob(int column) const;

private:
    friend class Sqlite;
    SqlRows(Sqlite& database, sqlite3_stmt* statement);
    Sqlite* database_;
    sqlite3_stmt* statement_;
};

// One connection, for one thread at a time (the stores guard it with a mutex).
class Sqlite {
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
    ~Sqlite();
    Sqlite(const Sqlite&) = delete;
    Sqlite& operator=(const Sqlite&) = delete;

    // Several statements without values.
    Status script(const std::string& sql);

    // A prepared statement with `values` as $1 … $n: integers, texts and bytes (ByteView).
    template <typename... Values>
    Result<SqlRows> query(std::string_view sql, const Values&... values) {
        ASSIGN_OR_RETURN(sqlite3_stmt * statement, prepare(sql));
        SqlRows rows(*this, statement);
        [[maybe_unused]] int index = 0;
        int code = 0;
        (void)((code = bind(statement, ++index, values), code == 0) && ...);
        if (code != 0) return error(code);
        return rows;
    }

    // The same, to its end.
    template <typename... Values>
    Status run(std::string_view sql, const Values&... values) {
        ASSIGN_OR_RETURN(SqlRows rows, query(sql, values...));
        bool more = true;
        while (more) {
            ASSIGN_OR_RETURN(more, rows.next());
        }
        return Unit{};
    }

    // The one integer of the one row. Errors also: Corrupt when there is no row.
    template <typename... Values>
    Result<std::int64_t> number(std::string_view sql, const Values&... values) {
        ASSIGN_OR_RETURN(SqlRows rows, query(sql, values...));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Error{ErrorKind::Corrupt, path_ + " lacks an expected row"};
        return rows.integer(0);
    }

    // Rows that the last INSERT, UPDATE or DELETE changed.
    std::int64_t changes() const;
    const std::string& path() const { return path_; }

private:
    friend class SqlRows;
    friend class SqlTransaction;
    Sqlite(sqlite3* handle, std::string path);
    Result<sqlite3_stmt*> prepare(std::string_view sql);
    // SQLite's code, 0 when it went well.
    int bind(sqlite3_stmt* statement, int index, std::int64_t value);
    int bind(sqlite3_stmt* statement, int index, std::string_view value);
    int bind(sqlite3_stmt* statement, int index, ByteView value);
    Error error(int code) const;

    sqlite3* handle_;
    std::string path_;
    std::map<std::string, sqlite3_stmt*, std::less<>> statements_;
};

// Rolled back at its end unless commit() returned Ok.
class SqlTransaction {
public:
    static Result<SqlTransaction> begin(Sqlite& database);
    SqlTransaction(SqlTransaction&& other) noexcept;
    SqlTransaction& operator=(SqlTransaction&&) = delete;
    ~SqlTransaction();
    Status commit();

private:
    explicit SqlTransaction(Sqlite& database) : database_(&database) {}
    Sqlite* database_;
};

}  // namespace candour::platform
