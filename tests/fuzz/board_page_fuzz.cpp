// tests/fuzz/board_page_fuzz.cpp: a page of the reply board, whole and behind its header's
// signature; and the query that asks for one.
#include "sync/protocol/board.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view domain = "candour/board/1";

enum Way : unsigned { Whole, Header, Query };

// The header as signed, then entries that are zeros.
Bytes page_around(ByteView header, std::size_t entries) {
    const Bytes message = signed_online(domain, header);
    return Output()
        .number(message.size() >> 16)
        .number(message.size() & 0xFFFF)
        .raw(message)
        .raw(Bytes(entries * protocol::board_entry_bytes))
        .bytes();
}

bool accepts_page(const Bytes& bytes) {
    const auto page = protocol::decode_board_page(bytes, sample::online_key().public_key);
    if (!page.ok()) return false;
    CHECK(page.value().entries.size() <= protocol::board_entries_per_page_max);
    const Bytes again = protocol::encode_board_page(page.value(), sample::online_key());
    CHECK(protocol::decode_board_page(again, sample::online_key().public_key).value() ==
          page.value());
    return true;
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 3;
    if (way == Whole) return accepts_page(input.rest());
    if (way == Query) return protocol::decode_since(to_text(input.rest())).ok();
    const std::size_t entries = input.byte();
    return accepts_page(page_around(input.rest(), entries));
}

std::vector<Bytes> seeds() {
    protocol::BoardPage zeros = sample::board_page();
    zeros.entries.assign(3, protocol::BoardEntry{});
    const Bytes page = protocol::encode_board_page(zeros, sample::online_key());
    const std::size_t size = page.size() - 3 * protocol::board_entry_bytes;
    const Bytes header =
        payload_of(domain, ByteView(page).subspan(4, size - 4), sample::online_key());
    return {Output()
                .byte(Whole)
                .raw(protocol::encode_board_page(sample::board_page(), sample::online_key()))
                .bytes(),
            Output().byte(Header).byte(3).raw(header).bytes(),
            Output().byte(Query).raw(as_bytes("since=12")).bytes()};
}

}  // namespace candour::fuzz
