// platform/storage/sqlite_database.cpp: see sqlite_database.h.
#include "platform/storage/sqlite_database.h"

namespace candour::platform {

Result<std::unique_ptr<SqliteDatabase>> SqliteDatabase::open(const std::string& path,
                                                             const DatabaseKind& kind,
                                                             const DatabaseHome& home) {
    ASSIGN_OR_RETURN(std::unique_ptr<Sqlite> connection, open_database(path, kind, nullptr, home));
    return std::unique_ptr<SqliteDatabase>(new SqliteDatabase(std::move(connection)));
}

SqliteDatabase::SqliteDatabase(std::unique_ptr<Sqlite> connection)
    : connection_(std::move(connection)) {}

Result<SqlConnection*> SqliteDatabase::take() {
    mutex_.lock();
    return connection_.get();
}

void SqliteDatabase::give_back(SqlConnection&) { mutex_.unlock(); }

}  // namespace candour::platform
