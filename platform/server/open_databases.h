// platform/server/open_databases.h: where a server's databases are, and whether what it was asked
// to do can be done there.
#pragma once

#include <memory>
#include <string>

#include "core/complaint/history_chain.h"
#include "platform/server/server_parts.h"

namespace candour::platform {

// What DIR/database says; empty when there is no such file. Errors: as Disk.
Result<std::string> database_of(const ServerFolder& folder, Disk& disk);
// The form of an address, said before anything is made. Errors: Invalid.
Status check_database_address(const std::string& address);
Status save_database(const std::string& address, const ServerFolder& folder, Disk& disk);

// Whether the folder holds what the role needs, and nothing that it must not hold.
// Errors: Invalid, NotFound, with what to do.
Status check_role(const ServerFolder& folder, const Disk& disk, Role role,
                  const std::string& database);

// What a command works as in a folder where nothing serves: Intake where there are keys but none of
// the office, else All.
Role role_of(const ServerFolder& folder, const Disk& disk);

struct OpenDatabases {
    std::shared_ptr<SqlDatabase> pool;    // Also of the registry, the bundle and the board.
    std::shared_ptr<SqlDatabase> office;  // Null unless asked for; with PostgreSQL the same.
};
Result<OpenDatabases> open_databases(const ServerFolder& folder, const std::string& database,
                                     bool with_office);

// The key of the cases' histories; made when this office has had no cases yet.
// Errors: NotFound when it had some and the key is not here; as load_history_key().
Result<complaint::ChainKey> history_key_of(const ServerFolder& folder, Disk& disk,
                                           SqlDatabase& office, const std::string& organisation,
                                           SecureRandom& random);
// With the search index of either engine.
Result<std::unique_ptr<SqlCases>> open_cases(const ServerFolder& folder, bool on_sqlite,
                                             const std::shared_ptr<SqlDatabase>& office,
                                             const std::string& organisation,
                                             const complaint::ChainKey& key, SecureRandom& random);

// Of the certificate that devices see.
Result<std::string> pin_for_devices(const ServerFolder& folder, Disk& disk);

}  // namespace candour::platform
