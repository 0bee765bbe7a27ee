// tests/simulation/sim_network.cpp: what happens to one request on its way and back.
#include "tests/simulation/sim_network.h"

#include <algorithm>

#include "sync/protocol/ack.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/limits.h"

namespace candour::simulation {

namespace {

const Error no_answer{ErrorKind::Unavailable, "no answer"};
constexpr std::size_t old_answers_max = 16;
constexpr std::size_t late_max = 8;

protocol::HttpRequest as_http(const NetworkRequest& request) {
    const std::size_t host = request.url.find("//") + 2;
    const std::size_t path = request.url.find('/', host);
    const std::string target = path == std::string::npos ? "/" : request.url.substr(path);
    const std::size_t question = target.find('?');
    return {.method = request.method,
            .path = target.substr(0, question),
            .query = question == std::string::npos ? "" : target.substr(question + 1),
            .headers = request.headers,
            .body = request.body};
}

void flip_a_bit(Bytes& bytes, Rng& rng) {
    if (bytes.empty()) return;
    std::uint8_t& byte = bytes[rng.below(bytes.size())];
    byte = static_cast<std::uint8_t>(byte ^ (1U << rng.below(8)));
}

}  // namespace

bool Internet::chance(unsigned in_hundred) {
    const bool happens = rng_.chance(in_hundred);
    if (happens) counters_.add(Count::NetworkTroubles);
    return happens;
}

void Internet::note_broken(const std::optional<std::string>& words) {
    if (words && !broken) broken = words;
}

void Internet::note_request(const Bytes& body) {
    counters_.add(Count::Requests);
    for (const privacy::Cell& cell : protocol::decode_cells(body)) {
        note_broken(ledger_.sent(cell));
        counters_.add(Count::CellsOffered);
        CellTruth* truth = ledger_.cell(cell.id);
        if (truth->offered) counters_.add(Count::DuplicatesOffered);
        truth->offered = true;
    }
}

// From here on the server has promised, whether or not anybody hears it.
void Internet::note_answer(const protocol::HttpRequest& request,
                           const protocol::HttpResponse& response) {
    if (response.status != 200) return;
    const Result<protocol::Acknowledgement> ack =
        protocol::decode_ack(response.body, setup_.ring.online.key.public_key);
    if (!ack.ok()) return;
    std::vector<CellId> ids;
    for (const privacy::Cell& cell : protocol::decode_cells(request.body)) {
        if (ids.size() < ack.value().cells_stored) ids.push_back(cell.id);
    }
    ++genuine_answers;
    counters_.add(Count::Acks);
    counters_.add(Count::CellsAcked, ids.size());
    const auto copied = newest_backup.find(ack.value().server_epoch);
    if (copied != newest_backup.end() && ack.value().generation <= copied->second) {
        note_broken("invariant 6: an acknowledgement names backup " +
                    std::to_string(ack.value().generation) + ", which was copied before");
    }
    ledger_.acknowledged(ack.value().server_epoch, ack.value().generation, ack.value().horizon,
                         ids);
    if (old_answers_.size() == old_answers_max) old_answers_.erase(old_answers_.begin());
    old_answers_.push_back(response.body);
}

std::optional<NetworkResponse> Internet::serve(const protocol::HttpRequest& request) {
    SimServer& server = *servers[rng_.below(servers.size())];
    if (!server.running() || server.disk.stopped()) return std::nullopt;
    const protocol::HttpResponse response = server.handle(request);
    // A server that lost its power while it worked sends nothing.
    if (server.disk.stopped()) return std::nullopt;
    note_answer(request, response);
    return NetworkResponse{response.status, response.body};
}

NetworkResponse Internet::lie(const NetworkRequest& request) {
    counters_.add(Count::Lies);
    static constexpr std::array<int, 14> statuses = {200, 200, 200, 201, 202, 204, 302,
                                                     400, 401, 403, 409, 413, 500, 511};
    NetworkResponse response{statuses[rng_.below(statuses.size())], {}};
    const std::string page = "<html><body>Welcome to the guest network. Sign in.</body></html>";
    switch (rng_.below(4)) {
        case 0:
            break;
        case 1:
            response.body.assign(page.begin(), page.end());
            break;
        case 2:  // An old answer of the server, true or spoilt; it has not seen this request.
            if (!old_answers_.empty()) {
                response.body = old_answers_[rng_.below(old_answers_.size())];
                if (rng_.one_in(2)) flip_a_bit(response.body, rng_);
            }
            break;
        default:  // Well formed, for this very body, by a key that is not the server's.
            response.body =
                protocol::encode_ack({.body_hash = protocol::hash_hex(request.body),
                                      .batches = request.body.size() / protocol::batch_bytes,
                                      .cells_stored = request.body.size() / privacy::cell_bytes,
                                      .server_epoch = "0123456789abcdef0123456789abcdef",
                                      .generation = 1,
                                      .horizon = 1'000'000,
                                      .time_s = 0},
                                     setup_.ring.offline_key);
    }
    return response;
}

void Internet::deliver_late() {
    while (!late_.empty()) {
        const protocol::HttpRequest request = std::move(late_.front());
        late_.pop_front();
        (void)serve(request);
    }
}

Result<NetworkResponse> Internet::carry(const NetworkRequest& request, bool partitioned) {
    note_request(request.body);
    if (partitioned) return no_answer;
    if (chance(weather.lies)) return lie(request);
    protocol::HttpRequest http = as_http(request);
    if (chance(weather.lost)) return no_answer;
    if (chance(weather.request_cut)) {
        http.body.resize(rng_.below(http.body.size() + 1));
        // What the server's side knows of it; a proxy may also close the gap and hide it.
        http.truncated = rng_.chance(80);
    }
    if (chance(weather.flipped)) flip_a_bit(http.body, rng_);
    if (chance(weather.late)) {
        if (late_.size() < late_max) late_.push_back(std::move(http));
        return no_answer;
    }
    if (!late_.empty() && rng_.one_in(3)) deliver_late();
    if (chance(weather.slow)) time_ += Milliseconds(rng_.between(2'000, 40'000));
    std::optional<NetworkResponse> response = serve(http);
    if (chance(weather.repeated)) {
        std::optional<NetworkResponse> again = serve(http);
        if (rng_.one_in(2)) response = std::move(again);
    }
    if (!response || chance(weather.answer_lost)) return no_answer;
    if (chance(weather.replayed) && !old_answers_.empty()) {
        response->body = old_answers_[rng_.below(old_answers_.size())];
    }
    if (chance(weather.answer_cut)) response->body.resize(rng_.below(response->body.size() + 1));
    if (chance(weather.flipped)) flip_a_bit(response->body, rng_);
    return *response;
}

Result<NetworkResponse> SimNetwork::send(const NetworkRequest& request) {
    if (disk_.stopped()) return no_answer;
    return internet_.carry(request, partitioned);
}

}  // namespace candour::simulation
