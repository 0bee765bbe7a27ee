// tests/fuzz/pool_key_fuzz.cpp: the pool key's renewal, both ways, with payloads that are signed.
#include "sync/protocol/pool_key.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view request_domain = "candour/pool-key-request/1";
constexpr std::string_view answer_domain = "candour/pool-key/1";

enum Way : unsigned { ToServer, ToDevice };

bool accepts_request(const Bytes& payload) {
    const auto request =
        protocol::decode_pool_key_request(signed_by_device(request_domain, payload));
    if (!request.ok()) return false;
    const Bytes again = protocol::encode_pool_key_request(
        request.value().day, request.value().nonce, sample::device_key());
    CHECK(protocol::decode_pool_key_request(again).value() == request.value());
    return true;
}

bool accepts_answer(const Bytes& payload) {
    const auto renewed = protocol::decode_pool_key(
        delegated(answer_domain, payload), sample::pool_key_request().nonce, sample::device_key(),
        sample::offline_key().public_key);
    if (renewed.ok()) CHECK(renewed.value().delegation == sample::delegation());
    return renewed.ok();
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    return way == ToServer ? accepts_request(input.rest()) : accepts_answer(input.rest());
}

std::vector<Bytes> seeds() {
    const protocol::PoolKeyRequest request = sample::pool_key_request();
    const Bytes asked =
        protocol::encode_pool_key_request(request.day, request.nonce, sample::device_key());
    const Bytes answered =
        protocol::encode_pool_key(sample::pool_key(), request, sample::signer()).take();
    return {Output()
                .byte(ToServer)
                .raw(payload_of(request_domain, asked, sample::device_key()))
                .bytes(),
            Output().byte(ToDevice).raw(payload_of_delegated(answer_domain, answered)).bytes()};
}

}  // namespace candour::fuzz
