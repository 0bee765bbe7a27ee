// platform/storage/outbox_settings.h: the outbox's small named values, each kept twice, in two
// tables, so that no one damaged page loses a device its enrolment.
#pragma once

#include <map>
#include <set>
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
    std::set<std::string> damaged;              // Names of copies that cannot, maybe damaged too.
    bool intact = true;                         // Both copies of everything.
    bool lost = false;                          // Something can be read in neither copy.
};

// Everything that can be read, of a file that may be damaged. Never fails.
FoundSettings find_settings(Sqlite& database);

// Makes both copies of `found` whole again, and takes away what cannot be read: to whoever asks it
// is then absent. Errors: of the disk.
Status repair_settings(Sqlite& database, const FoundSettings& found);

// Kept from the day on which a setting was lost: what is absent may once have been there.
inline constexpr const char* settings_lost_setting = "store/settings_lost";

}  // namespace candour::platform::outbox
