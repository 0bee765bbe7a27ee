// The device's side of "never lost".
#include "sync/client/outbox.h"

namespace candour::client {

Status Outbox::add(const privacy::SealedMessage& message) { return store_.add(message.cells()); }

Status Outbox::add(const std::vector<privacy::SealedMessage>& together) {
    std::vector<privacy::Cell> cells;
    for (const privacy::SealedMessage& message : together)
        cells.insert(cells.end(), message.cells().begin(), message.cells().end());
    return store_.add(cells);
}

Status Outbox::add(const privacy::EqualCells& hand_over) { return store_.add(hand_over.cells()); }

Result<bool> Outbox::has_room(std::size_t cells) {
    ASSIGN_OR_RETURN(const store::OutboxUse use, store_.use());
    const std::uint64_t taken = std::uint64_t{use.pending} + use.damaged;
    return taken + cells <= use.capacity;
}

}  // namespace candour::client
