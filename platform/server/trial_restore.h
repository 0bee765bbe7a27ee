// platform/server/trial_restore.h: whether a set of a backup can really be restored.
#pragma once

#include <string>

#include "platform/server/backup_set.h"

namespace candour::platform {

// Copies one file of a set (pool_copy, office_copy, organisation_copy, a clip_copy()) into
// `folder`, whole and as the manifest says. Errors: Corrupt, naming the file of the set; Full;
// Unavailable.
Status copy_checked(const BackupSet& set, const std::string& name, const std::string& folder);

// Restores the set into a scratch folder beside it, reads every page, counts all rows, opens it
// with the program's own stores and asks them. Nothing of the set is changed. Errors: Corrupt,
// naming the file of the set and what is wrong; Full; Unavailable.
Status test_restore(const BackupSet& set);

}  // namespace candour::platform
