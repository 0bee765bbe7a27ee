// tests/fuzz/reply_fuzz.cpp: what a visitor's device says of its receipt, then a mailbox of entries
// with any insides, sealed to the fuzzers' key so that a mutated inside gets behind the seal. The
// first byte says which of the two.
#include <algorithm>

#include "core/privacy/reply.h"
#include "core/privacy/reply_content.h"
#include "core/privacy/reply_plain.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/keys.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

enum Part : unsigned { Address = 0, Mailbox = 1 };

constexpr CivilDay a_day{std::chrono::year{2026} / 11 / 30};

privacy::ReplyKeyPair key() {
    const privacy::EpochKeyPair pair = epoch_pair();
    return {pair.public_key.bytes, pair.private_key};
}

std::string text_of(const Bytes& bytes) { return to_text(bytes); }

bool takes_address(Input& input) {
    const feedback::Contact::ReplyTo reply_to{text_of(input.piece()), text_of(input.piece())};
    const auto address = privacy::read_reply_address(reply_to);
    if (!address.ok()) return false;
    // Whatever is let in can be sealed to, with any text that is one.
    const privacy::Reply reply{"A " + text_of(input.rest()), "en", a_day};
    const auto sealed = privacy::seal_reply(reply, address.value());
    if (sealed.ok()) CHECK(!sealed.value().parts.empty());
    if (sealed.ok()) CHECK(sealed.value().parts.size() <= privacy::reply_parts_max);
    return true;
}

// A piece is part, parts, and a content; the id is the one that the whole text would have, when
// all the pieces are one reply.
bool opens_mailbox(Input& input) {
    struct Piece {
        std::uint8_t part, parts;
        Bytes content;
    };
    std::vector<Piece> pieces;
    Bytes content;
    while (!input.empty() && pieces.size() < 12) {
        Piece piece{input.byte(), input.byte(), input.piece()};
        piece.content.resize(std::min(piece.content.size(), privacy::reply_piece_bytes_max));
        content.insert(content.end(), piece.content.begin(), piece.content.end());
        pieces.push_back(std::move(piece));
    }
    const auto whole = privacy::decode_reply(content);
    privacy::ReplyId id{};
    if (whole.ok()) id = privacy::reply_id(whole.value(), {}, key().public_key);

    std::vector<store::BoardEntry> entries;
    for (const Piece& piece : pieces) {
        privacy::PlainReplyPart plain;
        plain.bytes[privacy::reply_format_at] = privacy::reply_format;
        plain.bytes[privacy::reply_part_at] = piece.part;
        plain.bytes[privacy::reply_parts_at] = piece.parts;
        std::ranges::copy(id, plain.bytes.begin() + privacy::reply_id_at);
        std::ranges::copy(piece.content, plain.bytes.begin() + privacy::reply_header_bytes);
        std::size_t padded = 0;
        CHECK(sodium_pad(&padded, plain.bytes.data(),
                         privacy::reply_header_bytes + piece.content.size(), plain.bytes.size(),
                         plain.bytes.size()) == 0);
        store::BoardEntry entry{};
        CHECK(crypto_box_seal(entry.data() + store::mailbox_bytes, plain.bytes.data(),
                              plain.bytes.size(), key().public_key.data()) == 0);
        entries.push_back(entry);
    }
    const privacy::OpenedReplies opened = privacy::open_replies(entries, key());
    CHECK(opened.replies.size() + opened.incomplete <= 1);  // All have one id.
    for (const privacy::Reply& reply : opened.replies)
        CHECK(privacy::encode_reply(reply).ok());
    return !opened.replies.empty();
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    return input.byte() == Address ? takes_address(input) : opens_mailbox(input);
}

std::vector<Bytes> seeds() {
    std::vector<Bytes> found;
    const std::string mailbox(store::mailbox_bytes * 2, '0');
    const std::string public_key = to_base64(key().public_key);
    found.push_back(Output()
                        .byte(Address)
                        .piece(bytes_of(mailbox))
                        .piece(bytes_of(public_key))
                        .raw(bytes_of("Mended."))
                        .bytes());
    std::string mixed;  // Compresses badly, so that it takes two parts.
    for (unsigned i = 0; i < 1500; ++i)
        mixed += static_cast<char>('a' + (i * i * 7 + i / 3) % 26);
    for (const std::string& text : {std::string("Mended."), std::string(4000, 'x'), mixed}) {
        const Bytes content = privacy::encode_reply({text, "ur", a_day}).take();
        const std::size_t parts =
            (content.size() + privacy::reply_piece_bytes_max - 1) / privacy::reply_piece_bytes_max;
        Output output;
        output.byte(Mailbox);
        for (std::size_t part = 0; part < parts; ++part) {
            const ByteView rest = ByteView(content).subspan(part * privacy::reply_piece_bytes_max);
            output.byte(part).byte(parts).piece(
                rest.first(std::min(rest.size(), privacy::reply_piece_bytes_max)));
        }
        found.push_back(output.bytes());
    }
    return found;
}

}  // namespace candour::fuzz
