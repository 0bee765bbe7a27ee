// The pool key in the registry: which ones hold now, and when a new one comes. It keeps strangers'
// floods out of the pool and says of a cell no more than that a device of the organisation sent it.
#pragma once

#include <vector>

#include "core/base/world.h"
#include "core/store/device_registry.h"
#include "sync/protocol/keys.h"

namespace candour::server {

// Current first, then the one before while it holds. Empty before the first.
Result<std::vector<protocol::PoolKey>> accepted_pool_keys(store::DeviceRegistry& registry);

// The current one. Errors: Unavailable before the first.
Result<protocol::PoolKey> current_pool_key(store::DeviceRegistry& registry);

// Makes the first one, and each week the next. The one before holds until the next change, so that
// devices, which renew weekly, are never without. True when it made one. Another process that was
// first is no error.
Result<bool> rotate_if_due(store::DeviceRegistry& registry, CivilDay today);

// Ends every key that a device might know: the current one is replaced and the one before is void.
Status replace_pool_keys(store::DeviceRegistry& registry, CivilDay today);

}  // namespace candour::server
