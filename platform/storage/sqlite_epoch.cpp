// platform/storage/sqlite_epoch.cpp: named values, and the epoch that a copied file does not keep.
#include "platform/storage/sqlite_epoch.h"

#include <array>

namespace candour::platform {

namespace {

constexpr const char* identity_setting = "file_identity";

}  // namespace

SqliteSettings::SqliteSettings(Sqlite& database, std::string_view table, std::string organisation)
    : database_(&database),
      get_sql_("SELECT value FROM " + std::string(table) +
               " WHERE organisation = $1 AND name = $2"),
      set_sql_("INSERT INTO " + std::string(table) +
               " (organisation, name, value) VALUES ($1, $2, $3)"
               " ON CONFLICT (organisation, name) DO UPDATE SET value = $3"),
      organisation_(std::move(organisation)) {}

Result<std::string> SqliteSettings::get(std::string_view name) {
    ASSIGN_OR_RETURN(SqlRows rows, database_->query(get_sql_, organisation_, name));
    ASSIGN_OR_RETURN(const bool found, rows.next());
    return found ? rows.text(0) : std::string();
}

Status SqliteSettings::set(std::string_view name, const std::string& value) {
    return database_->run(set_sql_, organisation_, name, value);
}

Result<std::string> SqliteSettings::current_epoch(std::string_view epoch_name, SecureRandom& random,
                                                  const DatabaseHome& home) {
    ASSIGN_OR_RETURN(const std::string identity, home.identity_of(database_->path()));
    ASSIGN_OR_RETURN(const std::string known_identity, get(identity_setting));
    ASSIGN_OR_RETURN(std::string epoch, get(epoch_name));
    if (!epoch.empty() && known_identity == identity) return epoch;
    std::array<std::uint8_t, 16> fresh;
    random.fill(fresh);
    epoch = to_hex(fresh);
    ASSIGN_OR_RETURN(SqlTransaction transaction, SqlTransaction::begin(*database_));
    RETURN_IF_ERROR(set(epoch_name, epoch));
    RETURN_IF_ERROR(set(identity_setting, identity));
    RETURN_IF_ERROR(transaction.commit());
    return epoch;
}

}  // namespace candour::platform
