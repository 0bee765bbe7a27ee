// POST /v1/cells on the wire: cells, batches, MACs.
#include "sync/protocol/cells.h"

#include <set>

#include "sync/protocol/limits.h"
#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::protocol {

TEST_CASE("cells come off the wire as they went on", "[sync]") {
    test::SodiumRandom random;
    const auto cells = test::random_cells(32, random);
    const Bytes body = encode_batches(cells);
    REQUIRE(body.size() == 2 * batch_bytes);
    REQUIRE(decode_cells(body) == cells);
}

TEST_CASE("decode_cells leaves out a last cell that is cut off", "[sync]") {
    test::SodiumRandom random;
    const Bytes body = encode_batches(test::random_cells(16, random));
    REQUIRE(decode_cells(ByteView(body).first(15 * 1024 + 1023)).size() == 15);
    REQUIRE(decode_cells(ByteView(body).first(1023)).empty());
    REQUIRE(decode_cells({}).empty());
}

TEST_CASE("each batch has a MAC of its own, which holds for it and its key alone", "[sync]") {
    test::SodiumRandom random;
    const PoolKey key = make_pool_key();
    Bytes body = encode_batches(test::random_cells(48, random));
    const auto macs = decode_mac_header(mac_header(body, key)).take();
    REQUIRE(macs.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const ByteView batch = ByteView(body).subspan(i * batch_bytes, batch_bytes);
        REQUIRE(mac_holds(batch, key, macs[i]));
        REQUIRE_FALSE(mac_holds(batch, key, macs[(i + 1) % 3]));
        REQUIRE_FALSE(mac_holds(batch, make_pool_key(), macs[i]));
    }
    for (std::size_t i = 0; i < batch_bytes; i += 97) {
        body[i] ^= 1;
        REQUIRE_FALSE(mac_holds(ByteView(body).first(batch_bytes), key, macs[0]));
        body[i] ^= 1;
    }
}

TEST_CASE("decode_mac_header takes one to sixteen MACs and nothing else", "[sync]") {
    const std::string mac(64, 'a');
    const auto list = [&](std::size_t count) {
        std::string header = mac;
        for (std::size_t i = 1; i < count; ++i)
            header += "," + mac;
        return header;
    };
    REQUIRE(decode_mac_header(list(1)).value().size() == 1);
    REQUIRE(decode_mac_header(list(16)).value().size() == 16);
    const std::string bad[] = {
        "",
        ",",
        mac + ",",
        "," + mac,
        mac + ",," + mac,
        mac + ", " + mac,  // One form only, so that no device is told by its commas.
        mac.substr(2),
        mac + "aa",
        std::string(64, 'z'),
        list(17),
        std::string(100'000, ','),
    };
    for (const std::string& header : bad) {
        INFO(header.substr(0, 80));
        REQUIRE(decode_mac_header(header).error().kind == ErrorKind::Invalid);
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

}  // namespace candour::protocol
