// platform/storage/outbox_settings.h: the outbox's small named values, each kept twice, in two
// tables, so that no one damaged page loses a device its enrolment.
#pragma once

#include <map>
#include <string>

#include "platform/storage/sqlite.h"

namespace candour::platform::outbox {

// The tables, as a step of the outbox's schema.
extern const char* const settings_schema;

// "" when absent. Errors also: Corrupt when neither copy is what was written.
Result<std::string> read_setting(Sqlite& database, const std::string& name);

// Both copies; call it in a transaction.
Status write_setting(Sqlite& database, const std::string& name, const std::string& value);

struct FoundSettings {
    std::map<std::string, std::string> values;  // Those that can be read.
    std::map<std::string, bool> damaged;        // By name: true when neither copy can be read.
    bool whole = true;                          // False: there may have been others.
};

// Everything that can be read, of a file that may be damaged. Never fails.
FoundSettings find_settings(Sqlite& database);

// Writes again, where one copy is damaged, what the other one says. Errors: of the disk.
Status repair_settings(Sqlite& database);

}  // namespace candour::platform::outbox
