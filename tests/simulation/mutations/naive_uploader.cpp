// tests/simulation/mutations/naive_uploader.cpp: one batch, one answer, one belief.
#include "tests/simulation/mutations/naive_uploader.h"

#include "sync/protocol/ack.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/limits.h"

namespace candour::simulation {

namespace {

struct Batch {
    std::vector<privacy::Cell> cells;
    std::vector<std::uint32_t> slots;
};

Batch next_batch(const std::vector<store::PendingCell>& pending, const client::Enrolment& enrolment,
                 SecureRandom& random) {
    Batch batch;
    for (const store::PendingCell& item : pending) {
        if (batch.cells.size() == protocol::batch_cells) break;
        batch.cells.push_back(item.cell);
        batch.slots.push_back(item.slot);
    }
    while (batch.cells.size() < protocol::batch_cells)
        batch.cells.push_back(privacy::seal_dummy(enrolment.bundle.epoch_key, random));
    return batch;
}

NetworkRequest request_for(const Bytes& body, const client::Enrolment& enrolment) {
    NetworkRequest request;
    request.method = "POST";
    request.url = enrolment.invitation.server_url + "/v1/cells";
    request.headers = {{"candour-pool", protocol::pool_key_id(enrolment.invitation.pool_key)},
                       {"candour-mac", protocol::mac_header(body, enrolment.invitation.pool_key)}};
    request.body = body;
    return request;
}

bool believes(const Beliefs& beliefs, const Result<NetworkResponse>& response, const Bytes& body,
              const client::Enrolment& enrolment) {
    if (beliefs.sent_is_stored) return true;
    if (!response.ok()) return false;
    const int status = response.value().status;
    if (beliefs.status_200_is_stored && status == 200) return true;
    if (beliefs.refused_is_done && status >= 400 && status < 500) return true;
    const auto ack = protocol::decode_ack(response.value().body, enrolment.delegation.online_key);
    if (status != 200 || !ack.ok()) return false;
    return beliefs.any_answer_is_ours || (protocol::ack_is_for(ack.value(), body) &&
                                          ack.value().cells_stored == protocol::batch_cells);
}

Status follow(store::OutboxStore& store, const std::string& epoch) {
    ASSIGN_OR_RETURN(const std::string known, store.setting("server_epoch"));
    if (known == epoch) return Unit{};
    if (!known.empty()) RETURN_IF_ERROR(store.offer_all_again());
    return store.set_setting("server_epoch", epoch);
}

}  // namespace

Upload naive_uploader(Beliefs beliefs, store::OutboxStore& store, Network& network,
                      SecureRandom& random, const client::Enrolment& enrolment) {
    return [&store, &network, &random, &enrolment, beliefs]() -> Result<client::UploadReport> {
        for (int request = 0; request < 64; ++request) {
            ASSIGN_OR_RETURN(const std::vector<store::PendingCell> pending, store.pending());
            if (request > 0 && pending.empty()) return client::UploadReport{};
            const Batch batch = next_batch(pending, enrolment, random);
            const Bytes body = protocol::encode_batches(batch.cells);
            const auto response = network.send(request_for(body, enrolment));
            if (!believes(beliefs, response, body, enrolment)) {
                return Error{ErrorKind::Unavailable, "no good answer"};
            }
            if (response.ok()) {
                const auto ack =
                    protocol::decode_ack(response.value().body, enrolment.delegation.online_key);
                if (ack.ok()) RETURN_IF_ERROR(follow(store, ack.value().server_epoch));
            }
            std::vector<std::uint32_t> slots = batch.slots;
            if (beliefs.all_pending_is_stored) {
                slots.clear();
                for (const store::PendingCell& item : pending)
                    slots.push_back(item.slot);
            }
            RETURN_IF_ERROR(store.acknowledge(slots, 1));
        }
        return Error{ErrorKind::Unavailable, "too much for one window"};
    };
}

}  // namespace candour::simulation
