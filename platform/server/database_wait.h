// platform/server/database_wait.h: a server that starts before its PostgreSQL does, as happens when
// machines come back after a power cut.
#pragma once

#include <csignal>

#include "platform/server/server_parts.h"

namespace candour::platform {

// Waits for the database that `place` names, a minute at most, and says once on standard error that
// it does. True: it lets itself be reached (SQLite always does). False: one of `signals`, which are
// blocked, came first.
// Errors: what is wrong in the folder, before any waiting; Unavailable when the minute is over;
// what waiting does not mend.
Result<bool> wait_for_database(const ServerPlace& place, const sigset_t& signals);

}  // namespace candour::platform
