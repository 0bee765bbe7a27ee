// platform/storage/sql.h: one way to speak SQL to SQLite and to PostgreSQL. Texts use $1 … $n and
// only what both engines understand; what the server keeps is written once on top of this.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace candour::platform {

// A connection keeps so many statements prepared; a list's SQL is as various as its filters.
inline constexpr std::size_t sql_statements_kept_max = 300;

// An integer, a text or bytes for one of $1 … $n. A view: the caller keeps what it points at.
class SqlValue {
public:
    template <std::integral T>
    SqlValue(T value) : value_(static_cast<std::int64_t>(value)) {}
    SqlValue(const char* text) : value_(std::string_view(text)) {}
    SqlValue(std::string_view text) : value_(text) {}
    SqlValue(const std::string& text) : value_(std::string_view(text)) {}
    SqlValue(ByteView bytes) : value_(bytes) {}
    SqlValue(const Bytes& bytes) : value_(ByteView(bytes)) {}

    const std::variant<std::int64_t, std::string_view, ByteView>& get() const { return value_; }

private:
    std::variant<std::int64_t, std::string_view, ByteView> value_;
};

// One run of a statement, as an engine gives its rows.
class SqlCursor {
public:
    virtual ~SqlCursor() = default;
    virtual Result<bool> next() = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual Bytes blob(int column) const = 0;
    virtual bool is_null(int column) const = 0;
};

// Rows come one by one. Hold only one of the same text at a time.
class SqlRows {
public:
    explicit SqlRows(std::unique_ptr<SqlCursor> cursor) : cursor_(std::move(cursor)) {}

    // True: there is a row, its columns may be read until the next call.
    Result<bool> next() { return cursor_->next(); }
    std::int64_t integer(int column) const { return cursor_->integer(column); }
    std::string text(int column) const { return to_text(cursor_->blob(column)); }
    Bytes blob(int column) const { return cursor_->blob(column); }
    bool is_null(int column) const { return cursor_->is_null(column); }

private:
    std::unique_ptr<SqlCursor> cursor_;
};

// Whether what failed last on a connection may be tried again as it is.
enum class SqlFailure {
    Final,         // No: it would fail again.
    Clash,         // Another transaction was in the way; all of ours was rolled back.
    Lost,          // The connection broke before the commit was sent: nothing was done.
    LostInCommit,  // It broke while committing: all was done, or nothing.
};

// One connection, for one thread at a time.
// Errors of every method: Full (no room), Conflict (a UNIQUE value is there already, or another
// program has the file), Corrupt, Unavailable, Denied, Invalid. The words name the database.
class SqlConnection {
public:
    virtual ~SqlConnection() = default;

    // Several statements without values.
    virtual Status script(const std::string& sql) = 0;

    // A prepared statement with `values` as $1 … $n.
    template <typename... Values>
    Result<SqlRows> query(std::string_view sql, const Values&... values) {
        const std::vector<SqlValue> list{SqlValue(values)...};
        return query_with(sql, list);
    }
    // The same, to its end.
    template <typename... Values>
    Status run(std::string_view sql, const Values&... values) {
        const std::vector<SqlValue> list{SqlValue(values)...};
        return run_with(sql, list);
    }
    // The one integer of the one row. Errors also: Corrupt when there is no row.
    template <typename... Values>
    Result<std::int64_t> number(std::string_view sql, const Values&... values) {
        ASSIGN_OR_RETURN(SqlRows rows, query(sql, values...));
        ASSIGN_OR_RETURN(const bool found, rows.next());
        if (!found) return Error{ErrorKind::Corrupt, name() + " lacks an expected row"};
        return rows.integer(0);
    }
    // As query() and run(), where how many values there are is known only when it runs.
    Result<SqlRows> query_with(std::string_view sql, std::span<const SqlValue> values);
    Status run_with(std::string_view sql, std::span<const SqlValue> values);
    // One statement for each row of values, in as few round trips as the engine can.
    virtual Status run_each(std::string_view sql, const std::vector<std::vector<SqlValue>>& rows);

    // Rows that the last INSERT, UPDATE or DELETE of run() changed.
    virtual std::int64_t changes() const = 0;
    // The file's path, or the server's name; never a password.
    virtual const std::string& name() const = 0;
    // Which database this is to the world under it: another one after it was copied or restored.
    virtual const std::string& identity() const = 0;
    // True: no other program works on this database while it is open here.
    virtual bool is_alone() const = 0;
    // Put at the end of a SELECT: nobody changes its rows before this transaction ends.
    virtual std::string_view share_lock() const = 0;
    // True: where a row stands, or which transaction wrote it, tells when it came.
    virtual bool rows_tell_their_age() const = 0;
    // Of the last error.
    virtual SqlFailure failure() const = 0;

protected:
    friend class SqlTransaction;
    virtual Result<std::unique_ptr<SqlCursor>> execute(std::string_view sql,
                                                       std::span<const SqlValue> values) = 0;
    virtual Status begin() = 0;
    virtual Status commit() = 0;
    virtual void roll_back() = 0;
};

// Rolled back at its end unless commit() was called.
class SqlTransaction {
public:
    static Result<SqlTransaction> begin(SqlConnection& connection);
    SqlTransaction(SqlTransaction&& other) noexcept;
    SqlTransaction& operator=(SqlTransaction&&) = delete;
    ~SqlTransaction();
    Status commit();

private:
    explicit SqlTransaction(SqlConnection& connection) : connection_(&connection) {}
    SqlConnection* connection_;
};

// What to do when a connection broke while it was committing.
enum class LostCommit {
    Repeat,  // The work is such that doing it twice is as good as once.
    Report,  // Say Unavailable; a person or the next run looks again.
};

// One database and its connections. Safe from any thread.
class SqlDatabase {
public:
    virtual ~SqlDatabase() = default;

    // Runs `work`, a function from SqlConnection& to a Result, in one transaction that is durable
    // when this returns Ok. `work` is run again, from its beginning, after a clash with another
    // transaction or a lost connection.
    template <typename Work>
    std::invoke_result_t<Work, SqlConnection&> write(Work work,
                                                     LostCommit lost = LostCommit::Repeat) {
        return attempt(std::move(work), Mode{.in_transaction = true, .lost = lost});
    }
    // The same without a transaction, for statements that only read.
    template <typename Work>
    std::invoke_result_t<Work, SqlConnection&> read(Work work) {
        return attempt(std::move(work), Mode{.in_transaction = false, .lost = LostCommit::Repeat});
    }

    virtual const std::string& name() const = 0;
    // How many transactions can be under way at once.
    virtual int writers() const = 0;

protected:
    // A connection for the caller alone until it is given back.
    virtual Result<SqlConnection*> take() = 0;
    virtual void give_back(SqlConnection& connection) = 0;
    // After attempt number `attempt`, so long after the first began: true when another makes sense,
    // perhaps after a little wait.
    virtual bool try_again(SqlFailure failure, int attempt, std::chrono::milliseconds since) = 0;

private:
    struct Mode {
        bool in_transaction;
        LostCommit lost;
    };
    using PlainWork = std::function<Status(SqlConnection&)>;
    Status attempts(const PlainWork& work, Mode mode);
    Status attempt_once(const PlainWork& work, Mode mode, SqlFailure& failure);

    template <typename Work>
    std::invoke_result_t<Work, SqlConnection&> attempt(Work work, Mode mode) {
        std::optional<std::invoke_result_t<Work, SqlConnection&>> outcome;
        const Status ended = attempts(
            [&](SqlConnection& connection) -> Status {
                outcome.emplace(work(connection));
                if (!outcome->ok()) return outcome->error();
                return Unit{};
            },
            mode);
        if (!ended.ok()) return ended.error();
        return std::move(*outcome);
    }
};

}  // namespace candour::platform
