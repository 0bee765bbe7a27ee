// Intake: POST /v1/cells. Stores cells unopened, durably, then answers signed. Holds no private
// key but the one that signs acknowledgements.
#pragma once

#include "core/base/world.h"
#include "core/store/device_registry.h"
#include "core/store/pool_store.h"
#include "sync/protocol/http_message.h"
#include "sync/protocol/keys.h"

namespace candour::server {

// Safe from several threads, as the stores are.
class Intake {
public:
    Intake(store::PoolStore& pool, store::DeviceRegistry& registry,
           protocol::SigningKeyPair online_key, const Clock& clock);

    // 200 with a signed acknowledgement; 400 (not whole batches, or not a MAC for each), 401 (a MAC
    // does not hold), 409 (unknown or expired pool key), 413 (too many batches), 503 (cannot store
    // now). Of a body that was cut off, its whole batches are stored and acknowledged.
    protocol::HttpResponse post_cells(const protocol::HttpRequest& request);

private:
    protocol::HttpResponse store_durably(ByteView batches);

    store::PoolStore& pool_;
    store::DeviceRegistry& registry_;
    const protocol::SigningKeyPair online_key_;
    const Clock& clock_;
};

}  // namespace candour::server
