// The files of the key ring: offline.json, online.json and office.json in DIR/keys/, each readable
// by its owner only, each read on its own, so that an intake process never touches office keys.
#pragma once

#include <functional>
#include <string>

#include "core/base/world.h"
#include "sync/server/key_ring.h"

namespace candour::server {

// Errors of every load: NotFound when the file is not there; Invalid or Corrupt naming file and
// place; as Disk. Errors of every save: as Disk; the file is then as it was.
Status save_offline_key(const protocol::SigningKeyPair& key, Disk& disk, const std::string& folder);
Result<protocol::SigningKeyPair> load_offline_key(Disk& disk, const std::string& folder);

Status save_online_keys(const OnlineKeys& keys, Disk& disk, const std::string& folder);
Result<OnlineKeys> load_online_keys(Disk& disk, const std::string& folder);

Status save_office_keys(const OfficeKeys& keys, Disk& disk, const std::string& folder);
// Replaces a file as Disk::write() does a secret, and overwrites the old bytes where they lay.
using ReplaceSecret = std::function<Status(const std::string& path, ByteView bytes)>;
// As save_office_keys(), for keys that are destroyed.
Status replace_office_keys(const OfficeKeys& keys, const ReplaceSecret& replace,
                           const std::string& folder);
Result<OfficeKeys> load_office_keys(Disk& disk, const std::string& folder);
std::string office_keys_path(const std::string& folder);
// For a machine that must not hold them.
bool has_office_keys(const Disk& disk, const std::string& folder);

// All three files.
Status save_key_ring(const KeyRing& ring, Disk& disk, const std::string& folder);

}  // namespace candour::server
