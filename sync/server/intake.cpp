// POST /v1/cells: check the flood filter, store durably, then answer signed.
#include "sync/server/intake.h"

#include <chrono>

#include "sync/protocol/ack.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"

namespace candour::server {

namespace {

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

// The batches that have come whole; of an uncut body that is all of it, or it is malformed.
ByteView whole_batches(const protocol::HttpRequest& request) {
    const std::size_t cut_off = request.body.size() % protocol::batch_bytes;
    return ByteView(request.body).first(request.body.size() - cut_off);
}

bool macs_hold(ByteView batches, const protocol::PoolKey& key,
               const std::vector<protocol::Hash>& macs) {
    for (std::size_t i = 0; i * protocol::batch_bytes < batches.size(); ++i) {
        const ByteView batch = batches.subspan(i * protocol::batch_bytes, protocol::batch_bytes);
        if (!protocol::mac_holds(batch, key, macs[i])) return false;
    }
    return true;
}

}  // namespace

Intake::Intake(store::PoolStore& pool, IntakeKeys keys, const Clock& clock)
    : pool_(pool), keys_(std::move(keys)), clock_(clock) {}

const protocol::PoolKey* Intake::pool_key(const std::string& key_id) const {
    for (const protocol::PoolKey& known : keys_.pool_keys) {
        if (protocol::pool_key_id(known) == key_id) return &known;
    }
    return nullptr;
}

protocol::HttpResponse Intake::post_cells(const protocol::HttpRequest& request) {
    if (request.body.size() > protocol::cells_body_bytes_max) {
        return refuse(413, "too many cells in one request");
    }
    const protocol::PoolKey* key = pool_key(header(request, "candour-pool"));
    if (key == nullptr) return refuse(409, "this pool key is unknown or has ended; renew it");
    const auto macs = protocol::decode_mac_header(header(request, "candour-mac"));
    if (!macs.ok()) return refuse(400, "the header candour-mac is not 1 to 16 MACs");
    const ByteView whole = whole_batches(request);
    const std::size_t batches = whole.size() / protocol::batch_bytes;
    if (batches == 0) return refuse(400, "there is no whole batch in the request");
    const bool as_announced = batches == macs.value().size() && whole.size() == request.body.size();
    if (!as_announced && (!request.truncated || batches > macs.value().size())) {
        return refuse(400, "the request is not one batch for each MAC");
    }
    if (!macs_hold(whole, *key, macs.value())) {
        return refuse(401, "the authentication of the cells does not hold");
    }
    return store_durably(whole);
}

// The answer leaves only after the cells are durable. What fails stays with the device.
protocol::HttpResponse Intake::store_durably(ByteView batches) {
    const std::vector<privacy::Cell> cells = protocol::decode_cells(batches);
    const Result<store::Stored> stored = pool_.add(cells, clock_.today());
    if (!stored.ok()) {
        return refuse(503, "the server cannot store anything now; try again later");
    }
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.wall_now());
    return json_response(200,
                         protocol::encode_ack({.body_hash = protocol::hash_hex(batches),
                                               .batches = batches.size() / protocol::batch_bytes,
                                               .cells_stored = cells.size(),
                                               .server_epoch = stored.value().server_epoch,
                                               .generation = stored.value().generation,
                                               .horizon = stored.value().horizon,
                                               .time_s = now.time_since_epoch().count()},
                                              keys_.online_key));
}

}  // namespace candour::server
