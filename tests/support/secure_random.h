// tests/support/secure_random.h: the machine's randomness, for tests that seal.
#pragma once

#include <sodium.h>

#include "core/base/world.h"

namespace candour::test {

class SodiumRandom : public SecureRandom {
public:
    void fill(std::span<std::uint8_t> out) override { randombytes_buf(out.data(), out.size()); }
    std::uint32_t below(std::uint32_t bound) override { return randombytes_uniform(bound); }
};

}  // namespace candour::test
