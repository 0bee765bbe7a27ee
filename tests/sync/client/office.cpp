// tests/sync/client/office.cpp: see office.h.
#include "tests/sync/client/office.h"

#include <charconv>

#include "sync/protocol/hash.h"

namespace candour::test {

namespace {

NetworkResponse empty(int status) { return {status, {}}; }

}  // namespace

Result<NetworkResponse> Office::answer(const NetworkRequest& request) {
    constexpr std::size_t scheme = sizeof "https://";
    const std::string path = request.url.substr(request.url.find('/', scheme));
    const std::string chunks = "/v1/bundle/chunk/";
    if (path == "/v1/cells") return cells(request);
    if (path == "/v1/bundle/manifest") {
        return NetworkResponse{200, protocol::encode_manifest(manifest(), signer)};
    }
    if (path.starts_with(chunks)) return chunk(request, path.substr(chunks.size()));
    if (path == "/v1/pool-key") return new_pool_key(request);
    if (path == "/v1/heartbeat") return heartbeat(request);
    if (path.starts_with("/v1/replies?")) return replies(path.substr(path.find('?') + 1));
    if (path == "/v1/enrol") return enrol(request);
    return empty(404);
}

Result<NetworkResponse> Office::cells(const NetworkRequest& request) {
    if (request.headers.at("candour-pool") != protocol::pool_key_id(pool_key)) return empty(409);
    const auto macs = protocol::decode_mac_header(request.headers.at("candour-mac"));
    REQUIRE(macs.ok());
    const ByteView body = request.body;
    for (std::size_t i = 0; i < macs.value().size(); ++i) {
        const ByteView batch = body.subspan(i * protocol::batch_bytes, protocol::batch_bytes);
        if (!protocol::mac_holds(batch, pool_key, macs.value()[i])) return empty(401);
    }
    for (const privacy::Cell& cell : protocol::decode_cells(body))
        stored.insert(cell.id);
    return NetworkResponse{
        200, protocol::encode_ack({.body_hash = protocol::hash_hex(body),
                                   .batches = macs.value().size(),
                                   .cells_stored = macs.value().size() * protocol::batch_cells,
                                   .server_epoch = server_epoch,
                                   .generation = generation,
                                   .horizon = horizon,
                                   .time_s = time_s},
                                  signer.key)};
}

NetworkResponse Office::chunk(const NetworkRequest& request, const std::string& hash) {
    const protocol::PackedBundle& bundle = packed();
    for (const ByteView piece : protocol::chunks_of(bundle)) {
        if (protocol::hash_hex(piece) != hash) continue;
        const auto range = request.headers.find("range");
        if (range == request.headers.end()) return {200, Bytes(piece.begin(), piece.end())};
        std::size_t first = 0;
        std::size_t last = 0;
        REQUIRE(std::sscanf(range->second.c_str(), "bytes=%zu-%zu", &first, &last) == 2);
        if (first >= piece.size()) return empty(416);
        const ByteView part = piece.subspan(first, std::min(last + 1, piece.size()) - first);
        return {206, Bytes(part.begin(), part.end())};
    }
    return empty(404);
}

NetworkResponse Office::new_pool_key(const NetworkRequest& request) {
    const auto asked = protocol::decode_pool_key_request(request.body);
    if (!asked.ok()) return empty(401);
    if (!devices.contains(to_hex(asked.value().device_key.bytes))) return empty(403);
    return {200, protocol::encode_pool_key(pool_key, asked.value(), signer).take()};
}

NetworkResponse Office::heartbeat(const NetworkRequest& request) {
    const auto told = protocol::decode_heartbeat(request.body);
    if (!told.ok()) return empty(401);
    if (!devices.contains(to_hex(told.value().device_key.bytes))) return empty(403);
    heartbeats.push_back(told.value());
    return empty(204);
}

NetworkResponse Office::replies(const std::string& query) {
    const auto since = protocol::decode_since(query);
    if (!since.ok()) return empty(400);
    const std::uint64_t from = std::min<std::uint64_t>(since.value(), board.kept.size());
    const auto entries = board.entries(from, protocol::board_entries_per_page_max).take();
    return {
        200,
        protocol::encode_board_page(
            {.board = board.name, .from = from, .latest = board.kept.size(), .entries = entries},
            signer.key)};
}

NetworkResponse Office::enrol(const NetworkRequest& request) {
    const auto asked = protocol::decode_enrol(request.body);
    if (!asked.ok()) return empty(400);
    if (const auto* begin = std::get_if<protocol::EnrolBegin>(&asked.value())) {
        begun = *begin;
        attempt = AttemptId::create(random);
        random.fill(enrol_nonce);
        return {200, protocol::encode_enrol_begun({attempt, enrol_nonce, offline.key.public_key})};
    }
    if (const auto* reveal = std::get_if<protocol::EnrolReveal>(&asked.value())) {
        if (!begun || reveal->attempt != attempt) return empty(410);
        if (protocol::enrol_commitment(reveal->nonce, begun->device_key, tls_pin) !=
            begun->commitment) {
            return empty(403);
        }
        revealed = reveal->nonce;
        return {200, Bytes{'{', '}'}};
    }
    const auto& poll = std::get<protocol::EnrolPoll>(asked.value());
    if (!begun || poll.attempt != attempt || !protocol::poll_holds(poll, begun->device_key)) {
        return empty(403);
    }
    if (staff == Staff::Waiting) return empty(202);
    if (staff == Staff::Refused) return empty(410);
    devices.insert(to_hex(begun->device_key.bytes));
    return {200, protocol::encode_enrol_grant({.attempt = attempt,
                                               .pool_key = pool_key,
                                               .service_group = "centre",
                                               .offline_key = offline.key.public_key,
                                               .bundle_version = version},
                                              begun->device_key, signer)
                     .take()};
}

}  // namespace candour::test
