// Which server database this device knows. A new one (restored, or made anew) may lack what another
// one has acknowledged, so everything that is still held is offered again.
#pragma once

#include <span>
#include <string>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/outbox_store.h"

namespace candour::client {

// "" when none was met yet.
Result<std::string> known_epoch(store::OutboxStore& store);
// Only with an epoch that the server has signed just now, or in an answer that may_be_past()
// clears.
Status follow_epoch(const std::string& epoch, store::OutboxStore& store, SecureRandom& random);
// An answer by stick, which may have been on its way for long: whether it may be from before the
// server was restored as this device knows it. What it says then holds no longer. `ids`: of the
// cells that it names.
Result<bool> may_be_past(const std::string& epoch, std::span<const CellId> ids,
                         store::OutboxStore& store);

}  // namespace candour::client
