// POST /v1/cells on the wire: cells, MAC, acknowledgement.
#include <set>

#include "sync/protocol/limits.h"
#include "sync/protocol/messages.h"
#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::protocol {

namespace {

Acknowledgement some_ack() {
    return {.body_hash = body_hash_of(as_bytes("body")),
            .cells_stored = 32,
            .server_epoch = "0123456789abcdef",
            .generation = 7,
            .horizon = 5,
            .time_s = 1'795'348'800};
}

}  // namespace

TEST_CASE("cells come off the wire as they went on", "[sync]") {
    test::SodiumRandom random;
    const auto cells = test::random_cells(32, random);
    const Bytes body = encode_batches(cells);
    REQUIRE(body.size() == 2 * batch_bytes);
    REQUIRE(decode_cells(body) == cells);
}

TEST_CASE("decode_cells leaves out a last cell that is cut off", "[sync]") {
    test::SodiumRandom random;
    const auto cells = test::random_cells(16, random);
    const Bytes body = encode_batches(cells);
    REQUIRE(decode_cells(ByteView(body).first(15 * 1024 + 1023)).size() == 15);
    REQUIRE(decode_cells(ByteView(body).first(1023)).empty());
    REQUIRE(decode_cells({}).empty());
}

TEST_CASE("a MAC holds for its body and key alone", "[sync]") {
    const PoolKey key = make_pool_key();
    Bytes body(batch_bytes, 7);
    const std::string mac = mac_of(body, key);
    REQUIRE(mac.size() == 64);
    REQUIRE(mac_holds(body, key, mac));
    REQUIRE_FALSE(mac_holds(body, make_pool_key(), mac));
    REQUIRE_FALSE(mac_holds(body, key, ""));
    REQUIRE_FALSE(mac_holds(body, key, mac.substr(2)));
    REQUIRE_FALSE(mac_holds(body, key, std::string(64, 'z')));
    for (std::size_t i = 0; i < body.size(); i += 97) {
        body[i] ^= 1;
        REQUIRE_FALSE(mac_holds(body, key, mac));
        body[i] ^= 1;
    }
}

TEST_CASE("a pool key's id is 16 hexadecimal characters, another for each key", "[sync]") {
    std::set<std::string> ids;
    for (int i = 0; i < 20; ++i)
        ids.insert(pool_key_id(make_pool_key()));
    REQUIRE(ids.size() == 20);
    REQUIRE(ids.begin()->size() == 16);
    REQUIRE(from_hex(*ids.begin()).ok());
}

TEST_CASE("an acknowledgement comes back whole", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const auto read = decode_ack(encode_ack(some_ack(), key), key.public_key);
    REQUIRE(read.ok());
    REQUIRE(read.value().body_hash == some_ack().body_hash);
    REQUIRE(read.value().cells_stored == 32);
    REQUIRE(read.value().server_epoch == "0123456789abcdef");
    REQUIRE(read.value().generation == 7);
    REQUIRE(read.value().horizon == 5);
    REQUIRE(read.value().time_s == 1'795'348'800);
}

TEST_CASE("no byte of an acknowledgement can be changed or cut", "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const Bytes good = encode_ack(some_ack(), key);
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

TEST_CASE("decode_ack refuses another server's word and another message of the same key",
          "[sync]") {
    const SigningKeyPair key = make_signing_key_pair();
    const auto other = decode_ack(encode_ack(some_ack(), make_signing_key_pair()), key.public_key);
    REQUIRE(other.error().kind == ErrorKind::Denied);
    // The same key and the same envelope under another domain.
    const auto bundle = decode_ack(encode_bundle(Bundle(), key), key.public_key);
    REQUIRE(bundle.error().kind == ErrorKind::Denied);
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
        std::string(100'000, '['),  // Deep nesting must not exhaust the stack.
        std::string("{\"signed\":\"\0\"}", 13),
        "{\"signed\":\"\xff\xfe\"}",  // Not UTF-8.
    };
    for (const std::string& input : inputs) {
        const auto read = decode_ack(as_bytes(input), key.public_key);
        REQUIRE(read.error().kind == ErrorKind::Corrupt);
    }
}

}  // namespace candour::protocol
