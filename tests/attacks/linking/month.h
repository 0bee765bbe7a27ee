// tests/attacks/linking/month.h: a generated month: five workers with a tablet each, four visits a
// working day, and a reception; half of all respond. Sealing, outbox, upload, intake, pool, release
// and office are the product's, on virtual time and simulated disks.
#pragma once

#include <cstdint>

#include "tests/attacks/linking/observed.h"

namespace candour::linking {

enum class Manner {
    Default,    // The product's release policy; tablets send when they are back.
    Immediate,  // Every response is sent at once, and released at once.
};

// The same seed gives the same diary and the same responses in both manners. One at a time in a
// process: it takes over SQLite's file layer and libsodium's randomness, which
// simulation::install_seeded_sodium() must have been given before.
// `weeks`: of five working days.
Month run_month(std::uint64_t seed, Manner manner, int weeks = 4);

}  // namespace candour::linking
