// Which cells leave the pool, by their age and by nothing else.
#include "sync/server/cover.h"

#include <algorithm>
#include <cmath>

#include "tests/support/catch.h"
#include "tests/support/secure_random.h"

namespace candour::server {

namespace {

constexpr CivilDay day{std::chrono::year{2026} / 11 / 2};
using std::chrono::days;

struct Pool {
    std::vector<CellId> cells(std::size_t count) {
        std::vector<CellId> made;
        for (std::size_t i = 0; i < count; ++i)
            made.push_back(CellId::create(random));
        return made;
    }
    // How many leave in each way at this age of a day that began with them.
    std::pair<std::size_t, std::size_t> leave(std::size_t dummies, std::size_t released,
                                              std::size_t needed, days age) {
        const Leaving leaving = choose_leaving(
            {{day, {cells(dummies), cells(released), cells(needed)}}}, day + age, cover, random);
        return {leaving.surplus.size(), leaving.together.size()};
    }

    test::SodiumRandom random;
    Cover cover;
};

using Count = std::pair<std::size_t, std::size_t>;

}  // namespace

TEST_CASE("how many cells leave depends on how many came and on their age alone", "[sync]") {
    Pool pool;
    for (const std::size_t came : {std::size_t{16}, std::size_t{160}, std::size_t{1024},
                                   std::size_t{5000}, std::size_t{20'000}}) {
        for (const int age : {-400, -1, 0, 1, 28, 35, 36, 100, 400}) {
            const Count without = pool.leave(came, 0, 0, days{age});
            INFO(came << " cells, " << age << " days old");
            REQUIRE(pool.leave(came - 1, 0, 1, days{age}) == without);
            REQUIRE(pool.leave(came - 16, 16, 0, days{age}) == without);
            REQUIRE(pool.leave(came - 16, 3, 13, days{age}) == without);
        }
    }
}

TEST_CASE("a day keeps all its cells, then a batch of them, then what is needed", "[sync]") {
    Pool pool;
    REQUIRE(pool.leave(300, 10, 2, days{0}) == Count{0, 0});
    REQUIRE(pool.leave(300, 10, 2, days{35}) == Count{0, 0});
    REQUIRE(pool.leave(300, 10, 2, days{36}) == Count{0, 296});
    REQUIRE(pool.leave(10, 4, 2, days{400}) == Count{0, 0});
    REQUIRE(pool.leave(10, 4, 2, days{401}) == Count{0, 14});
    // A clock that was years ahead when they came.
    REQUIRE(pool.leave(10, 4, 2, days{-4000}) == Count{0, 14});
}

TEST_CASE("a day with more cells than cover needs keeps a round number", "[sync]") {
    Pool pool;
    REQUIRE(pool.leave(4600, 5, 3, days{0}) == Count{0, 0});
    REQUIRE(pool.leave(4600, 5, 3, days{1}) == Count{4608 - 1024, 0});
    REQUIRE(pool.leave(4000, 500, 525, days{1}) == Count{5025 - 2048, 0});
    REQUIRE(pool.leave(20'000, 0, 7, days{0}) == Count{20'007 - 16'384, 0});
    // Of those that wait longest likewise.
    REQUIRE(pool.leave(900, 100, 17, days{36}) == Count{0, 1017 - 32});
    // Nobody is left without cover because messages are many.
    REQUIRE(pool.leave(10, 2000, 0, days{1}) == Count{0, 0});
}

TEST_CASE("a flood of messages does not stay longer than the office needs it", "[sync]") {
    Pool pool;
    REQUIRE(pool.leave(100, 9000, 50, days{1}) == Count{100, 9050 - 4096});
    REQUIRE(pool.leave(100, 9000, 5000, days{1}) == Count{100, 9000});
    REQUIRE(pool.leave(100, 30'000, 50, days{0}) == Count{100, 30'050 - 16'384});
}

TEST_CASE("only what is not needed leaves, and released words go before dummies", "[sync]") {
    Pool pool;
    const CellsOfDay cells{pool.cells(30), pool.cells(8), pool.cells(4)};
    const Leaving leaving = choose_leaving({{day, cells}}, day + days{36}, pool.cover, pool.random);
    REQUIRE(leaving.together.size() == 42 - 16);
    for (const CellId& id : cells.released)
        REQUIRE(std::ranges::count(leaving.together, id) == 1);
    for (const CellId& id : cells.needed)
        REQUIRE(std::ranges::count(leaving.together, id) == 0);
}

TEST_CASE("which dummies stay is drawn, whatever their ids", "[sync]") {
    Pool pool;
    std::vector<CellId> sorted = pool.cells(4096);
    std::ranges::sort(sorted);
    const Leaving leaving =
        choose_leaving({{day, {sorted, {}, {}}}}, day + days{1}, pool.cover, pool.random);
    REQUIRE(leaving.surplus.size() == 4096 - 1024);
    const auto low =
        std::ranges::count_if(leaving.surplus, [&](const CellId& id) { return id < sorted[2048]; });
    // 1,536 on average, with a standard deviation of 14.
    REQUIRE(std::abs(low - 1536) < 100);
}

}  // namespace candour::server
