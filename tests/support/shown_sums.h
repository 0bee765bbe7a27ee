// Which sums shown counts may have: for tests that try every one.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "core/privacy/disclosure/suppression.h"

namespace candour::test {

// Where count `at` is `fixed`; at SIZE_MAX: where none is.
inline std::set<std::int64_t> sums_of(const std::vector<privacy::ShownCount>& counts,
                                      std::size_t at, std::int64_t fixed) {
    std::set<std::int64_t> sums{0};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const privacy::CountRange range =
            i == at ? privacy::CountRange{fixed, fixed} : privacy::possible_counts(counts[i]);
        std::set<std::int64_t> next;
        for (const std::int64_t sum : sums) {
            for (std::int64_t value = range.min; value <= range.max; ++value)
                next.insert(sum + value);
        }
        sums = std::move(next);
    }
    return sums;
}

}  // namespace candour::test
