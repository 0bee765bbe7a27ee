// Files that travel on a stick: cells up, the answer down.
#include "sync/protocol/answer_file.h"
#include "sync/protocol/cells.h"
#include "sync/protocol/cells_file.h"
#include "sync/protocol/limits.h"
#include "tests/support/catch.h"
#include "tests/sync/protocol/samples.h"

namespace candour::protocol {

TEST_CASE("a cells file comes back with its cells and a MAC for each batch", "[sync]") {
    const auto cells = sample::cells(48);
    const Bytes file = encode_cells_file(cells, sample::pool_key());
    REQUIRE(file.size() == 16 + 8 + 4 + 3 * (batch_bytes + 32) + 32);
    const auto read = decode_cells_file(file).take();
    REQUIRE(read.pool_key_id == pool_key_id(sample::pool_key()));
    REQUIRE(read.cells == cells);
    REQUIRE(read.macs.size() == 3);
    REQUIRE(mac_holds(encode_batches(sample::cells(16)), sample::pool_key(), read.macs[0]));
}

TEST_CASE("a damaged, cut or lengthened cells file is Corrupt", "[sync]") {
    const Bytes good = encode_cells_file(sample::cells(16), sample::pool_key());
    for (std::size_t i = 0; i < good.size(); i += i < 64 ? 1 : 61) {
        Bytes bad = good;
        bad[i] ^= 1;
        INFO("byte " << i);
        REQUIRE(decode_cells_file(bad).error().kind == ErrorKind::Corrupt);
        REQUIRE(decode_cells_file(ByteView(good).first(i)).error().kind == ErrorKind::Corrupt);
    }
    Bytes longer = good;
    longer.push_back(0);
    REQUIRE(decode_cells_file(longer).error().kind == ErrorKind::Corrupt);
    REQUIRE_FALSE(decode_cells_file(encode_cells_file({}, sample::pool_key())).ok());
}

TEST_CASE("a signed list of stored cells comes back, also the longest", "[sync]") {
    const SigningKeyPair key = sample::online_key();
    StoredCells longest = sample::stored_cells();
    longest.cells.assign(stored_cells_max, CellId{});
    for (const StoredCells& stored : {sample::stored_cells(), longest, StoredCells{}}) {
        REQUIRE(decode_stored_cells(encode_stored_cells(stored, key), key.public_key).value() ==
                stored);
    }
    const Bytes other = encode_stored_cells(sample::stored_cells(), sample::pair_of(99));
    REQUIRE(decode_stored_cells(other, key.public_key).error().kind == ErrorKind::Denied);
}

TEST_CASE("an answer file comes back with all of its parts", "[sync]") {
    const AnswerFile answers[] = {sample::answer_file(), AnswerFile{}};
    for (const AnswerFile& answer : answers) {
        REQUIRE(decode_answer_file(encode_answer_file(answer)).value() == answer);
    }
}

TEST_CASE("a damaged, cut or lengthened answer file is Corrupt", "[sync]") {
    const Bytes good = encode_answer_file(sample::answer_file());
    for (std::size_t i = 0; i < good.size(); i += 7) {
        Bytes bad = good;
        bad[i] ^= 1;
        INFO("byte " << i);
        REQUIRE(decode_answer_file(bad).error().kind == ErrorKind::Corrupt);
        REQUIRE(decode_answer_file(ByteView(good).first(i)).error().kind == ErrorKind::Corrupt);
    }
}

}  // namespace candour::protocol
