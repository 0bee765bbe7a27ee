// POST /v1/cells: check the flood filter, store durably, then answer signed.
#include "sync/server/intake.h"

#include <chrono>

#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"

namespace candour::server {

namespace {

// No backup exists yet, so the first is still to come and none is proved.
constexpr std::uint64_t next_backup_generation = 1;
constexpr std::uint64_t proved_generation = 0;

protocol::HttpResponse json_response(int status, Bytes body) {
    return {.status = status,
            .headers = {{"content-type", "application/json"}, {"cache-control", "no-store"}},
            .body = std::move(body)};
}

protocol::HttpResponse refuse(int status, const char* words) {
    const std::string json = protocol::to_compact_json({{"error", words}});
    protocol::HttpResponse response = json_response(status, Bytes(json.begin(), json.end()));
    if (status == 503) response.headers.emplace_back("retry-after", "60");
    return response;
}

std::string header(const protocol::HttpRequest& request, const char* name) {
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string() : found->second;
}

}  // namespace

Intake::Intake(store::PoolStore& pool, IntakeKeys keys, const Clock& clock)
    : pool_(pool), keys_(std::move(keys)), clock_(clock) {}

protocol::HttpResponse Intake::post_cells(const protocol::HttpRequest& request) {
    if (request.body.size() > protocol::batches_per_request_max * protocol::batch_bytes) {
        return refuse(413, "too many cells in one request");
    }
    const std::string key_id = header(request, "candour-pool");
    const protocol::PoolKey* key = nullptr;
    for (const protocol::PoolKey& known : keys_.pool_keys) {
        if (protocol::pool_key_id(known) == key_id) key = &known;
    }
    if (key == nullptr) return refuse(409, "this pool key is unknown or has ended; renew it");
    if (!protocol::mac_holds(request.body, *key, header(request, "candour-mac"))) {
        return refuse(401, "the authentication of the cells does not hold");
    }
    const std::vector<privacy::Cell> cells = protocol::decode_cells(request.body);
    if (cells.empty()) return refuse(400, "there is no whole cell in the request");
    // The answer leaves only after the cells are durable. What fails stays with the device.
    if (!pool_.add(cells, clock_.today()).ok()) {
        return refuse(503, "the server cannot store anything now; try again later");
    }
    const Result<std::string> epoch = pool_.server_epoch();
    if (!epoch.ok()) return refuse(503, "the server cannot answer now; try again later");
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.wall_now());
    return json_response(200,
                         protocol::encode_ack({.body_hash = protocol::body_hash_of(request.body),
                                               .cells_stored = cells.size(),
                                               .server_epoch = epoch.value(),
                                               .generation = next_backup_generation,
                                               .horizon = proved_generation,
                                               .time_s = now.time_since_epoch().count()},
                                              keys_.online_key));
}

}  // namespace candour::server
