// Who gives up their service so that others are not alone without it.
#include "core/privacy/label_cover.h"

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/property.h"
#include "tests/support/secure_random.h"

namespace candour::privacy {
namespace {

constexpr int k = 8;

std::vector<Shown> release(std::size_t without, std::size_t with, const std::string& alike = "a") {
    std::vector<Shown> shown(without + with, {alike, k, false, true});
    for (std::size_t i = 0; i < without; ++i)
        shown[i].without = true;
    return shown;
}

}  // namespace

TEST_CASE("one alone without its service gets cover up to k", "[core]") {
    test::SodiumRandom random;
    const auto cover = label_cover(release(1, 30), random);
    REQUIRE(cover.size() == k - 1);
    REQUIRE(std::set(cover.begin(), cover.end()).size() == cover.size());
    REQUIRE_FALSE(std::ranges::count(cover, 0U) > 0);
}

TEST_CASE("at most half of those without their service are so for their group's sake", "[core]") {
    test::SodiumRandom random;
    REQUIRE(label_cover(release(7, 30), random).size() == 7);
    REQUIRE(label_cover(release(12, 30), random).size() == 12);
    // There are no more.
    REQUIRE(label_cover(release(7, 2), random).size() == 2);
    REQUIRE(label_cover(release(7, 0), random).empty());
}

TEST_CASE("where no service is dropped nobody gives up theirs", "[core]") {
    test::SodiumRandom random;
    REQUIRE(label_cover(release(0, 30), random).empty());
    REQUIRE(label_cover({}, random).empty());
}

TEST_CASE("cover looks like what it covers, and waited as it did", "[core]") {
    test::SodiumRandom random;
    std::vector<Shown> shown = release(1, 3);
    const std::vector<Shown> others = release(0, 20, "b");
    shown.insert(shown.end(), others.begin(), others.end());
    shown[1].can_cover = false;
    const auto cover = label_cover(shown, random);
    REQUIRE(std::set(cover.begin(), cover.end()) == std::set<std::size_t>{2, 3});
}

TEST_CASE("each of those that can is as likely to be drawn", "[core]") {
    test::SodiumRandom random;
    constexpr int rounds = 20'000;
    std::map<std::size_t, int> drawn;
    for (int i = 0; i < rounds; ++i) {
        for (const std::size_t index : label_cover(release(1, 20), random))
            ++drawn[index];
    }
    // 7 of 20 each: six standard deviations either way.
    REQUIRE(drawn.size() == 20);
    for (const auto& [index, times] : drawn) {
        REQUIRE(times > 7000 - 6 * 68);
        REQUIRE(times < 7000 + 6 * 68);
    }
}

}  // namespace candour::privacy
