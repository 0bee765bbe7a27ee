// tests/fuzz/signed_json_fuzz.cpp: the envelopes of signed messages, as any proxy may send them.
#include "sync/protocol/signed_json.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view domain = "candour/fuzz/1";

enum Way : unsigned { Plain, Delegated, ByDevice };

bool accepts_plain(const Bytes& message) {
    const auto key = sample::online_key();
    const auto payload = protocol::decode_signed(domain, message, key.public_key);
    if (!payload.ok()) return false;
    const Bytes again = protocol::encode_signed(domain, payload.value(), key);
    CHECK(protocol::decode_signed(domain, again, key.public_key).value() == payload.value());
    CHECK(!protocol::decode_signed("candour/ack/2", message, key.public_key).ok());
    return true;
}

bool accepts_delegated(const Bytes& message) {
    const auto read = protocol::decode_delegated(domain, message, sample::offline_key().public_key);
    if (read.ok()) CHECK(read.value().delegation == sample::delegation());
    return read.ok();
}

bool accepts_of_device(const Bytes& message) {
    const auto read = protocol::decode_signed_by_device(domain, message);
    return read.ok() && read.value().device_key == sample::device_key().public_key;
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 3;
    const Bytes message = input.rest();
    if (way == Delegated) return accepts_delegated(message);
    return way == Plain ? accepts_plain(message) : accepts_of_device(message);
}

std::vector<Bytes> seeds() {
    const std::string key = to_base64(sample::device_key().public_key.bytes);
    const std::string named = "{\"device_key\":\"" + key + "\"}";
    const auto seed = [](Way way, const Bytes& message) {
        return Output().byte(way).raw(message).bytes();
    };
    return {seed(Plain, signed_online(domain, {})),
            seed(Plain, signed_online(domain, as_bytes("{\"a\":1}"))),
            seed(Delegated, delegated(domain, as_bytes("{}"))),
            seed(ByDevice, signed_by_device(domain, as_bytes(named)))};
}

}  // namespace candour::fuzz
