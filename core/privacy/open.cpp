// Opening cells and joining messages. Every byte here may come from an enemy.
#include "core/privacy/open.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/privacy/cell_plain.h"
#include "core/privacy/content.h"

namespace candour::privacy {
namespace {

Error corrupt(const char* what) { return Error{ErrorKind::Corrupt, what}; }

std::uint16_t read_u16(const PlainCell& plain, std::size_t at) {
    return static_cast<std::uint16_t>(plain.bytes[at] << 8 | plain.bytes[at + 1]);
}

bool unseal(const Cell& cell, const std::vector<EpochKeyPair>& keys, PlainCell& plain) {
    return std::ranges::any_of(keys, [&](const EpochKeyPair& pair) {
        return crypto_box_seal_open(plain.bytes.data(), cell.sealed.data(), cell.sealed.size(),
                                    pair.public_key.bytes.data(), pair.private_key.data()) == 0;
    });
}

}  // namespace

EpochKeyPair make_epoch_key_pair() {
    CHECK(sodium_init() >= 0);
    EpochKeyPair pair;
    const int status = crypto_box_keypair(pair.public_key.bytes.data(), pair.private_key.data());
    CHECK(status == 0);
    return pair;
}

Result<OpenedCell> open_cell(const Cell& cell, const std::vector<EpochKeyPair>& keys) {
    PlainCell plain;
    if (!unseal(cell, keys, plain)) return corrupt("no key opens this cell");
    if (plain.bytes[format_at] != cell_format) return corrupt("the cell's format is unknown");
    if (plain.bytes[type_at] > static_cast<std::uint8_t>(CellType::Dummy)) {
        return corrupt("the cell's type is unknown");
    }
    std::size_t length = 0;
    if (sodium_unpad(&length, plain.bytes.data(), plain.bytes.size(), plain.bytes.size()) != 0 ||
        length < cell_header_bytes) {
        return corrupt("the cell's padding is broken");
    }
    OpenedCell opened;
    opened.dummy = plain.bytes[type_at] == static_cast<std::uint8_t>(CellType::Dummy);
    if (opened.dummy) return opened;
    std::copy_n(plain.bytes.begin() + message_at, opened.message.bytes.size(),
                opened.message.bytes.begin());
    opened.part = read_u16(plain, part_at);
    opened.parts = read_u16(plain, parts_at);
    if (opened.part >= opened.parts || opened.parts > cells_per_message_max) {
        return corrupt("the cell's part numbers are impossible");
    }
    opened.content.assign(plain.bytes.begin() + cell_header_bytes,
                          plain.bytes.begin() + static_cast<std::ptrdiff_t>(length));
    return opened;
}

Result<feedback::Contact> open_message(const std::vector<OpenedCell>& parts) {
    if (parts.empty()) return Error{ErrorKind::Unavailable, "all parts are missing"};
    const OpenedCell& first = parts.front();
    if (first.parts == 0 || first.parts > cells_per_message_max) {
        return corrupt("the message's number of parts is impossible");
    }
    std::vector<const OpenedCell*> by_part(first.parts, nullptr);
    for (const OpenedCell& cell : parts) {
        if (cell.dummy || cell.message != first.message || cell.parts != first.parts ||
            cell.part >= first.parts) {
            return corrupt("these parts do not belong to one message");
        }
        const OpenedCell*& place = by_part[cell.part];
        if (place != nullptr && place->content != cell.content) {
            return corrupt("the same part is there with two contents");
        }
        place = &cell;
    }
    Bytes content;
    content.reserve(first.parts * cell_content_bytes_max);
    for (const OpenedCell* part : by_part) {
        if (part == nullptr) return Error{ErrorKind::Unavailable, "a part is still missing"};
        content.insert(content.end(), part->content.begin(), part->content.end());
    }
    auto contact = decode_content(content);
    wipe(content);
    return contact;
}

}  // namespace candour::privacy
