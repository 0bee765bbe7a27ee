// The order of calculations, and why there may be none.
#include "core/survey/expression/order.h"

#include <algorithm>

#include "tests/support/property.h"

namespace candour::survey::expression {
namespace {

using Needs = std::vector<std::set<std::size_t>>;
using Indices = std::vector<std::size_t>;

}  // namespace

TEST_CASE("order_of keeps the given order where it may", "[core]") {
    REQUIRE(order_of({}).order.empty());
    REQUIRE(order_of(Needs{{}, {}, {}}).order == Indices{0, 1, 2});
    REQUIRE(order_of(Needs{{2}, {}, {1}}).order == Indices{1, 2, 0});
    REQUIRE(order_of(Needs{{1, 7}, {9}}).order == Indices{1, 0});  // 7 and 9 are answers.
}

TEST_CASE("order_of names a cycle in the direction of need", "[core]") {
    REQUIRE(order_of(Needs{{0}}).cycle == Indices{0});
    REQUIRE(order_of(Needs{{1}, {2}, {1}}).cycle == Indices{1, 2});
    REQUIRE(order_of(Needs{{}, {3}, {1}, {2}}).cycle == Indices{1, 3, 2});
    REQUIRE(order_of(Needs{{}, {3}, {1}, {2}}).order.empty());
}

TEST_CASE("order_of has no limit of depth", "[core]") {
    constexpr std::size_t many = 200'000;
    Needs chain(many);
    for (std::size_t i = 0; i + 1 < many; ++i)
        chain[i] = {i + 1};
    REQUIRE(order_of(chain).order.front() == many - 1);
    chain.back() = {0};
    REQUIRE(order_of(chain).cycle.size() == many);
}

TEST_CASE("order_of puts each after its needs, or names a real cycle", "[core]") {
    test::for_all(300, [](test::Gen& gen) {
        Needs needs(1 + gen.below(12));
        for (auto& need : needs) {
            for (std::size_t i = gen.below(3); i > 0; --i)
                need.insert(gen.below(needs.size() + 2));
        }
        const Order order = order_of(needs);
        REQUIRE(order.order.empty() != order.cycle.empty());
        for (std::size_t i = 0; i < order.cycle.size(); ++i) {
            REQUIRE(needs[order.cycle[i]].contains(order.cycle[(i + 1) % order.cycle.size()]));
        }
        if (!order.cycle.empty()) return;
        Indices sorted = order.order;
        std::ranges::sort(sorted);
        for (std::size_t i = 0; i < needs.size(); ++i)
            REQUIRE(sorted.at(i) == i);
        const auto place = [&order](std::size_t index) {
            return std::ranges::find(order.order, index) - order.order.begin();
        };
        for (std::size_t i = 0; i < needs.size(); ++i) {
            for (const std::size_t needed : needs[i])
                REQUIRE((needed >= needs.size() || place(needed) < place(i)));
        }
    });
}

}  // namespace candour::survey::expression
