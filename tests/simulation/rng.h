// tests/simulation/rng.h: the one source of chance of a simulated world. The same seed gives the
// same numbers on every machine (no standard distribution is used).
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "core/base/world.h"

namespace candour::simulation {

// xoshiro256**, seeded by splitmix64 (Blackman and Vigna, public domain).
class Rng {
public:
    explicit Rng(std::uint64_t seed) {
        for (std::uint64_t& word : state_) {
            seed += 0x9e3779b97f4a7c15;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            word = z ^ (z >> 31);
        }
    }

    std::uint64_t next() {
        const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = rotate(state_[3], 45);
        return result;
    }
    // In [0, bound); bound > 0. The bias of the remainder does not matter here.
    std::uint64_t below(std::uint64_t bound) { return next() % bound; }
    // Both ends included.
    std::int64_t between(std::int64_t min, std::int64_t max) {
        return min + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(max - min) + 1));
    }
    bool chance(unsigned in_hundred) { return below(100) < in_hundred; }
    bool one_in(std::uint64_t n) { return below(n) == 0; }
    void fill(std::span<std::uint8_t> out) {
        std::size_t i = 0;
        while (i < out.size()) {
            std::uint64_t word = next();
            for (int byte = 0; byte < 8 && i < out.size(); ++byte, word >>= 8)
                out[i++] = static_cast<std::uint8_t>(word);
        }
    }
    // An index, each as likely as its weight. At least one weight is above 0.
    std::size_t weighted(std::span<const unsigned> weights) {
        std::uint64_t total = 0;
        for (const unsigned weight : weights)
            total += weight;
        std::uint64_t left = below(total);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            if (left < weights[i]) return i;
            left -= weights[i];
        }
        return weights.size() - 1;
    }

private:
    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    std::array<std::uint64_t, 4> state_{};
};

// What the components take as the machine's randomness; reproducible, so for tests only.
class SeededRandom : public SecureRandom, public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : rng_(seed) {}
    void fill(std::span<std::uint8_t> out) override { rng_.fill(out); }
    std::uint32_t below(std::uint32_t bound) override {
        return static_cast<std::uint32_t>(rng_.below(bound));
    }

private:
    Rng rng_;
};

}  // namespace candour::simulation
