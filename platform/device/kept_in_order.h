// What two sequences have in common and in the same order, so that the rest is all that changed.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace candour::platform {

struct KeptInOrder {
    std::vector<bool> before;  // Of each of the old sequence: it is in the new one.
    std::vector<bool> after;   // Of each of the new one: it was in the old one.
};

// The numbers marked true are the same in both, one by one. Not always as many as could be: what
// each sequence has once is the frame that the rest is fitted into (a "patience" comparison), in
// O(n log n).
KeptInOrder kept_in_order(std::span<const std::uint64_t> before,
                          std::span<const std::uint64_t> after);

}  // namespace candour::platform
