// The chain of a case's history: each entry's hash covers the one before, its facts, and a salted
// commitment to its words. Words and salt can be erased; the chain stays verifiable. The hash is
// keyed: who has the database alone can make no other history that fits.
//
// The salt is sealed together with the words: a commitment that is left, in a backup too, cannot be
// tried with guesses once the words' key is gone.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "core/base/bytes.h"
#include "core/complaint/case_entry.h"

namespace candour::complaint {

using ChainHash = std::array<std::uint8_t, 32>;
using WordsSalt = std::array<std::uint8_t, 16>;

struct ChainKey {
    std::array<std::uint8_t, 32> bytes{};  // Outside the database and its backups.
};

// An entry as the database keeps it.
struct ChainedEntry {
    std::int64_t number = 0;
    std::string kind;
    std::string day;         // ISO.
    std::int64_t at_ms = 0;  // 0: no instant.
    StaffId by{};
    std::string initials;
    std::string posts;  // Joined by ",", sorted.
    std::string facts;  // Canonical JSON.
    Bytes words;        // Salt and words, sealed; empty when there were none or they are erased.
    bool erased = false;
    ChainHash commitment{};  // commitment_of() the words, or no_words().
    ChainHash hash{};
    bool operator==(const ChainedEntry&) const = default;
};

// BLAKE2b of salt and words_json(), before sealing.
ChainHash commitment_of(const WordsSalt& salt, std::string_view words_json);
// Of an entry without words: all zero, which no commitment is.
ChainHash no_words();
// Of everything but `words`, `erased` and `hash`, after `before` (all zero for the first).
ChainHash hash_of(const ChainKey& key, const CaseId& id, const ChainHash& before,
                  const ChainedEntry& entry);
// Seals a case's length: who truncates a history cannot make this for the shorter one.
ChainHash head_mac(const ChainKey& key, const CaseId& id, std::int64_t entries,
                   const ChainHash& head);

struct BrokenEntry {
    std::int64_t number = 0;  // The first that does not fit.
    std::string what;         // "was changed", "is missing", "stands at another's place" …
    bool operator==(const BrokenEntry&) const = default;
};
// The first entry that was altered, deleted, moved or is missing at the end; empty: none. That the
// words are those of the commitment is for whoever can open them; here only whether there are any.
std::optional<BrokenEntry> verify(const ChainKey& key, const CaseId& id,
                                  std::span<const ChainedEntry> entries, std::int64_t entries_said,
                                  const ChainHash& head_said, const ChainHash& mac_said);

}  // namespace candour::complaint
