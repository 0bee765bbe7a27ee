// The acknowledgement, the only word that a device counts on.
#include "sync/protocol/ack.h"

#include "sync/protocol/limits.h"
#include "tests/support/catch.h"
#include "tests/sync/protocol/samples.h"

namespace candour::protocol {

TEST_CASE("an acknowledgement comes back whole", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const auto read = decode_ack(encode_ack(sample::ack(), key), key.public_key).take();
    REQUIRE(read.body_hash == sample::ack().body_hash);
    REQUIRE(read.batches == 2);
    REQUIRE(read.cells_stored == 32);
    REQUIRE(read.server_epoch == "0123456789abcdef");
    REQUIRE(read.generation == 7);
    REQUIRE(read.horizon == 5);
    REQUIRE(read.time_s == 1'795'348'800);
}

TEST_CASE("no byte of an acknowledgement can be changed or cut", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const Bytes good = encode_ack(sample::ack(), key);
    for (std::size_t i = 0; i < good.size(); ++i) {
        for (const int bit : {0, 5}) {  // Bit 5 turns a letter's case, the kindest damage.
            Bytes bad = good;
            bad[i] ^= static_cast<std::uint8_t>(1 << bit);
            const auto read = decode_ack(bad, key.public_key);
            INFO("byte " << i << ", bit " << bit);
            REQUIRE_FALSE(read.ok());
            REQUIRE((read.error().kind == ErrorKind::Denied ||
                     read.error().kind == ErrorKind::Corrupt));
        }
        REQUIRE_FALSE(decode_ack(ByteView(good).first(i), key.public_key).ok());
    }
}

TEST_CASE("an acknowledgement is for the prefix that the server received", "[sync]") {
    const Bytes body = encode_batches(sample::cells(48));
    Acknowledgement ack{.body_hash = hash_hex(body), .batches = 3};
    REQUIRE(ack_is_for(ack, body));
    ack = {.body_hash = hash_hex(ByteView(body).first(batch_bytes)), .batches = 1};
    REQUIRE(ack_is_for(ack, body));
    ack.batches = 2;
    REQUIRE_FALSE(ack_is_for(ack, body));
    ack = {.body_hash = hash_hex({}), .batches = 0};
    REQUIRE_FALSE(ack_is_for(ack, body));
    for (const std::uint64_t batches : {4ULL, 17ULL, ~0ULL}) {
        ack = {.body_hash = hash_hex(body), .batches = batches};
        REQUIRE_FALSE(ack_is_for(ack, body));
    }
}

TEST_CASE("decode_ack refuses numbers that cannot be", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    Acknowledgement ack = sample::ack();
    ack.cells_stored = 33;  // More than it received.
    REQUIRE(decode_ack(encode_ack(ack, key), key.public_key).error().kind == ErrorKind::Corrupt);
    ack = sample::ack();
    ack.batches = 17;
    REQUIRE(decode_ack(encode_ack(ack, key), key.public_key).error().kind == ErrorKind::Corrupt);
    ack = sample::ack();
    ack.time_s = 253'402'300'800;  // The year 10000.
    REQUIRE(decode_ack(encode_ack(ack, key), key.public_key).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("decode_ack refuses another server's word and another message of the same key",
          "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const auto other =
        decode_ack(encode_ack(sample::ack(), make_signing_key_pair()), key.public_key);
    REQUIRE(other.error().kind == ErrorKind::Denied);
    // The same key and the same envelope under another domain.
    const auto stored = decode_ack(encode_stored_cells({}, key), key.public_key);
    REQUIRE(stored.error().kind == ErrorKind::Denied);
}

TEST_CASE("decode_ack survives what is no acknowledgement", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const std::string inputs[] = {
        "",
        "<html>Please sign in</html>",
        "null",
        "[]",
        "{}",
        R"({"signed": 1, "signature": []})",
        R"({"signed": "!!!!", "signature": "AAAA"})",
        std::string(16'000, '['),  // Deep nesting must not exhaust the stack.
        std::string("{\"signed\":\"\0\"}", 13),
        "{\"signed\":\"\xff\xfe\"}",  // Not UTF-8.
    };
    for (const std::string& input : inputs) {
        const auto read = decode_ack(as_bytes(input), key.public_key);
        REQUIRE(read.error().kind == ErrorKind::Corrupt);
    }
}

}  // namespace candour::protocol
