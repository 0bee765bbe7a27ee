// One upload window: requests of one shape until nothing is pending, each closed by a signed word.
#include "sync/client/uploader.h"

#include <algorithm>

#include "sync/protocol/ack.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/limits.h"

namespace candour::client {

namespace {

constexpr const char* epoch_setting = "server_epoch";
// 1,024 batches at full size: four times the usual outbox. What is left over goes in later windows,
// so that nothing that a network or server does keeps one window going for ever.
constexpr int requests_per_window_max = 64;

// A cell to send; without a slot it is a dummy.
struct Outgoing {
    std::optional<std::uint32_t> slot;
    privacy::Cell cell;
};

template <typename T>
void shuffle(std::vector<T>& items, SecureRandom& random) {
    for (std::size_t left = items.size(); left > 1; --left) {
        std::swap(items[left - 1], items[random.below(static_cast<std::uint32_t>(left))]);
    }
}

// Whole batches, at least one and at most `batches_max`: what is pending, in random order, among as
// many dummies as the last batch lacks.
std::vector<Outgoing> compose(std::vector<store::PendingCell> pending, std::size_t batches_max,
                              const privacy::EpochPublicKey& key, SecureRandom& random) {
    shuffle(pending, random);
    pending.resize(std::min(pending.size(), batches_max * protocol::batch_cells));
    std::vector<Outgoing> outgoing;
    outgoing.reserve(pending.size() + protocol::batch_cells);
    for (const store::PendingCell& item : pending)
        outgoing.push_back({item.slot, item.cell});
    while (outgoing.empty() || outgoing.size() % protocol::batch_cells != 0) {
        outgoing.push_back({std::nullopt, privacy::seal_dummy(key, random)});
    }
    shuffle(outgoing, random);
    return outgoing;
}

Bytes body_of(const std::vector<Outgoing>& outgoing) {
    std::vector<privacy::Cell> cells;
    cells.reserve(outgoing.size());
    for (const Outgoing& item : outgoing)
        cells.push_back(item.cell);
    return protocol::encode_batches(cells);
}

// What an unsigned refusal means. It changes nothing here but when the next window is.
Error refusal(int status) {
    if (status == 401 || status == 409) {
        return {ErrorKind::Denied,
                "the server does not accept this device's key; make a new invitation and join "
                "again"};
    }
    return {ErrorKind::Unavailable,
            "the server cannot take anything now (status " + std::to_string(status) + ")"};
}

// These headers and no others: nothing that one device would send and another would not.
NetworkRequest request_for(const protocol::Invitation& invitation, const Bytes& body) {
    NetworkRequest request;
    request.method = "POST";
    request.url = invitation.server_url + "/v1/cells";
    request.headers = {{"content-type", "application/octet-stream"},
                       {"candour-pool", protocol::pool_key_id(invitation.pool_key)},
                       {"candour-mac", protocol::mac_header(body, invitation.pool_key)}};
    request.body = body;
    request.pinned_key = invitation.server_pin;
    request.response_bytes_max = 16 * 1024;
    return request;
}

Result<protocol::Acknowledgement> read_answer(const NetworkResponse& response,
                                              const Enrolment& enrolment, const Bytes& body) {
    if (response.status != 200) return refusal(response.status);
    Result<protocol::Acknowledgement> ack =
        protocol::decode_ack(response.body, enrolment.bundle.delegation.online_key);
    if (!ack.ok() || !protocol::ack_is_for(ack.value(), body)) {
        return Error{ErrorKind::Denied,
                     "the answer was not signed by the server for what was sent: a proxy or a "
                     "sign-in page stands between; nothing was counted as sent"};
    }
    return ack;
}

// Cut, out of time, or refused as too much: less at once may get through.
bool was_too_much(const Result<NetworkResponse>& response) {
    if (!response.ok()) return response.error().kind == ErrorKind::Unavailable;
    return response.value().status == 408 || response.value().status == 413;
}

// The slots among the first `cells_stored` of what was sent.
std::vector<std::uint32_t> stored_slots(const std::vector<Outgoing>& outgoing,
                                        std::uint64_t cells_stored) {
    std::vector<std::uint32_t> slots;
    for (std::size_t i = 0; i < outgoing.size() && i < cells_stored; ++i) {
        if (outgoing[i].slot) slots.push_back(*outgoing[i].slot);
    }
    return slots;
}

}  // namespace

Uploader::Uploader(store::OutboxStore& store, Network& network, SecureRandom& random)
    : store_(store), network_(network), random_(random) {}

// A new or restored server knows nothing of what another one acknowledged. The order matters under
// power loss: a cut after the first step repeats it, a cut after the second has lost nothing.
Status Uploader::follow_epoch(const std::string& epoch) {
    ASSIGN_OR_RETURN(const std::string known, store_.setting(epoch_setting));
    if (known != epoch) {
        // Twice in a window: two servers answer under one address, and this would never end.
        if (!report_.server_epoch.empty()) {
            return Error{ErrorKind::Unavailable,
                         "the server changed while it was being sent to; trying again later"};
        }
        if (!known.empty()) RETURN_IF_ERROR(store_.offer_all_again());
        RETURN_IF_ERROR(store_.set_setting(epoch_setting, epoch));
    }
    report_.server_epoch = epoch;
    return Unit{};
}

Status Uploader::send_some(const Enrolment& enrolment, std::vector<store::PendingCell> pending) {
    const std::vector<Outgoing> outgoing =
        compose(std::move(pending), size_.batches(), enrolment.bundle.epoch_key, random_);
    const std::size_t batches = outgoing.size() / protocol::batch_cells;
    const Bytes body = body_of(outgoing);
    const Result<NetworkResponse> response = network_.send(request_for(enrolment.invitation, body));
    if (was_too_much(response)) size_.cut(batches);
    if (!response.ok()) return response.error();
    ASSIGN_OR_RETURN(const protocol::Acknowledgement ack,
                     read_answer(response.value(), enrolment, body));
    size_.arrived(batches);
    report_.cells_sent += outgoing.size();
    RETURN_IF_ERROR(follow_epoch(ack.server_epoch));
    const std::vector<std::uint32_t> slots = stored_slots(outgoing, ack.cells_stored);
    RETURN_IF_ERROR(store_.acknowledge(slots, ack.generation));
    report_.cells_acknowledged += slots.size();
    if (ack.cells_stored == 0) {
        return Error{ErrorKind::Unavailable, "the server stored nothing of what was sent"};
    }
    return Unit{};
}

Result<UploadReport> Uploader::run_window(const Enrolment& enrolment) {
    report_ = {};
    for (int request = 0; request < requests_per_window_max; ++request) {
        ASSIGN_OR_RETURN(std::vector<store::PendingCell> pending, store_.pending());
        if (request > 0 && pending.empty()) {
            report_.complete = true;
            size_.window_done();
            break;
        }
        RETURN_IF_ERROR(send_some(enrolment, std::move(pending)));
    }
    return report_;
}

}  // namespace candour::client
