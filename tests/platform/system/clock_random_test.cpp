// The machine's clocks and randomness.
#include <set>

#include "platform/system/clock.h"
#include "platform/system/random.h"
#include "tests/support/catch.h"

namespace candour::platform {

TEST_CASE("the wall clock is today's, and the boot clock never goes back", "[platform]") {
    const SystemClock clock;
    // Local midnight is within a day of UTC's.
    const auto apart = clock.wall_now() - Instant{clock.today()};
    REQUIRE(apart > -std::chrono::hours(15));
    REQUIRE(apart < std::chrono::hours(24 + 15));
    Milliseconds last = clock.since_boot();
    REQUIRE(last.count() > 0);
    for (int i = 0; i < 1000; ++i) {
        const Milliseconds now = clock.since_boot();
        REQUIRE(now >= last);
        last = now;
    }
}

TEST_CASE("below draws every number under its bound and none above", "[platform]") {
    SystemRandom random;
    SodiumRandom secure;
    std::set<std::uint32_t> drawn;
    std::set<std::uint32_t> drawn_securely;
    for (int i = 0; i < 2000; ++i) {
        drawn.insert(random.below(7));
        drawn_securely.insert(secure.below(7));
        REQUIRE(random.below(1) == 0);
        REQUIRE(secure.below(1) == 0);
    }
    const std::set<std::uint32_t> all = {0, 1, 2, 3, 4, 5, 6};
    REQUIRE(drawn == all);
    REQUIRE(drawn_securely == all);
}

TEST_CASE("fill writes every byte, differently each time", "[platform]") {
    SodiumRandom random;
    Bytes ever_set(64, 0);
    std::set<Bytes> seen;
    for (int i = 0; i < 50; ++i) {
        Bytes bytes(64, 0);
        random.fill(bytes);
        seen.insert(bytes);
        for (std::size_t at = 0; at < bytes.size(); ++at)
            ever_set[at] |= bytes[at];
    }
    REQUIRE(seen.size() == 50);
    REQUIRE(std::ranges::count(ever_set, 0) == 0);
    random.fill({});
}

}  // namespace candour::platform
