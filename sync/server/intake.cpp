// POST /v1/cells: check the flood filter, store durably, then answer signed.
#include "sync/server/intake.h"

#include <algorithm>
#include <chrono>

#include "sync/protocol/ack.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/limits.h"
#include "sync/server/pool_keys.h"
#include "sync/server/responses.h"

namespace candour::server {

namespace {

// The batches that have come whole.
ByteView whole_batches(const protocol::HttpRequest& request) {
    const std::size_t cut_off = request.body.size() % protocol::batch_bytes;
    return ByteView(request.body).first(request.body.size() - cut_off);
}

// Of a whole request every batch has its MAC, and every MAC its batch; one that was cut off has
// MACs to spare.
bool is_as_announced(const protocol::HttpRequest& request, std::size_t batches, std::size_t macs) {
    if (request.truncated) return batches <= macs;
    return batches == macs && batches * protocol::batch_bytes == request.body.size();
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

Intake::Intake(store::PoolStore& pool, store::DeviceRegistry& registry,
               protocol::SigningKeyPair online_key, const Clock& clock)
    : pool_(pool), registry_(registry), online_key_(online_key), clock_(clock) {}

protocol::HttpResponse Intake::post_cells(const protocol::HttpRequest& request) {
    if (request.body.size() > protocol::cells_body_bytes_max) {
        return refuse(413, "too many cells in one request");
    }
    const Result<std::vector<protocol::PoolKey>> keys = accepted_pool_keys(registry_);
    if (!keys.ok()) return refuse(keys.error());
    const auto key =
        std::ranges::find(keys.value(), header(request, "candour-pool"), protocol::pool_key_id);
    if (key == keys.value().end()) {
        return refuse(409, "this pool key is unknown or has ended; renew it");
    }
    const auto macs = protocol::decode_mac_header(header(request, "candour-mac"));
    if (!macs.ok()) return refuse(400, macs.error().what);
    const ByteView whole = whole_batches(request);
    const std::size_t batches = whole.size() / protocol::batch_bytes;
    if (batches == 0) return refuse(400, "there is no whole batch in the request");
    if (!is_as_announced(request, batches, macs.value().size())) {
        return refuse(400, "the request is not one batch for each MAC");
    }
    if (!macs_hold(whole, *key, macs.value())) {
        return refuse(401, "the authentication of the cells does not hold");
    }
    return store_durably(whole, request.address);
}

// The answer leaves only after the cells are durable. What fails stays with the device.
protocol::HttpResponse Intake::store_durably(ByteView batches, std::string_view address) {
    const std::vector<privacy::Cell> cells = protocol::decode_cells(batches);
    if (share_ != nullptr) {
        const Result<bool> has_share = share_->take(address, cells.size());
        if (!has_share.ok()) return refuse(has_share.error());
        if (!has_share.value()) {
            return refuse(429, "the server is short of room, and much came from this address");
        }
    }
    const Result<store::Stored> stored = pool_.add(cells, clock_.today());
    if (!stored.ok()) return refuse(stored.error());
    const auto now = std::chrono::floor<std::chrono::seconds>(clock_.wall_now());
    return json_response(200,
                         protocol::encode_ack({.body_hash = protocol::hash_hex(batches),
                                               .batches = batches.size() / protocol::batch_bytes,
                                               .cells_stored = cells.size(),
                                               .server_epoch = stored.value().server_epoch,
                                               .generation = stored.value().generation,
                                               .horizon = stored.value().horizon,
                                               .time_s = now.time_since_epoch().count()},
                                              online_key_));
}

}  // namespace candour::server
