// tests/support/property.h: property tests. A small seeded generator; a failure prints its seed.
//
//   for_all(200, [](Gen& gen) { REQUIRE(reversed(reversed(x)) == x); });
//
// CANDOUR_SEED=1234 in the environment runs that one seed alone.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/world.h"
#include "tests/support/catch.h"

namespace candour::test {

class Gen {
public:
    explicit Gen(std::uint64_t seed) : engine_(seed) {}

    std::uint64_t next() { return engine_(); }
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(engine_() % bound); }
    int between(int min, int max) {
        return min + static_cast<int>(below(static_cast<std::size_t>(max - min) + 1));
    }
    bool chance(int in_hundred) { return between(1, 100) <= in_hundred; }
    template <typename Container>
    const auto& one_of(const Container& items) {
        return items[below(std::size(items))];
    }
    Bytes bytes(std::size_t size) {
        Bytes result(size);
        for (std::uint8_t& byte : result)
            byte = static_cast<std::uint8_t>(engine_());
        return result;
    }
    template <typename T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::mt19937_64 engine_;
};

template <typename Property>
void for_all(int runs, Property property) {
    const char* only = std::getenv("CANDOUR_SEED");
    const std::uint64_t first = only != nullptr ? std::strtoull(only, nullptr, 10) : 1;
    const std::uint64_t count = only != nullptr ? 1 : static_cast<std::uint64_t>(runs);
    for (std::uint64_t seed = first; seed < first + count; ++seed) {
        INFO("rerun with CANDOUR_SEED=" << seed);
        Gen gen(seed);
        property(gen);
    }
}

}  // namespace candour::test
