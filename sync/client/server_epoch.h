// Which server database this device knows. A new one (restored, or made anew) may lack what another
// one has acknowledged, so everything that is still held is offered again.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/store/outbox_store.h"

namespace candour::client {

// Only with an epoch that the server has signed. "" when none was met yet.
Result<std::string> known_epoch(store::OutboxStore& store);
Status follow_epoch(const std::string& epoch, store::OutboxStore& store);
// Whether this device has followed the server from that epoch to a later one: what is said of it in
// an old file no longer holds.
Result<bool> is_past_epoch(const std::string& epoch, store::OutboxStore& store);

}  // namespace candour::client
