// platform/storage/sqlite_database.h: one SQLite file for many threads: its one connection goes
// from hand to hand.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "platform/storage/database.h"

namespace candour::platform {

class SqliteDatabase : public SqlDatabase {
public:
    // Holds the file alone from here to the end. Errors: as open_database().
    static Result<std::unique_ptr<SqliteDatabase>> open(const std::string& path,
                                                        const DatabaseKind& kind,
                                                        const DatabaseHome& home = real_home());

    const std::string& name() const override { return connection_->name(); }
    int writers() const override { return 1; }

protected:
    Result<SqlConnection*> take() override;
    void give_back(SqlConnection& connection) override;
    // Alone on the file: nothing clashes, and nothing is lost that comes back by itself.
    bool try_again(SqlFailure, int, std::chrono::milliseconds) override { return false; }

private:
    explicit SqliteDatabase(std::unique_ptr<Sqlite> connection);

    std::mutex mutex_;
    std::unique_ptr<Sqlite> connection_;
};

}  // namespace candour::platform
