// platform/storage/postgres_database.h: one PostgreSQL database and the connections to it.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "platform/storage/database.h"
#include "platform/storage/postgres.h"

namespace candour::platform {

inline constexpr int postgres_connections_default = 8;

// Any number of programs may use the database at once. A server that was restarted is found again.
class PostgresDatabase : public SqlDatabase {
public:
    // Makes and brings up to date the tables of `kinds`. Keeps at most `connections` open.
    // Errors: Invalid (address, settings, or tables of a newer program), Denied, Unavailable.
    static Result<std::unique_ptr<PostgresDatabase>> open(
        const std::string& uri, std::span<const DatabaseKind> kinds,
        int connections = postgres_connections_default);
    ~PostgresDatabase() override;

    const std::string& name() const override { return name_; }
    int writers() const override { return writers_; }

protected:
    Result<SqlConnection*> take() override;
    void give_back(SqlConnection& connection) override;
    bool try_again(SqlFailure failure, int attempt, std::chrono::milliseconds since) override;

private:
    PostgresDatabase(std::string uri, int connections);
    Result<SqlConnection*> connect();

    const std::string uri_;
    const int connections_max_;
    const int writers_;
    std::string name_;  // Known from the first connection on, which open() makes.
    bool named_ = false;

    std::mutex mutex_;
    std::condition_variable freed_;
    int taken_ = 0;
    std::vector<std::unique_ptr<Postgres>> idle_;
};

}  // namespace candour::platform
