// tests/simulation/seeded_sodium.cpp: randombytes_implementation over Rng.
#include "tests/simulation/seeded_sodium.h"

#include <sodium.h>

#include "core/base/check.h"

namespace candour::simulation {

namespace {

Rng g_first{1};
Rng* g_rng = &g_first;  // libsodium knows one implementation a process.

const char* implementation_name() { return "candour-simulation"; }
std::uint32_t random_number() { return static_cast<std::uint32_t>(g_rng->next()); }
void random_bytes(void* out, std::size_t size) {
    g_rng->fill({static_cast<std::uint8_t*>(out), size});
}

randombytes_implementation g_implementation = {.implementation_name = implementation_name,
                                               .random = random_number,
                                               .stir = nullptr,
                                               .uniform = nullptr,
                                               .buf = random_bytes,
                                               .close = nullptr};

}  // namespace

void install_seeded_sodium() {
    CHECK(randombytes_set_implementation(&g_implementation) == 0);
    CHECK(sodium_init() >= 0);
}

SodiumSeed::SodiumSeed(std::uint64_t seed) : rng_(seed), before_(g_rng) { g_rng = &rng_; }
SodiumSeed::~SodiumSeed() { g_rng = before_; }

}  // namespace candour::simulation
