// The calls that a device signs with its own key: POST /v1/pool-key and POST /v1/heartbeat; and the
// end of a device.
#pragma once

#include "core/base/world.h"
#include "core/store/device_registry.h"
#include "sync/protocol/http_message.h"
#include "sync/server/key_ring.h"

namespace candour::server {

// The first 16 bytes of the hash of its key.
DeviceId device_id_of(const store::DeviceKey& key);

// Safe from several threads, as the registry is.
class DeviceCalls {
public:
    DeviceCalls(store::DeviceRegistry& registry, OnlineKeys keys, const Clock& clock);

    // 200 with the current key, sealed to the device; 400 (misformed), 401 (the signature does not
    // hold), 403 (unknown or revoked device), 413, 503.
    protocol::HttpResponse post_pool_key(const protocol::HttpRequest& request);
    // 204; 400, 401, 403, 413, 503. Keeps the newest only, with the day.
    protocol::HttpResponse post_heartbeat(const protocol::HttpRequest& request);

private:
    store::DeviceRegistry& registry_;
    const OnlineKeys keys_;
    const Clock& clock_;
};

// For ever. The pool keys that it knows end at once; every other device renews and loses nothing.
// Doing it again is safe, and finishes one that was cut. Errors: NotFound, the registry's.
Status revoke_device(store::DeviceRegistry& registry, const DeviceId& id, CivilDay today);

}  // namespace candour::server
