// Intake: POST /v1/cells. Stores cells unopened, durably, then answers signed. Holds no private
// key but the one that signs acknowledgements.
#pragma once

#include <functional>
#include <vector>

#include "core/base/world.h"
#include "core/store/pool_store.h"
#include "sync/protocol/http_message.h"
#include "sync/protocol/keys.h"

namespace candour::server {

struct IntakeKeys {
    protocol::SigningKeyPair online_key;
    std::vector<protocol::PoolKey> pool_keys;  // Current and the one before.
};

class Intake {
public:
    Intake(store::PoolStore& pool, IntakeKeys keys, const Clock& clock);

    // 200 with a signed acknowledgement; 400 (not whole batches, or not a MAC for each), 401 (a MAC
    // does not hold), 409 (unknown or expired pool key), 413 (too many batches), 503 (cannot store
    // now). Of a body that was cut off, its whole batches are stored and acknowledged.
    // Errors carry {"error": "plain words"}; never signed, so they change nothing on a device.
    protocol::HttpResponse post_cells(const protocol::HttpRequest& request);

private:
    const protocol::PoolKey* pool_key(const std::string& key_id) const;
    protocol::HttpResponse store_durably(ByteView batches);

    store::PoolStore& pool_;
    IntakeKeys keys_;
    const Clock& clock_;
};

}  // namespace candour::server
