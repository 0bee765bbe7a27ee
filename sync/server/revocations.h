// Revoked devices, beside the keys and outside the database (DIR/keys/revoked.json): a database
// that is put back from before a revocation must not let the device in again.
#pragma once

#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/store/device_registry.h"

namespace candour::server {

// Empty when there is no such file. Errors: Invalid or Corrupt naming it; as Disk.
Result<std::vector<DeviceId>> load_revocations(Disk& disk, const std::string& folder);
// Adds it, durably; nothing when it is there. One thread at a time.
Status keep_revocation(const DeviceId& id, Disk& disk, const std::string& folder);

// Brings the file and the registry together: who is revoked in either is so in both. Returns the
// names of those that the registry had let in again. Errors: of both.
Result<std::vector<std::string>> apply_revocations(store::DeviceRegistry& registry, CivilDay today,
                                                   Disk& disk, const std::string& folder);

}  // namespace candour::server
