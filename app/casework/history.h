// History: entries as people read them, and as the database keeps them.
#pragma once

#include <string>
#include <vector>

#include "core/base/world.h"
#include "core/complaint/case_entry.h"
#include "core/complaint/history_chain.h"
#include "sync/server/office_words.h"

namespace candour::casework {

using OfficeKeys = std::vector<server::OfficeKey>;

// The key that locked an entry's words or contact details. Errors: NotFound when it is not here
// (destroyed, or another server's); Corrupt.
Result<const server::OfficeKey*> key_of(ByteView locked, const OfficeKeys& keys);

// An entry with its words, or with the reason why they are not there.
struct ReadEntry {
    complaint::Entry entry;
    bool erased = false;
    bool withheld = false;    // Confidential, and not for this reader.
    bool unreadable = false;  // The key of its words is not here, or they are damaged.
};

// What the chain is continued with.
struct Links {
    complaint::ChainKey key;
    complaint::CaseId id;
    complaint::ChainHash head{};  // Of the last entry; all zero for the first.
};

// Chained and sealed; moves `links` on to it.
complaint::ChainedEntry chain_entry(const complaint::Entry& entry, Links& links,
                                    const server::OfficeKey& words_key, SecureRandom& random);

// The facts alone: what rules, clocks and lists read. Errors: Corrupt.
Result<complaint::Entry> facts_of(const complaint::ChainedEntry& row);
Result<std::vector<complaint::Entry>> facts_of(const std::vector<complaint::ChainedEntry>& rows);
// With the words where they can be read. Errors: Corrupt for damaged facts.
Result<ReadEntry> read_entry(const complaint::ChainedEntry& row, const OfficeKeys& keys,
                             const complaint::CaseId& id);

// What the search finds an entry by: all of its words, one after the other.
std::string searchable(const complaint::Entry& entry);

}  // namespace candour::casework
