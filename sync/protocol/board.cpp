// Pages of the board: a signed header, then entries of one size.
#include "sync/protocol/board.h"

#include <algorithm>
#include <charconv>

#include "sync/protocol/fields.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

namespace {

constexpr std::string_view board_domain = "candour/board/1";
constexpr std::size_t length_bytes = 4;

Error wrong(const std::string& what) {
    return {ErrorKind::Corrupt, "the page of replies is damaged: its " + what + " is wrong"};
}

std::string header_of(const BoardPage& page, ByteView entries) {
    return to_compact_json({{"board", page.board},
                            {"from", page.from},
                            {"to", page.from + page.entries.size()},
                            {"latest", page.latest},
                            {"entries_hash", hash_hex(entries)}});
}

// The header's bytes, and after them the entries'. Errors: Corrupt.
Result<std::pair<ByteView, ByteView>> split(ByteView bytes) {
    if (bytes.size() > board_page_bytes_max || bytes.size() < length_bytes) return wrong("size");
    std::size_t length = 0;
    for (const std::uint8_t byte : bytes.first(length_bytes))
        length = length << 8 | byte;
    const ByteView rest = bytes.subspan(length_bytes);
    if (length > rest.size()) return wrong("size");
    return std::pair(rest.first(length), rest.subspan(length));
}

}  // namespace

Bytes encode_board_page(const BoardPage& page, const SigningKeyPair& online_key) {
    CHECK(page.entries.size() <= board_entries_per_page_max);
    Bytes entries;
    for (const BoardEntry& entry : page.entries)
        entries.insert(entries.end(), entry.begin(), entry.end());
    const Bytes header = encode_signed(board_domain, header_of(page, entries), online_key);
    Bytes bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(header.size() >> shift));
    bytes.insert(bytes.end(), header.begin(), header.end());
    bytes.insert(bytes.end(), entries.begin(), entries.end());
    return bytes;
}

Result<BoardPage> decode_board_page(ByteView bytes, const SigningPublicKey& online_key) {
    ASSIGN_OR_RETURN(const auto parts, split(bytes));
    auto [header, entries] = parts;
    ASSIGN_OR_RETURN(const std::string payload, decode_signed(board_domain, header, online_key));
    Fields fields = Fields::of_text(payload);
    BoardPage page{.board = fields.short_text("board"),
                   .from = fields.number("from"),
                   .latest = fields.number("latest"),
                   .entries = {}};
    const std::uint64_t to = fields.number("to", page.latest);
    const std::string entries_hash = fields.text("entries_hash");
    if (!fields.ok()) return wrong(fields.bad());
    if (page.from > to || entries.size() % board_entry_bytes != 0 ||
        entries.size() / board_entry_bytes != to - page.from ||
        to - page.from > board_entries_per_page_max || hash_hex(entries) != entries_hash) {
        return wrong("number of entries");
    }
    for (; !entries.empty(); entries = entries.subspan(board_entry_bytes)) {
        std::ranges::copy(entries.first(board_entry_bytes), page.entries.emplace_back().begin());
    }
    return page;
}

Result<std::uint64_t> decode_since(std::string_view query) {
    constexpr std::string_view name = "since=";
    std::uint64_t since = 0;
    if (query.starts_with(name)) {
        const std::string_view digits = query.substr(name.size());
        const char* end = digits.data() + digits.size();
        const auto [read, failure] = std::from_chars(digits.data(), end, since);
        if (failure == std::errc() && read == end) return since;
    }
    return Error{ErrorKind::Invalid, "say from which reply on: ?since=NUMBER"};
}

}  // namespace candour::protocol
