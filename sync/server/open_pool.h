// What waits in the pool, opened in memory: its messages, and which of its cells are which.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/base/civil_day.h"
#include "core/feedback/draft.h"
#include "core/privacy/open.h"
#include "core/store/office_store.h"
#include "core/store/pool_store.h"
#include "sync/server/cover.h"

namespace candour::server {

// What the cells of the pool are, so that each is opened once and not at every release. Of this
// process's memory alone, never words.
struct PoolMemory {
    // The keyed hash of the message that a cell is a part of; empty: a dummy.
    std::map<CellId, std::optional<Bytes>> cells;
};

// One message of the pool, whole and opened; its words are wiped with it.
struct Message {
    Bytes hash;  // Keyed, of its id.
    CivilDay last_seen;
    int at_least = 1;  // The size of group that its rule asks for.
    feedback::Contact contact;

    Message() = default;
    Message(Message&&) noexcept = default;
    Message& operator=(Message&&) noexcept = default;
    Message(const Message&) = delete;
    Message& operator=(const Message&) = delete;
    ~Message() { feedback::wipe(contact); }
};

// Keyed, so that nobody without the key can ask the office whether a message was in a release.
Bytes message_hash(const MessageId& id, ByteView key);

struct OpenedPool {
    std::vector<Message> messages;  // Whole, and not in the office.
    std::vector<CellId> unreadable;
    // Hashes of messages that the office does not have, also of incomplete ones.
    std::set<Bytes> needed;
};

// `waiting`: all that waits. `memory` is brought up to date with it. Errors: the office's.
Result<OpenedPool> open_pool(const std::vector<store::PooledCell>& waiting,
                             const std::vector<privacy::EpochKeyPair>& keys, ByteView hash_key,
                             store::OfficeStore& office, PoolMemory& memory);

// The cells that `memory` knows, by day. `needed`: as it is after the release.
std::map<CivilDay, CellsOfDay> cells_by_day(const std::vector<store::PooledCell>& waiting,
                                            const PoolMemory& memory,
                                            const std::set<Bytes>& needed);

}  // namespace candour::server
