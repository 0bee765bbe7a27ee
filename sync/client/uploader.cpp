// One upload window: requests of one shape until nothing is pending, each closed by a signed word.
#include "sync/client/uploader.h"

#include "sync/client/server_calls.h"
#include "sync/client/server_epoch.h"
#include "sync/protocol/ack.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/limits.h"

namespace candour::client {

namespace {

// 1,024 batches at full size: four times the usual outbox. What is left over goes in later windows,
// so that nothing that a network or server does keeps one window going for ever.
constexpr int requests_per_window_max = 64;

// 409 is answered by renewing the key, where the device can; until then it is a refusal.
Error refused_upload(int status) {
    if (status == 401 || status == 409) {
        return {ErrorKind::Denied,
                "the server does not accept this device's pool key any more; what waits is kept"};
    }
    return refusal(status);
}

// These headers and no others: nothing that one device would send and another would not.
NetworkRequest request_for(const protocol::Invitation& invitation, const Bytes& body) {
    NetworkRequest request = post_request(address_of(invitation), "/v1/cells", body);
    request.headers = {{"content-type", "application/octet-stream"},
                       {"candour-pool", protocol::pool_key_id(invitation.pool_key)},
                       {"candour-mac", protocol::mac_header(body, invitation.pool_key)}};
    return request;
}

Result<protocol::Acknowledgement> read_answer(const NetworkResponse& response,
                                              const Enrolment& enrolment, const Bytes& body) {
    if (response.status != 200) return refused_upload(response.status);
    Result<protocol::Acknowledgement> ack =
        protocol::decode_ack(response.body, enrolment.delegation.online_key);
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

Status Uploader::take(const protocol::Acknowledgement& ack, const std::vector<Outgoing>& outgoing) {
    // Two servers in turn under one address would never come to an end.
    if (!report_.server_epoch.empty() && report_.server_epoch != ack.server_epoch) {
        return Error{ErrorKind::Unavailable,
                     "the server changed while it was being sent to; trying again later"};
    }
    RETURN_IF_ERROR(follow_epoch(ack.server_epoch, store_, random_));
    report_.server_epoch = ack.server_epoch;
    report_.signed_time_s = ack.time_s;
    const std::vector<std::uint32_t> slots = stored_slots(outgoing, ack.cells_stored);
    RETURN_IF_ERROR(store_.acknowledge(slots, ack.generation));
    report_.cells_acknowledged += slots.size();
    return store_.set_horizon(ack.horizon);
}

Status Uploader::send_some(const Enrolment& enrolment, std::vector<store::PendingCell> pending) {
    const std::vector<Outgoing> outgoing =
        whole_batches(std::move(pending), size_.batches(), enrolment.bundle.epoch_key, random_);
    const std::size_t batches = outgoing.size() / protocol::batch_cells;
    const Bytes body = protocol::encode_batches(cells_of(outgoing));
    const Result<NetworkResponse> response = network_.send(request_for(enrolment.invitation, body));
    if (was_too_much(response)) size_.cut(batches);
    if (!response.ok()) return response.error();
    report_.pool_key_refused = response.value().status == 409;
    Result<protocol::Acknowledgement> ack = read_answer(response.value(), enrolment, body);
    if (!ack.ok()) {
        report_.answer_not_signed = response.value().status == 200;
        return ack.error();
    }
    if (ack.value().batches < batches) {
        size_.cut(batches);  // It was cut on the way there; what came whole is stored.
    } else {
        size_.arrived(batches);
    }
    report_.cells_sent += outgoing.size();
    RETURN_IF_ERROR(take(ack.value(), outgoing));
    if (ack.value().cells_stored == 0) {
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
