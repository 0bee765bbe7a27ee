// Whole batches of cells to hand over, by network or by file: the only shape in which they leave.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/world.h"
#include "core/privacy/seal.h"
#include "core/store/outbox_store.h"

namespace candour::client {

// A cell to send; without a slot it is a dummy.
struct Outgoing {
    std::optional<std::uint32_t> slot;
    privacy::Cell cell;
};

// At least one batch of 16 cells and at most `batches_max`: what is pending, in random order, among
// as many dummies as the last batch lacks, and no fewer than `dummies_min`.
std::vector<Outgoing> whole_batches(std::vector<store::PendingCell> pending,
                                    std::size_t batches_max, const privacy::EpochPublicKey& key,
                                    SecureRandom& random, std::size_t dummies_min = 0);

std::vector<privacy::Cell> cells_of(const std::vector<Outgoing>& outgoing);

}  // namespace candour::client
