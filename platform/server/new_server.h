// platform/server/new_server.h: what every new server's folder begins with.
#pragma once

#include <string>

#include "platform/server/server_folder.h"

namespace candour::platform {

// It is not there, or empty. Errors: Conflict, with what to do.
Status check_is_free(const std::string& folder);

// Keys, the organisation's file and a certificate, into an empty folder. `database`: PostgreSQL's
// address; empty: SQLite files. Errors: as Disk.
Status make_server_files(const ServerFolder& folder, const std::string& organisation_json,
                         const std::string& database);

}  // namespace candour::platform
