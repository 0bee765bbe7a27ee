// A draft cannot be put into the outbox: only what seal() made of it can.
// Expects: cannot convert .candour::feedback::Draft. to .const std::vector<candour::privacy::Cell
#include "core/feedback/draft.h"
#include "core/store/outbox_store.h"

candour::Status store(candour::store::OutboxStore& outbox, candour::feedback::Draft& draft) {
    return outbox.add(draft);
}
