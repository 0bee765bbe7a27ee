// See whole_batches.h.
#include "sync/client/whole_batches.h"

#include <algorithm>
#include <utility>

#include "core/base/shuffle.h"
#include "sync/protocol/limits.h"

namespace candour::client {

std::vector<Outgoing> whole_batches(std::vector<store::PendingCell> pending,
                                    std::size_t batches_max, const privacy::EpochPublicKey& key,
                                    SecureRandom& random, std::size_t dummies_min) {
    shuffle(pending, random);
    pending.resize(std::min(pending.size(), batches_max * protocol::batch_cells - dummies_min));
    const std::size_t least = pending.size() + dummies_min;
    std::vector<Outgoing> outgoing;
    outgoing.reserve(pending.size() + protocol::batch_cells);
    for (const store::PendingCell& item : pending)
        outgoing.push_back({item.slot, item.cell});
    while (outgoing.empty() || outgoing.size() < least ||
           outgoing.size() % protocol::batch_cells != 0) {
        outgoing.push_back({std::nullopt, privacy::seal_dummy(key, random)});
    }
    shuffle(outgoing, random);
    return outgoing;
}

std::vector<privacy::Cell> cells_of(const std::vector<Outgoing>& outgoing) {
    std::vector<privacy::Cell> cells;
    cells.reserve(outgoing.size());
    for (const Outgoing& item : outgoing)
        cells.push_back(item.cell);
    return cells;
}

}  // namespace candour::client
