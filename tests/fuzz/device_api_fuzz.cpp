// tests/fuzz/device_api_fuzz.cpp: any request to /v1/, whole or cut short, its body raw or signed
// by a device that the server knows.
#include "sync/server/device_api.h"
#include "sync/server/devices.h"
#include "sync/server/pool_keys.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"
#include "tests/support/memory_board.h"
#include "tests/support/memory_bundle.h"
#include "tests/support/memory_registry.h"
#include "tests/sync/sync_world.h"

namespace candour::fuzz {

namespace {

enum Signing : unsigned { Raw, AsHeartbeat, AsPoolKey };

constexpr std::string_view heartbeat_domain = "candour/heartbeat/1";
constexpr std::string_view pool_key_domain = "candour/pool-key-request/1";

struct Office {
    Office() {
        CHECK(server::rotate_if_due(registry, clock.today()).ok());
        const auto key = sample::device_key().public_key.bytes;
        CHECK(registry
                  .add_device({.id = server::device_id_of(key),
                               .key = key,
                               .name = "Reception",
                               .service_group = "centre",
                               .state = store::DeviceState::Approved,
                               .enrolled = test::a_day,
                               .last_heartbeat = {},
                               .health = {}})
                  .ok());
    }

    test::SodiumRandom random;
    test::FixedClock clock;
    test::MemoryPool pool;
    test::MemoryRegistry registry;
    test::MemoryBundle bundles;
    test::MemoryBoard board;
    server::OnlineKeys keys{.key = sample::online_key(),
                            .delegation = sample::signer().delegation,
                            .offline_key = sample::offline_key().public_key};
    server::DeviceApi api{
        {pool, registry, bundles, board, keys, test::pin_of_zeros(), clock, random}};
};

protocol::HttpRequest request_of(Input& input) {
    const unsigned way = input.byte();
    protocol::HttpRequest request;
    request.method = way & 1 ? "GET" : "POST";
    request.truncated = way & 2;
    request.address = "192.0.2.1";
    request.path = "/v1/" + to_text(input.take(input.byte()));
    request.query = to_text(input.take(input.byte()));
    request.headers["candour-pool"] = to_text(input.take(input.byte()));
    request.headers["candour-mac"] = to_text(input.take(input.byte()));
    const unsigned signing = way / 4 % 3;
    const Bytes rest = input.rest();
    request.body = signing == AsHeartbeat ? signed_by_device(heartbeat_domain, rest)
                   : signing == AsPoolKey ? signed_by_device(pool_key_domain, rest)
                                          : rest;
    if (request.method == "POST") {
        request.headers["content-length"] = std::to_string(request.body.size());
    }
    return request;
}

Bytes seed(unsigned way, std::string_view path, std::string_view query, ByteView body) {
    return Output()
        .byte(way)
        .byte(path.size())
        .raw(as_bytes(path))
        .byte(query.size())
        .raw(as_bytes(query))
        .byte(0)
        .byte(0)
        .raw(body)
        .bytes();
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const protocol::HttpRequest request = request_of(input);
    Office office;
    const protocol::HttpResponse answer = office.api.handle(request);
    CHECK(office.api.counts() == (std::map<int, std::uint64_t>{{answer.status, 1}}));
    if (answer.status == 503) CHECK(request.path.starts_with("/v1/bundle"));  // None is published.
    if (answer.status >= 400) CHECK(to_text(answer.body).find("error") != std::string::npos);
    CHECK(office.pool.seen.empty());  // Nobody here knows the pool key.
    return answer.status < 300;
}

std::vector<Bytes> seeds() {
    const Bytes heartbeat = payload_of(
        heartbeat_domain, protocol::encode_heartbeat(sample::health(), sample::device_key()),
        sample::device_key());
    const protocol::PoolKeyRequest request = sample::pool_key_request();
    const Bytes pool_key = payload_of(
        pool_key_domain,
        protocol::encode_pool_key_request(request.day, request.nonce, sample::device_key()),
        sample::device_key());
    return {seed(0, "enrol", "", protocol::encode_enrol(sample::enrol_begin())),
            seed(4 * AsHeartbeat, "heartbeat", "", heartbeat),
            seed(4 * AsPoolKey, "pool-key", "", pool_key), seed(1, "replies", "since=0", {})};
}

}  // namespace candour::fuzz
