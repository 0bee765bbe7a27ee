// tests/fuzz/intake_fuzz.cpp: POST /v1/cells with any headers and body, cut short or not; also with
// MACs that hold.
#include "sync/protocol/limits.h"
#include "sync/server/intake.h"
#include "sync/server/pool_keys.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"
#include "tests/support/memory_registry.h"
#include "tests/sync/sync_world.h"

namespace candour::fuzz {

namespace {

enum Way : unsigned { OwnHeaders = 0, HoldingMacs = 1, Truncated = 2 };

protocol::HttpRequest request_of(Input& input, const protocol::PoolKey& key) {
    protocol::HttpRequest request{"POST", "/v1/cells", "", {}, {}};
    const unsigned way = input.byte();
    request.truncated = way & Truncated;
    if (!(way & HoldingMacs)) {
        request.headers["candour-pool"] = to_text(input.piece());
        request.headers["candour-mac"] = to_text(input.piece());
        request.body = input.rest();
        return request;
    }
    // Many cells of a few bytes, as a fuzzer's inputs are small; then the body is cut.
    Bytes batches = input.take(input.byte());
    batches.resize((1 + input.byte() % 20U) * protocol::batch_bytes);
    const std::size_t kept = std::min(batches.size(), input.number() * std::size_t{8});
    request.headers["candour-pool"] = protocol::pool_key_id(key);
    request.headers["candour-mac"] = protocol::mac_header(batches, key);
    batches.resize(kept);
    request.body = std::move(batches);
    return request;
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    test::MemoryPool pool;
    const test::FixedClock clock;
    test::MemoryRegistry registry;
    CHECK(server::rotate_if_due(registry, clock.today()).ok());
    const protocol::PoolKey key = server::current_pool_key(registry).take();
    server::Intake intake(pool, registry, sample::online_key(), clock);
    const protocol::HttpRequest request = request_of(input, key);
    const protocol::HttpResponse answer = intake.post_cells(request);
    if (answer.status != 200) {
        CHECK(answer.status >= 400 && answer.status < 500 && pool.seen.empty());
        return false;
    }
    const auto ack = protocol::decode_ack(answer.body, sample::online_key().public_key);
    CHECK(ack.ok() && protocol::ack_is_for(ack.value(), request.body));
    const ByteView whole =
        ByteView(request.body).first(ack.value().batches * protocol::batch_bytes);
    CHECK(ack.value().cells_stored == ack.value().batches * protocol::batch_cells);
    for (const privacy::Cell& cell : protocol::decode_cells(whole))
        CHECK(pool.seen.contains(cell.id));
    return true;
}

std::vector<Bytes> seeds() {
    const auto holding = [](unsigned way, unsigned batches, unsigned kept) {
        const std::size_t eights = kept * protocol::batch_bytes / 8;
        return Output()
            .byte(HoldingMacs | way)
            .byte(2)
            .raw(Bytes{1, 2})
            .byte(batches - 1)
            .number(eights)
            .bytes();
    };
    return {holding(0, 1, 1), holding(0, 3, 3), holding(Truncated, 3, 2)};
}

}  // namespace candour::fuzz
