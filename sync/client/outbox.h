// Outbox: the device's side of "never lost". Owns nothing but the store it is given.
#pragma once

#include <vector>

#include "core/base/world.h"
#include "core/privacy/equal_cells.h"
#include "core/privacy/seal.h"
#include "core/store/outbox_store.h"

namespace candour::client {

class Outbox {
public:
    explicit Outbox(store::OutboxStore& store) : store_(store) {}

    // Durable when it returns Ok; only then may "thank you" be shown. Errors: Full, Unavailable.
    Status add(const privacy::SealedMessage& message);
    // All of them in one transaction, or none: what was said at once and is sent apart.
    Status add(const std::vector<privacy::SealedMessage>& together);
    // The same, all of a hand-over in one transaction.
    Status add(const privacy::EqualCells& hand_over);
    // False when so many more would not fit, the longest message: the kiosk says so before the
    // visitor types.
    Result<bool> has_room(std::size_t cells = privacy::cells_per_message_max);

private:
    store::OutboxStore& store_;
};

}  // namespace candour::client
