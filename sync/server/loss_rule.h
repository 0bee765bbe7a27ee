// The loss rule: an epoch's keys may go only when nothing that somebody wrote, and nobody has read
// yet, can still need them (architecture §4.8).
#pragma once

#include <string>
#include <vector>

#include "core/base/civil_day.h"
#include "core/privacy/open.h"
#include "core/store/device_registry.h"
#include "core/store/office_store.h"
#include "core/store/pool_store.h"
#include "sync/protocol/heartbeat.h"

namespace candour::server {

// The report of a device as the registry keeps it: with the day from which on all its reports have
// named this epoch. `before`: what was kept until now.
std::string health_to_keep(const protocol::Health& health, const std::string& before,
                           CivilDay today);

// A device that may still hold words under the key of an epoch.
struct Holder {
    std::string name;
    std::string why;  // "it still uses the key of 2026-10"
};
// Devices that are let in, and have not reported both a newer epoch and, at least two days after
// the first such report, a complete upload: what they had sealed before has come by then, whatever
// the two clocks say.
std::vector<Holder> holders_of(const std::vector<store::Device>& devices, const std::string& epoch);

// What the pool has under one key.
struct PooledUnder {
    bool unread = false;    // Words that no office has: they wait, or are in quarantine.
    bool released = false;  // Words that the office has, for a backup of it that lacks them.
};
// Errors: the stores'.
Result<PooledUnder> pooled_under(const privacy::EpochKeyPair& key, ByteView message_hash_key,
                                 store::PoolStore& pool, store::OfficeStore& office);

}  // namespace candour::server
