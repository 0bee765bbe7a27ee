// The key ring was one file, keys.json, before it was split. Its parts are brought to their places
// on the first start.
#pragma once

#include <string>

#include "core/base/world.h"
#include "core/store/device_registry.h"

namespace candour::server {

// Nothing when there is no keys.json, or when it has been split already. Else writes the three
// files, hands the pool keys to the registry and empties keys.json, in this order: a cut at any
// point loses nothing, and the next start does it again with the same result. Errors: as Disk and
// the registry; Invalid or Corrupt naming the place; then keys.json is as it was.
Status split_key_file(Disk& disk, const std::string& folder, store::DeviceRegistry& registry,
                      CivilDay today);

}  // namespace candour::server
