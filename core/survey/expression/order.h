// In which order calculations are worked out, so that each finds what it needs; or why none is.
#pragma once

#include <cstddef>
#include <set>
#include <vector>

namespace candour::survey::expression {

struct Order {
    // Every index once, each after all that it needs; the given order where that leaves a choice.
    // Empty when there is a cycle.
    std::vector<std::size_t> order{};
    // Each needs the next, the last needs the first; one alone needs itself. Empty when there is
    // none. The cycle that the lowest index leads to.
    std::vector<std::size_t> cycle{};
};

// needs[i]: what i depends on; indices from needs.size() on (nothing is worked out for them) are
// left out. Linear in their number; no recursion.
Order order_of(const std::vector<std::set<std::size_t>>& needs);

}  // namespace candour::survey::expression
