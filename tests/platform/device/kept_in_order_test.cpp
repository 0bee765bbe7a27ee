// What is kept in order between two sequences is the same in both, and enough of it.
#include "platform/device/kept_in_order.h"

#include "tests/support/catch.h"
#include "tests/support/property.h"

namespace candour::platform {
namespace {

using Numbers = std::vector<std::uint64_t>;

Numbers kept_of(const Numbers& numbers, const std::vector<bool>& kept) {
    REQUIRE(kept.size() == numbers.size());
    Numbers found;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (kept[i]) found.push_back(numbers[i]);
    }
    return found;
}

// The same of both.
Numbers kept(const Numbers& before, const Numbers& after) {
    const KeptInOrder found = kept_in_order(before, after);
    const Numbers stayed = kept_of(before, found.before);
    REQUIRE(stayed == kept_of(after, found.after));
    return stayed;
}

TEST_CASE("only what changed in two places is not kept", "[device]") {
    REQUIRE(kept({}, {}).empty());
    REQUIRE(kept({1, 2, 3}, {}).empty());
    REQUIRE(kept({1, 2, 3}, {1, 2, 3}) == Numbers{1, 2, 3});
    REQUIRE(kept({1, 2, 3, 4, 5}, {1, 9, 3, 8, 5}) == Numbers{1, 3, 5});
    REQUIRE(kept({1, 2, 3, 4, 5}, {1, 3, 7, 7, 4, 5}) == Numbers{1, 3, 4, 5});
    // What is there many times is kept beside what is there once.
    REQUIRE(kept({7, 7, 1, 7, 7, 2, 7}, {7, 7, 1, 7, 7, 3, 7, 7}) == Numbers{7, 7, 1, 7, 7, 7});
    // Two that changed places: one of them.
    REQUIRE(kept({1, 2, 3, 4}, {1, 3, 2, 4}).size() == 3);
    // The longest run in order is found, not the first.
    REQUIRE(kept({9, 1, 2, 3, 4}, {1, 2, 3, 4, 9}) == Numbers{1, 2, 3, 4});
}

TEST_CASE("what is kept is the same in both sequences, whatever they are", "[device][property]") {
    test::for_all(2000, [](test::Gen& gen) {
        Numbers before(gen.below(30));
        for (std::uint64_t& number : before)
            number = gen.below(12);
        Numbers after = before;
        for (std::size_t changes = gen.below(6); changes > 0; --changes) {
            const auto place = static_cast<std::ptrdiff_t>(gen.below(after.size() + 1));
            if (gen.below(2) == 0) {
                after.insert(after.begin() + place, gen.below(12));
            } else if (place < static_cast<std::ptrdiff_t>(after.size())) {
                after.erase(after.begin() + place);
            }
        }
        kept(before, after);
        REQUIRE(kept(before, before) == before);
    });
}

}  // namespace
}  // namespace candour::platform
