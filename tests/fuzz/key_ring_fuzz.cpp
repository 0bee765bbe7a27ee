// tests/fuzz/key_ring_fuzz.cpp: the server's file of keys.
#include "sync/server/key_ring.h"
#include "tests/fuzz/keys.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto ring = server::parse_key_ring(to_text(input), "keys.json");
    if (!ring.ok()) {
        CHECK(ring.error().what.starts_with("keys.json"));
        return false;
    }
    const std::string json = server::to_json(ring.value());
    const auto again = server::parse_key_ring(json, "keys.json");
    CHECK(again.ok() && server::to_json(again.value()) == json);
    return true;
}

std::vector<Bytes> seeds() {
    server::KeyRing ring{.offline_key = sample::offline_key(),
                         .online_key = sample::online_key(),
                         .epoch_keys = {{"2026-11", epoch_pair()}},
                         .office_keys = {{"2026-11", {}}},
                         .pool_keys = {sample::pool_key()},
                         .message_hash_key = Bytes(32, 1)};
    return {bytes_of(server::to_json(ring))};
}

}  // namespace candour::fuzz
