// platform/system/random.cpp: libsodium's generator, under two types for two purposes.
#include "platform/system/random.h"

#include <sodium.h>

namespace candour::platform {

std::uint32_t SystemRandom::below(std::uint32_t bound) {
    CHECK(bound > 0);
    return randombytes_uniform(bound);
}

SodiumRandom::SodiumRandom() { CHECK(sodium_init() >= 0); }

void SodiumRandom::fill(std::span<std::uint8_t> out) {
    if (!out.empty()) randombytes_buf(out.data(), out.size());
}

std::uint32_t SodiumRandom::below(std::uint32_t bound) {
    CHECK(bound > 0);
    return randombytes_uniform(bound);
}

}  // namespace candour::platform
