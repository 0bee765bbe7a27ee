// Intake: POST /v1/cells. Stores cells unopened, durably, then answers signed. Holds no private
// key but the one that signs acknowledgements.
#pragma once

#include "core/base/world.h"
#include "core/store/device_registry.h"
#include "core/store/pool_store.h"
#include "sync/protocol/http_message.h"
#include "sync/protocol/keys.h"
#include "sync/server/intake_share.h"

namespace candour::server {

// Safe from several threads, as the stores are.
class Intake {
public:
    Intake(store::PoolStore& pool, store::DeviceRegistry& registry,
           protocol::SigningKeyPair online_key, const Clock& clock);

    // Where the pool may grow short of room. Without it, who comes first gets all.
    void share_room(IntakeShare& share) { share_ = &share; }

    // 200 with a signed acknowledgement; 400 (not whole batches, or not a MAC for each), 401 (a MAC
    // does not hold), 409 (unknown or expired pool key), 413 (too many batches), 429 (the
    // pool is short of room, and the address has had its share of that), 503 (cannot store
    // now). Of a body that was cut off, its whole batches are stored and acknowledged.
    protocol::HttpResponse post_cells(const protocol::HttpRequest& request);

private:
    protocol::HttpResponse store_durably(ByteView batches, std::string_view address);

    store::PoolStore& pool_;
    store::DeviceRegistry& registry_;
    const protocol::SigningKeyPair online_key_;
    const Clock& clock_;
    IntakeShare* share_ = nullptr;
};

}  // namespace candour::server
