// tests/fuzz/ack_fuzz.cpp: an acknowledgement whose signature holds, with any payload.
#include "sync/protocol/ack.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {
constexpr std::string_view domain = "candour/ack/2";
}

bool accepts(ByteView input) {
    const auto ack =
        protocol::decode_ack(signed_online(domain, input), sample::online_key().public_key);
    if (!ack.ok()) {
        CHECK(ack.error().kind == ErrorKind::Corrupt);
        return false;
    }
    // Whatever it claims, it speaks of no more than what was sent.
    const Bytes body = protocol::encode_batches(sample::cells(32));
    if (protocol::ack_is_for(ack.value(), body)) CHECK(ack.value().batches <= 2);
    return true;
}

std::vector<Bytes> seeds() {
    const Bytes message = protocol::encode_ack(sample::ack(), sample::online_key());
    return {payload_of(domain, message, sample::online_key())};
}

}  // namespace candour::fuzz
