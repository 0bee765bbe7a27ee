// The signed bundle on the wire.
#include "sync/protocol/messages.h"
#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::protocol {

namespace {

Bundle some_bundle() {
    Bundle bundle;
    bundle.version = 3;
    bundle.organisation_json = "{\"id\":\"\xc3\xa9\"}\n";
    bundle.epoch_key.bytes.fill(9);
    bundle.online_key.bytes.fill(8);
    return bundle;
}

}  // namespace

TEST_CASE("a bundle comes back byte for byte", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const auto read = decode_bundle(encode_bundle(some_bundle(), key), key.public_key);
    REQUIRE(read.ok());
    REQUIRE(read.value().version == 3);
    REQUIRE(read.value().organisation_json == some_bundle().organisation_json);
    REQUIRE(read.value().epoch_key == some_bundle().epoch_key);
    REQUIRE(read.value().online_key == some_bundle().online_key);
}

TEST_CASE("no byte of a bundle can be changed or cut", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const Bytes good = encode_bundle(some_bundle(), key);
    for (std::size_t i = 0; i < good.size(); ++i) {
        Bytes bad = good;
        bad[i] ^= 1;
        INFO("byte " << i);
        REQUIRE_FALSE(decode_bundle(bad, key.public_key).ok());
        REQUIRE_FALSE(decode_bundle(ByteView(good).first(i), key.public_key).ok());
    }
}

TEST_CASE("decode_bundle refuses a bundle of another organisation", "[sync]") {
    const Bytes bundle = encode_bundle(some_bundle(), make_signing_key_pair());
    const auto read = decode_bundle(bundle, make_signing_key_pair().public_key);
    REQUIRE(read.error().kind == ErrorKind::Denied);
}

TEST_CASE("decode_bundle refuses an acknowledgement of the same key", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    REQUIRE(decode_bundle(encode_ack({}, key), key.public_key).error().kind == ErrorKind::Denied);
}

}  // namespace candour::protocol
