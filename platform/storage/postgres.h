// platform/storage/postgres.h: one connection to PostgreSQL, with Results. Nothing else in the
// project includes libpq. Values travel in binary; nothing is ever pasted into SQL.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "platform/storage/sql.h"

struct pg_conn;
struct pg_result;

namespace candour::platform {

class Postgres : public SqlConnection {
public:
    // `uri`: postgresql://… as libpq reads it. Refuses a server that does not sync its commits: it
    // could lose what it acknowledged.
    // Errors: Invalid (the address or the server's settings), Denied, Unavailable.
    static Result<std::unique_ptr<Postgres>> open(const std::string& uri);
    ~Postgres() override;
    Postgres(const Postgres&) = delete;
    Postgres& operator=(const Postgres&) = delete;

    Status script(const std::string& sql) override;
    // In pipeline mode: one round trip for many rows.
    Status run_each(std::string_view sql, const std::vector<std::vector<SqlValue>>& rows) override;
    std::int64_t changes() const override { return changes_; }
    const std::string& name() const override { return name_; }
    // System identifier, timeline and database: another one after a restore, and after a standby
    // has taken over, which may lack the last commits.
    const std::string& identity() const override { return identity_; }
    bool is_alone() const override { return false; }
    std::string_view share_lock() const override { return " FOR SHARE"; }
    // By ctid and xmin, which every table has.
    bool rows_tell_their_age() const override { return true; }
    SqlFailure failure() const override { return failure_; }
    // False: give it up, nothing will come over it any more.
    bool alive() const;

private:
    struct ClearResult {
        void operator()(pg_result* result) const;
    };
    using ResultPtr = std::unique_ptr<pg_result, ClearResult>;

    explicit Postgres(pg_conn* handle);
    Status set_up();
    Result<std::unique_ptr<SqlCursor>> execute(std::string_view sql,
                                               std::span<const SqlValue> values) override;
    Status begin() override;
    Status commit() override;
    void roll_back() override;
    // The name of the statement on this connection.
    Result<std::string> prepare(std::string_view sql, std::span<const SqlValue> values);
    Status send_chunk(const std::string& statement, std::span<const std::vector<SqlValue>> rows);
    Status check(const ResultPtr& result);
    Error error_of(const pg_result* result);
    Result<std::string> text(const char* sql);
    friend class PostgresCursor;

    pg_conn* handle_;
    std::string name_;
    std::string identity_;
    std::map<std::string, std::string, std::less<>> statements_;
    std::int64_t changes_ = 0;
    SqlFailure failure_ = SqlFailure::Final;
    bool committing_ = false;
};

}  // namespace candour::platform
