// tests/simulation/seeded_sodium.h: libsodium's own randomness from a seed. Test binaries only:
// tests/check_programs.py refuses a program that could do this.
#pragma once

#include <cstdint>

#include "tests/simulation/rng.h"

namespace candour::simulation {

// Once, before anything else uses libsodium.
void install_seeded_sodium();

// While it exists, libsodium draws from this seed; the one before comes back after it.
class SodiumSeed {
public:
    explicit SodiumSeed(std::uint64_t seed);
    ~SodiumSeed();
    SodiumSeed(const SodiumSeed&) = delete;
    SodiumSeed& operator=(const SodiumSeed&) = delete;

private:
    Rng rng_;
    Rng* const before_;
};

}  // namespace candour::simulation
