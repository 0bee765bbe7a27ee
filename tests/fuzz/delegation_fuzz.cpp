// tests/fuzz/delegation_fuzz.cpp: a delegation whose signature holds, with any payload.
#include "sync/protocol/delegation.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {
constexpr std::string_view domain = "candour/delegation/1";
}

bool accepts(ByteView input) {
    const auto key = sample::offline_key();
    const Bytes message = protocol::encode_signed(domain, to_text(input), key);
    const auto delegation = protocol::decode_delegation(message, key.public_key);
    if (!delegation.ok()) return false;
    const Bytes again = protocol::encode_delegation(delegation.value(), key);
    CHECK(protocol::decode_delegation(again, key.public_key).value() == delegation.value());
    return true;
}

std::vector<Bytes> seeds() {
    const auto key = sample::offline_key();
    return {payload_of(domain, protocol::encode_delegation(sample::delegation(), key), key)};
}

}  // namespace candour::fuzz
