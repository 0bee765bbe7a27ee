// The key that chains the histories of cases: DIR/keys/history.json, beside the other keys, outside
// the database and its backups. Who has the database alone can make no history that fits.
#pragma once

#include <string>

#include "core/base/world.h"
#include "core/complaint/history_chain.h"

namespace candour::server {

bool has_history_key(const Disk& disk, const std::string& folder);
// A fresh one, saved durably. Errors: Conflict when there is one; as Disk.
Result<complaint::ChainKey> make_history_key(Disk& disk, const std::string& folder,
                                             SecureRandom& random);
// Errors: NotFound when the file is not there; Invalid or Corrupt naming it; as Disk.
Result<complaint::ChainKey> load_history_key(Disk& disk, const std::string& folder);

}  // namespace candour::server
