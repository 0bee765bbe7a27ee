// tests/simulation/settle.h: the faults have ended: everything thanked arrives, once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tests/simulation/invariants.h"
#include "tests/simulation/sim_network.h"

namespace candour::simulation {

struct Settlement {
    std::vector<SimKiosk*> kiosks;  // All of them run.
    SimServer* server;              // So does it.
    Internet* internet;             // Calm, and leads to `server` alone.
    Milliseconds* time;
    Ledger* ledger;
    const Setup* setup;
};

// Invariants 3 and 10. What is broken, or empty.
Words settle(const Settlement& all);

}  // namespace candour::simulation
