// tests/simulation/invariants.h: what must hold at every moment (sync-research section 5), on what
// the machines themselves say they have.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/ledger.h"
#include "tests/simulation/machines.h"

namespace candour::simulation {

// What is broken, in words; empty: nothing.
using Words = std::optional<std::string>;

struct KioskView {
    std::string name;
    std::vector<CellId> pending;  // Sorted.
    // Also acknowledged ones, which are offered again to a server of another epoch. Looked at only
    // when it matters, as it changes the store. Sorted.
    std::optional<std::vector<CellId>> held;
    std::string server_epoch;
    store::OutboxUse use;
};

struct ServerView {
    store::Stored standing;
    std::vector<CellId> waiting;  // Sorted.
    std::vector<std::size_t>
        revealed;  // Messages in the office, sorted, as often as they are there.
    std::vector<CellId> forgotten_acks;  // Acknowledged in this epoch, and unknown to the pool.
    std::int64_t quarantined = 0;
};

enum class Look { Quick, Close };

// Errors: the store's own, or how what it holds differs from what was sealed (Corrupt). A close
// look changes the store: only on a copy.
Result<KioskView> view_of(SimKiosk& kiosk, const Ledger& ledger, Look look);
Result<ServerView> view_of(SimServer& server, Ledger& ledger, const Setup& setup, const Mark& mark,
                           Look look);

struct Verdict {
    Words broken;  // The invariant and what breaks it.
    // Nobody seems to have them; a close look at every machine decides.
    std::vector<std::size_t> missing;
};

// Invariants 1, 3, 4 and 5 over one moment. `mark`: what had been promised by then.
Verdict judge(const std::vector<KioskView>& kiosks, const ServerView& server, const Ledger& ledger,
              const Mark& mark);
// `missing` of a close look, in words.
std::string lost_words(const Ledger& ledger, const std::vector<std::size_t>& missing);

}  // namespace candour::simulation
