// Sealing replies, and opening what lies in a mailbox.
#include "core/privacy/reply.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/base/check.h"
#include "core/base/utf8.h"
#include "core/privacy/reply_content.h"
#include "core/privacy/reply_plain.h"

namespace candour::privacy {
namespace {

constexpr std::size_t content_bytes_max = reply_parts_max * reply_piece_bytes_max;

// The parts of one reply, as far as they are here.
struct Gathered {
    std::vector<std::optional<Bytes>> pieces;
    bool contradicts = false;
};

struct Part {
    ReplyId id{};
    std::size_t part = 0;
    std::size_t parts = 0;
    Bytes piece;
};

Error too_long(const Reply& reply, std::size_t content_bytes) {
    const std::size_t characters = character_count(reply.text);
    const std::size_t excess = content_bytes - content_bytes_max;
    // What goes may be what compressed well: a tenth more, in round tens.
    const std::size_t tens = (excess * characters * 11 / (content_bytes * 10) + 10) / 10;
    return Error{ErrorKind::Full, "The reply is about " + std::to_string(tens * 10) +
                                      " characters too long for the board. Make it shorter, or "
                                      "send the rest as a second reply."};
}

store::BoardEntry seal_part(const Part& part, const ReplyAddress& address) {
    CHECK(part.piece.size() <= reply_piece_bytes_max);
    PlainReplyPart plain;
    plain.bytes[reply_format_at] = reply_format;
    plain.bytes[reply_part_at] = static_cast<std::uint8_t>(part.part);
    plain.bytes[reply_parts_at] = static_cast<std::uint8_t>(part.parts);
    std::ranges::copy(part.id, plain.bytes.begin() + reply_id_at);
    std::ranges::copy(part.piece, plain.bytes.begin() + reply_header_bytes);
    std::size_t padded = 0;
    CHECK(sodium_pad(&padded, plain.bytes.data(), reply_header_bytes + part.piece.size(),
                     plain.bytes.size(), plain.bytes.size()) == 0);
    CHECK(padded == plain.bytes.size());

    store::BoardEntry entry{};
    std::ranges::copy(address.mailbox(), entry.begin());
    const int status = crypto_box_seal(entry.data() + store::mailbox_bytes, plain.bytes.data(),
                                       plain.bytes.size(), address.public_key().data());
    CHECK(status == 0);  // read_reply_address() keeps out the keys for which it fails.
    return entry;
}

std::optional<Part> open_part(const store::BoardEntry& entry, const ReplyKeyPair& key) {
    PlainReplyPart plain;
    if (crypto_box_seal_open(plain.bytes.data(), entry.data() + store::mailbox_bytes,
                             entry.size() - store::mailbox_bytes, key.public_key.data(),
                             key.private_key.data()) != 0) {
        return std::nullopt;
    }
    std::size_t length = 0;
    if (plain.bytes[reply_format_at] != reply_format ||
        sodium_unpad(&length, plain.bytes.data(), plain.bytes.size(), plain.bytes.size()) != 0 ||
        length < reply_header_bytes) {
        return std::nullopt;
    }
    Part opened;
    opened.part = plain.bytes[reply_part_at];
    opened.parts = plain.bytes[reply_parts_at];
    if (opened.part >= opened.parts || opened.parts > reply_parts_max) return std::nullopt;
    std::copy_n(plain.bytes.begin() + reply_id_at, opened.id.size(), opened.id.begin());
    opened.piece.assign(plain.bytes.begin() + reply_header_bytes,
                        plain.bytes.begin() + static_cast<std::ptrdiff_t>(length));
    return opened;
}

void gather(Part part, Gathered& into) {
    if (into.pieces.empty()) into.pieces.resize(part.parts);
    if (into.pieces.size() != part.parts) {
        into.contradicts = true;
        return;
    }
    std::optional<Bytes>& place = into.pieces[part.part];
    if (place && *place != part.piece) into.contradicts = true;
    if (place) {
        wipe(part.piece);
    } else {
        place = std::move(part.piece);
    }
}

// Errors: Unavailable while parts are missing, Corrupt.
Result<Reply> join(const ReplyId& id, const Gathered& gathered, const store::MailboxId& mailbox,
                   const ReplyKeyPair& key) {
    if (gathered.contradicts) return Error{ErrorKind::Corrupt, "the parts contradict each other"};
    Bytes content;
    content.reserve(gathered.pieces.size() * reply_piece_bytes_max);
    for (const std::optional<Bytes>& piece : gathered.pieces) {
        if (!piece) {
            wipe(content);
            return Error{ErrorKind::Unavailable, "a part is not here yet"};
        }
        content.insert(content.end(), piece->begin(), piece->end());
    }
    auto reply = decode_reply(content);
    wipe(content);
    if (reply.ok() && reply_id(reply.value(), mailbox, key.public_key) != id) {
        wipe(reply.value().text);
        return Error{ErrorKind::Corrupt, "the reply is not what it was sealed as"};
    }
    return reply;
}

}  // namespace

Result<ReplyAddress> read_reply_address(const feedback::Contact::ReplyTo& reply_to) {
    CHECK(sodium_init() >= 0);
    if (reply_to.mailbox_id.empty() && reply_to.public_key.empty()) {
        return Error{ErrorKind::NotFound, "No reply was asked for: this contact has no receipt."};
    }
    const auto damaged = [](const char* what) {
        return Error{ErrorKind::Invalid, std::string("No reply can be sent: ") + what +
                                             " that came with this contact is damaged."};
    };
    ReplyAddress address;
    auto mailbox = from_hex(reply_to.mailbox_id);
    if (!mailbox.ok() || mailbox.value().size() != address.mailbox_.size()) {
        return damaged("the receipt's mailbox");
    }
    std::ranges::copy(mailbox.value(), address.mailbox_.begin());
    auto key = from_base64(reply_to.public_key);
    if (!key.ok() || key.value().size() != address.public_key_.size()) {
        return damaged("the receipt's key");
    }
    std::ranges::copy(key.value(), address.public_key_.begin());
    std::array<std::uint8_t, crypto_box_SEALBYTES> probe{};
    if (crypto_box_seal(probe.data(), nullptr, 0, address.public_key_.data()) != 0) {
        return damaged("the receipt's key");
    }
    return address;
}

Result<SealedReply> seal_reply(const Reply& reply, const ReplyAddress& address) {
    ASSIGN_OR_RETURN(Bytes content, encode_reply(reply));
    if (content.size() > content_bytes_max) {
        const std::size_t content_bytes = content.size();
        wipe(content);
        return too_long(reply, content_bytes);
    }
    SealedReply sealed;
    sealed.id = reply_id(reply, address.mailbox(), address.public_key());
    const std::size_t parts = (content.size() + reply_piece_bytes_max - 1) / reply_piece_bytes_max;
    for (std::size_t part = 0; part < parts; ++part) {
        const ByteView rest = ByteView(content).subspan(part * reply_piece_bytes_max);
        const ByteView piece = rest.first(std::min(rest.size(), reply_piece_bytes_max));
        Part one{.id = sealed.id,
                 .part = part,
                 .parts = parts,
                 .piece = Bytes(piece.begin(), piece.end())};
        sealed.parts.push_back(seal_part(one, address));
        wipe(one.piece);
    }
    wipe(content);
    return sealed;
}

OpenedReplies::~OpenedReplies() {
    for (Reply& reply : replies)
        wipe(reply.text);
}

OpenedReplies open_replies(const std::vector<store::BoardEntry>& entries, const ReplyKeyPair& key) {
    CHECK(sodium_init() >= 0);
    using Place = std::pair<store::MailboxId, ReplyId>;
    OpenedReplies opened;
    std::map<Place, Gathered> gathered;
    std::vector<Place> order;
    for (const store::BoardEntry& entry : entries) {
        std::optional<Part> part = open_part(entry, key);
        if (!part) {
            ++opened.unreadable;
            continue;
        }
        Place place{{}, part->id};
        std::copy_n(entry.begin(), place.first.size(), place.first.begin());
        if (!gathered.contains(place)) order.push_back(place);
        gather(std::move(*part), gathered[place]);
    }
    for (const Place& place : order) {
        Gathered& one = gathered[place];
        auto reply = join(place.second, one, place.first, key);
        if (reply.ok()) {
            opened.replies.push_back(reply.take());
        } else {
            ++(reply.error().kind == ErrorKind::Unavailable ? opened.incomplete
                                                            : opened.unreadable);
        }
        for (std::optional<Bytes>& piece : one.pieces) {
            if (piece) wipe(*piece);
        }
    }
    return opened;
}

}  // namespace candour::privacy
