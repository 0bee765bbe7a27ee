// platform/storage/outbox_convert.h: an outbox of schema version 1 becomes one of today.
#pragma once

#include "core/base/world.h"
#include "platform/storage/sqlite.h"

namespace candour::platform::outbox {

// True when the rows are still in the tables of version 1.
Result<bool> is_of_first_version(Sqlite& database);

// Reads them from `database`, closes it, and puts a new file in its place. A power cut leaves the
// old file or the new one. Errors: as open_database().
Status convert(std::unique_ptr<Sqlite> database, SecureRandom& random);

}  // namespace candour::platform::outbox
