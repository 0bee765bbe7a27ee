// Pages of the board of replies.
#include "sync/protocol/board.h"

#include "tests/support/catch.h"
#include "tests/sync/protocol/samples.h"

namespace candour::protocol {

TEST_CASE("a page of the board comes back, also an empty one and a full one", "[sync]") {
    const SigningKeyPair key = sample::online_key();
    BoardPage empty = sample::board_page();
    empty.entries.clear();
    empty.from = empty.latest;
    BoardPage full = sample::board_page();
    full.entries.resize(board_entries_per_page_max);
    full.latest = 1'000;
    for (const BoardPage& page : {sample::board_page(), empty, full}) {
        const Bytes sent = encode_board_page(page, key);
        REQUIRE(sent.size() <= board_page_bytes_max);
        REQUIRE(decode_board_page(sent, key.public_key).value() == page);
    }
}

TEST_CASE("no byte of a page can be changed or cut", "[sync]") {
    const SigningKeyPair key = sample::online_key();
    const Bytes good = encode_board_page(sample::board_page(), key);
    for (std::size_t i = 0; i < good.size(); ++i) {
        Bytes bad = good;
        bad[i] ^= 1;
        INFO("byte " << i);
        REQUIRE_FALSE(decode_board_page(bad, key.public_key).ok());
        REQUIRE_FALSE(decode_board_page(ByteView(good).first(i), key.public_key).ok());
    }
    Bytes longer = good;
    longer.resize(good.size() + board_entry_bytes);
    REQUIRE_FALSE(decode_board_page(longer, key.public_key).ok());
}

TEST_CASE("a page that says it ends after the board is Corrupt", "[sync]") {
    BoardPage page = sample::board_page();
    page.latest = page.from + 1;
    const SigningKeyPair key = sample::online_key();
    REQUIRE(decode_board_page(encode_board_page(page, key), key.public_key).error().kind ==
            ErrorKind::Corrupt);
}

TEST_CASE("decode_since reads one number and nothing else", "[sync]") {
    REQUIRE(decode_since("since=0").value() == 0);
    REQUIRE(decode_since("since=18446744073709551615").value() == ~0ULL);
    for (const char* bad : {"", "since", "since=", "since=-1", "since=1a", "since=1&x=2", "x=1",
                            "since=18446744073709551616", "since= 1"}) {
        INFO(bad);
        REQUIRE(decode_since(bad).error().kind == ErrorKind::Invalid);
    }
}

}  // namespace candour::protocol
