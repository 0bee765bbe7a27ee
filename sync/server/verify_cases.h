// Looks through every case that was ever opened, and says what does not fit: the register, each
// history's chain, its words against their commitments, and what was erased without saying so.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/store/case_store.h"
#include "sync/server/key_ring.h"

namespace candour::server {

// More than these are counted, not told one by one.
inline constexpr std::size_t case_faults_told_max = 100;

struct CaseAudit {
    std::int64_t cases = 0;
    std::int64_t entries = 0;
    std::int64_t erased = 0;  // Entries whose words are erased, as their history says.
    std::int64_t faults = 0;
    std::vector<std::string>
        told;  // "case K7M2-94QP, entry 5 was changed": the first of each case.
};

// The commitment of an entry's words, opened. Errors: NotFound when their key is not here, Corrupt
// when they do not open: both are faults of the entry.
using OpenCommitment = std::function<Result<complaint::ChainHash>(
    const complaint::CaseId& id, const complaint::ChainedEntry& entry)>;
// With the office's keys, which must outlive it.
OpenCommitment open_with(const OfficeKeys& keys);

// Also while others write: what does not fit is looked at again before it is said.
// Errors: as the store, when it cannot be read at all.
Result<CaseAudit> verify_cases(store::CaseStore& cases, const complaint::ChainKey& key,
                               const OpenCommitment& open);

}  // namespace candour::server
