// The device's side of "never lost".
#include "sync/client/outbox.h"

namespace candour::client {

Status Outbox::add(const privacy::SealedMessage& message) { return store_.add(message.cells()); }

Result<bool> Outbox::has_room() {
    ASSIGN_OR_RETURN(const store::OutboxUse use, store_.use());
    const std::uint64_t taken = std::uint64_t{use.pending} + use.damaged;
    return taken + privacy::cells_per_message_max <= use.capacity;
}

}  // namespace candour::client
