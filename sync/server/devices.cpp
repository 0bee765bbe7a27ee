// Signed calls of approved devices.
#include "sync/server/devices.h"

#include <algorithm>

#include "sync/protocol/heartbeat.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/pool_key.h"
#include "sync/server/loss_rule.h"
#include "sync/server/pool_keys.h"
#include "sync/server/responses.h"

namespace candour::server {

namespace {

protocol::HttpResponse refuse_message(const Error& error) {
    return refuse(error.kind == ErrorKind::Denied ? 401 : 400, error.what);
}

// The device, if it may still call. Errors: Denied, the registry's.
Result<store::Device> welcome_device(store::DeviceRegistry& registry,
                                     const protocol::SigningPublicKey& key) {
    ASSIGN_OR_RETURN(const std::optional<store::Device> device, registry.device(key.bytes));
    if (!device || device->state != store::DeviceState::Approved) {
        return Error{ErrorKind::Denied, "this device is not, or no longer, of this organisation"};
    }
    return *device;
}

protocol::HttpResponse refuse_device(const Error& error) {
    return error.kind == ErrorKind::Denied ? refuse(403, error.what) : refuse(error);
}

}  // namespace

DeviceId device_id_of(const store::DeviceKey& key) {
    const protocol::Hash hash = protocol::hash_of(key);
    DeviceId id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}

DeviceCalls::DeviceCalls(store::DeviceRegistry& registry, OnlineKeys keys, const Clock& clock)
    : registry_(registry), keys_(std::move(keys)), clock_(clock) {}

protocol::HttpResponse DeviceCalls::post_pool_key(const protocol::HttpRequest& request) {
    if (request.body.size() > protocol::device_request_bytes_max) {
        return refuse(413, "the request is too large");
    }
    const auto asked = protocol::decode_pool_key_request(request.body);
    if (!asked.ok()) return refuse_message(asked.error());
    // First the key, then the device: one that is revoked between the two gets a key that the
    // revocation ends.
    const auto pool_key = current_pool_key(registry_);
    if (!pool_key.ok()) return refuse(pool_key.error());
    const auto device = welcome_device(registry_, asked.value().device_key);
    if (!device.ok()) return refuse_device(device.error());
    Result<Bytes> answer =
        protocol::encode_pool_key(pool_key.value(), asked.value(), keys_.signer());
    if (!answer.ok()) return refuse(400, answer.error().what);
    return json_response(200, answer.take());
}

protocol::HttpResponse DeviceCalls::post_heartbeat(const protocol::HttpRequest& request) {
    if (request.body.size() > protocol::device_request_bytes_max) {
        return refuse(413, "the request is too large");
    }
    const auto heartbeat = protocol::decode_heartbeat(request.body);
    if (!heartbeat.ok()) return refuse_message(heartbeat.error());
    const auto device = welcome_device(registry_, heartbeat.value().device_key);
    if (!device.ok()) return refuse_device(device.error());
    const CivilDay today = clock_.today();
    const Status kept = registry_.put_heartbeat(
        device.value().id, today,
        health_to_keep(heartbeat.value().health, device.value().health, today));
    if (!kept.ok()) return refuse(kept.error());
    return {.status = 204, .headers = {{"cache-control", "no-store"}}, .body = {}};
}

Status revoke_device(store::DeviceRegistry& registry, const DeviceId& id, CivilDay today) {
    // First the device: between the two steps it must not fetch the key that is to come.
    RETURN_IF_ERROR(registry.revoke_device(id));
    return replace_pool_keys(registry, today);
}

}  // namespace candour::server
