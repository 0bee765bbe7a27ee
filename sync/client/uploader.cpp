// One upload window: requests of one shape until nothing is pending, each closed by a signed word.
#include "sync/client/uploader.h"

#include <algorithm>

#include "sync/protocol/ack.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/limits.h"

namespace candour::client {

namespace {

constexpr const char* epoch_setting = "server_epoch";
constexpr std::size_t cells_per_request_max =
    protocol::batches_per_request_max * protocol::batch_cells;
// More than the largest outbox needs, twice; only a server that changes its mind gets so far.
constexpr int requests_per_window_max = 1024;

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

// Whole batches, at least one: what is pending, in random order, among as many dummies as the last
// batch lacks.
std::vector<Outgoing> compose(std::vector<store::PendingCell> pending,
                              const privacy::EpochPublicKey& key, SecureRandom& random) {
    shuffle(pending, random);
    pending.resize(std::min(pending.size(), cells_per_request_max));
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

Result<protocol::Acknowledgement> send(Network& network, const Enrolment& enrolment,
                                       const Bytes& body) {
    ASSIGN_OR_RETURN(const NetworkResponse response,
                     network.send(request_for(enrolment.invitation, body)));
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
Status Uploader::follow_epoch(const std::string& epoch, UploadReport& report) {
    ASSIGN_OR_RETURN(const std::string known, store_.setting(epoch_setting));
    if (known != epoch) {
        // Twice in a window: two servers answer under one address, and this would never end.
        if (!report.server_epoch.empty()) {
            return Error{ErrorKind::Unavailable,
                         "the server changed while it was being sent to; trying again later"};
        }
        if (!known.empty()) RETURN_IF_ERROR(store_.offer_all_again());
        RETURN_IF_ERROR(store_.set_setting(epoch_setting, epoch));
    }
    report.server_epoch = epoch;
    return Unit{};
}

Result<UploadReport> Uploader::run_window(const Enrolment& enrolment) {
    UploadReport report;
    for (int request = 0; request < requests_per_window_max; ++request) {
        ASSIGN_OR_RETURN(std::vector<store::PendingCell> pending, store_.pending());
        if (request > 0 && pending.empty()) return report;
        const std::vector<Outgoing> outgoing =
            compose(std::move(pending), enrolment.bundle.epoch_key, random_);
        ASSIGN_OR_RETURN(const protocol::Acknowledgement ack,
                         send(network_, enrolment, body_of(outgoing)));
        report.cells_sent += outgoing.size();
        RETURN_IF_ERROR(follow_epoch(ack.server_epoch, report));
        const std::vector<std::uint32_t> slots = stored_slots(outgoing, ack.cells_stored);
        RETURN_IF_ERROR(store_.acknowledge(slots, ack.generation));
        report.cells_acknowledged += slots.size();
        if (ack.cells_stored < outgoing.size()) {
            return Error{ErrorKind::Unavailable,
                         "the server stored only a part; the rest goes in the next window"};
        }
    }
    return Error{ErrorKind::Unavailable, "there was too much for one window; the rest goes later"};
}

Milliseconds next_window_in(const WindowPlan& plan, int failures_in_a_row, Random& random) {
    constexpr Milliseconds longest = std::chrono::minutes(15);
    Milliseconds wait = plan.interval;
    if (failures_in_a_row > 0) {
        constexpr Milliseconds first_retry = std::chrono::seconds(30);
        const int doublings = std::min(failures_in_a_row - 1, 10);
        wait = std::min(std::min(plan.interval, first_retry) * (1 << doublings), longest);
    }
    const auto half = static_cast<std::uint32_t>(wait.count() / 2);
    const Milliseconds jittered = wait - wait / 4 + Milliseconds(random.below(half + 1));
    return failures_in_a_row > 0 ? std::min(jittered, longest) : jittered;
}

}  // namespace candour::client
