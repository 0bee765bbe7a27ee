// tests/fuzz/heartbeat_fuzz.cpp: a heartbeat whose signature holds, and health as a server keeps
// it.
#include "sync/protocol/heartbeat.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view domain = "candour/heartbeat/1";

enum Way : unsigned { Signed, Kept };

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    const Bytes rest = input.rest();
    protocol::Health health;
    if (way == Signed) {
        const auto heartbeat = protocol::decode_heartbeat(signed_by_device(domain, rest));
        if (!heartbeat.ok()) return false;
        health = heartbeat.value().health;
    } else {
        const auto kept = protocol::health_from_json(to_text(rest));
        if (!kept.ok()) return false;
        health = kept.value();
    }
    CHECK(protocol::health_from_json(protocol::to_json(health)).value() == health);
    return true;
}

std::vector<Bytes> seeds() {
    const Bytes message = protocol::encode_heartbeat(sample::health(), sample::device_key());
    return {Output().byte(Signed).raw(payload_of(domain, message, sample::device_key())).bytes(),
            Output().byte(Kept).raw(as_bytes(protocol::to_json(sample::health()))).bytes()};
}

}  // namespace candour::fuzz
