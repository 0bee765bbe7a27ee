// The machine's clocks and randomness.
#include <cstdlib>
#include <fstream>
#include <set>

#include "platform/system/clock.h"
#include "platform/system/random.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {

TEST_CASE("the wall clock is today's, and the boot clock never goes back", "[platform]") {
    const SystemClock clock;
    const auto apart = clock.wall_now() - Instant{clock.today()};
    REQUIRE(apart > -std::chrono::hours(2));
    REQUIRE(apart < std::chrono::hours(24));
    Milliseconds last = clock.since_boot();
    REQUIRE(last.count() > 0);
    for (int i = 0; i < 1000; ++i) {
        const Milliseconds now = clock.since_boot();
        REQUIRE(now >= last);
        last = now;
    }
}

TEST_CASE("a file that a test names moves every clock ahead, and never back", "[platform]") {
    const test::TempFolder folder;
    const std::string file = folder.path() + "/clock";
    const auto write = [&file](const char* text) { std::ofstream(file) << text; };
    const SystemClock machine;
    write("86400000000\n");  // A thousand days.
    REQUIRE(::setenv("CANDOUR_CLOCK_FILE", file.c_str(), 1) == 0);
    const SystemClock moved;
    REQUIRE(::unsetenv("CANDOUR_CLOCK_FILE") == 0);
    const auto days_apart = [&] {
        return std::pair((moved.wall_now() - machine.wall_now() + std::chrono::hours(1)) /
                             std::chrono::hours(24),
                         (moved.since_boot() - machine.since_boot() + std::chrono::hours(1)) /
                             std::chrono::hours(24));
    };
    REQUIRE(days_apart() == std::pair(1000L, 1000L));
    REQUIRE((moved.today() - machine.today()).count() >= 999);
    for (const char* text : {"0\n", "", "nonsense"}) {
        write(text);
        REQUIRE(days_apart() == std::pair(1000L, 1000L));
    }
    write("172800000000\n");
    REQUIRE(days_apart() == std::pair(2000L, 2000L));
    REQUIRE(moved.nap(std::chrono::hours(1)) < machine.nap(std::chrono::hours(1)));
    REQUIRE(machine.nap(Milliseconds{-5}) == Milliseconds{0});
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
