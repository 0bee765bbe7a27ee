// platform/storage/sqlite_epoch.h: named values of a server database, among them its epoch: the
// random name that a database has from its making or restoring on.
#pragma once

#include <string>
#include <string_view>

#include "core/base/world.h"
#include "platform/storage/sqlite.h"

namespace candour::platform {

// One organisation's values in one settings table (organisation, name, value).
class SqliteSettings {
public:
    // `table` is one of our own names, never input.
    SqliteSettings(Sqlite& database, std::string_view table, std::string organisation);
    Result<std::string> get(std::string_view name);  // "" when absent.
    Status set(std::string_view name, const std::string& value);

    // The value called `epoch_name`. A new or restored database begins a new one. A restored one
    // is known by its file being another file; a needless new epoch (data moved to another disk)
    // costs one more upload or release of what is known already.
    Result<std::string> current_epoch(std::string_view epoch_name, SecureRandom& random,
                                      const DatabaseHome& home);

private:
    Sqlite* database_;
    std::string get_sql_;
    std::string set_sql_;
    std::string organisation_;
};

}  // namespace candour::platform
