// EqualCells: what a tablet that was handed over leaves behind: always as many cells, whether the
// person sent something or not (architecture §4.10).
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "core/privacy/seal.h"

namespace candour::privacy {

// feedback/limits.h and survey/limits.h keep what can be said then to it.
inline constexpr std::size_t cells_per_hand_over = 8;

class EqualCells {
public:
    const std::vector<Cell>& cells() const { return cells_; }

private:
    friend Result<EqualCells> seal_equally(std::vector<feedback::Draft>, const EpochPublicKey&,
                                           SecureRandom&);
    explicit EqualCells(std::vector<Cell> cells) : cells_(std::move(cells)) {}
    std::vector<Cell> cells_;
};

// The drafts' cells, if there are any, and dummies; in no order. Takes the drafts and wipes them.
// Errors: Full when they need more than cells_per_hand_over.
Result<EqualCells> seal_equally(std::vector<feedback::Draft> drafts, const EpochPublicKey& key,
                                SecureRandom& random);

}  // namespace candour::privacy
