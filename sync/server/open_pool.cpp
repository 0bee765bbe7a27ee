// Opening cells, and joining them to messages.
#include "sync/server/open_pool.h"

#include <algorithm>

#include <sodium.h>

namespace candour::server {

namespace {

// The parts of one message while they are gathered; their words are wiped with it.
struct Parts {
    std::vector<privacy::OpenedCell> opened;
    std::vector<CellId> cells;
    CivilDay last_seen;

    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts() {
        for (privacy::OpenedCell& cell : opened)
            wipe(cell.content);
    }
};

// Opens what is new, forgets what is gone.
void identify(const std::vector<store::PooledCell>& waiting,
              const std::vector<privacy::EpochKeyPair>& keys, ByteView hash_key, PoolMemory& memory,
              std::vector<CellId>& unreadable) {
    PoolMemory now;
    for (const store::PooledCell& pooled : waiting) {
        const CellId& id = pooled.cell.id;
        if (auto known = memory.cells.extract(id)) {
            now.cells.insert(now.cells.end(), std::move(known));
            continue;
        }
        Result<privacy::OpenedCell> opened = privacy::open_cell(pooled.cell, keys);
        if (!opened.ok()) {
            unreadable.push_back(id);
            continue;
        }
        std::optional<Bytes>& what = now.cells[id];
        if (!opened.value().dummy) what = message_hash(opened.value().message, hash_key);
        wipe(opened.value().content);
    }
    memory = std::move(now);
}

Result<std::set<Bytes>> not_in(store::OfficeStore& office, const PoolMemory& memory) {
    std::set<Bytes> distinct;
    for (const auto& [id, hash] : memory.cells) {
        if (hash) distinct.insert(*hash);
    }
    const std::vector<Bytes> hashes(distinct.begin(), distinct.end());
    ASSIGN_OR_RETURN(const std::vector<bool> revealed, office.revealed_before(hashes));
    for (std::size_t i = 0; i < hashes.size(); ++i) {
        if (revealed[i]) distinct.erase(hashes[i]);
    }
    return distinct;
}

// Of the message that the cell is a part of, if the office lacks it.
const Bytes* needed_hash(const CellId& id, const PoolMemory& memory,
                         const std::set<Bytes>& needed) {
    const auto known = memory.cells.find(id);
    if (known == memory.cells.end() || !known->second) return nullptr;
    return needed.contains(*known->second) ? &*known->second : nullptr;
}

std::map<Bytes, Parts> gather(const std::vector<store::PooledCell>& waiting,
                              const std::vector<privacy::EpochKeyPair>& keys,
                              const PoolMemory& memory, OpenedPool& found) {
    std::map<Bytes, Parts> messages;
    for (const store::PooledCell& pooled : waiting) {
        const Bytes* hash = needed_hash(pooled.cell.id, memory, found.needed);
        if (hash == nullptr) continue;
        Result<privacy::OpenedCell> opened = privacy::open_cell(pooled.cell, keys);
        // Its key is gone since it was opened first.
        if (!opened.ok()) {
            found.unreadable.push_back(pooled.cell.id);
            continue;
        }
        Parts& parts = messages[*hash];
        parts.last_seen =
            parts.cells.empty() ? pooled.first_seen : std::max(parts.last_seen, pooled.first_seen);
        parts.cells.push_back(pooled.cell.id);
        parts.opened.push_back(opened.take());
    }
    return messages;
}

}  // namespace

Bytes message_hash(const MessageId& id, ByteView key) {
    Bytes hash(32);
    CHECK(crypto_generichash(hash.data(), hash.size(), id.bytes.data(), id.bytes.size(), key.data(),
                             key.size()) == 0);
    return hash;
}

Result<OpenedPool> open_pool(const std::vector<store::PooledCell>& waiting,
                             const std::vector<privacy::EpochKeyPair>& keys, ByteView hash_key,
                             store::OfficeStore& office, PoolMemory& memory) {
    OpenedPool found;
    identify(waiting, keys, hash_key, memory, found.unreadable);
    ASSIGN_OR_RETURN(found.needed, not_in(office, memory));
    std::map<Bytes, Parts> gathered = gather(waiting, keys, memory, found);
    for (auto& [hash, parts] : gathered) {
        Result<feedback::Contact> contact = privacy::open_message(parts.opened);
        if (contact.ok()) {
            Message message;
            message.hash = hash;
            message.last_seen = parts.last_seen;
            message.contact = contact.take();
            found.messages.push_back(std::move(message));
        } else if (contact.error().kind == ErrorKind::Corrupt) {
            found.unreadable.insert(found.unreadable.end(), parts.cells.begin(), parts.cells.end());
        }  // Otherwise parts are missing: it waits for them.
    }
    for (const CellId& id : found.unreadable)
        memory.cells.erase(id);
    return found;
}

std::map<CivilDay, CellsOfDay> cells_by_day(const std::vector<store::PooledCell>& waiting,
                                            const PoolMemory& memory,
                                            const std::set<Bytes>& needed) {
    std::map<CivilDay, CellsOfDay> days;
    for (const store::PooledCell& pooled : waiting) {
        const CellId& id = pooled.cell.id;
        const auto known = memory.cells.find(id);
        if (known == memory.cells.end()) continue;
        CellsOfDay& cells = days[pooled.first_seen];
        if (!known->second) {
            cells.dummies.push_back(id);
        } else if (needed.contains(*known->second)) {
            cells.needed.push_back(id);
        } else {
            cells.released.push_back(id);
        }
    }
    return days;
}

}  // namespace candour::server
