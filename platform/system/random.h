// platform/system/random.h: randomness of the machine. Both are safe from any thread.
#pragma once

#include "core/base/world.h"

namespace candour::platform {

// For jitter and the order of questions.
class SystemRandom : public Random {
public:
    std::uint32_t below(std::uint32_t bound) override;
};

// libsodium's generator, for ids, keys, slots and shuffles.
class SodiumRandom : public SecureRandom {
public:
    // Starts libsodium; aborts when the machine has no randomness at all.
    SodiumRandom();
    void fill(std::span<std::uint8_t> out) override;
    std::uint32_t below(std::uint32_t bound) override;
};

}  // namespace candour::platform
