// Sealing: content, parts, padding, sealed boxes.
#include "core/privacy/seal.h"

#include <algorithm>

#include "core/base/check.h"
#include "core/privacy/cell_plain.h"
#include "core/privacy/content.h"

namespace candour::privacy {
namespace {

struct Part {
    CellType type = CellType::Part;
    MessageId message;
    std::size_t part = 0;
    std::size_t parts = 1;
    ByteView content;
};

void write_u16(PlainCell& plain, std::size_t at, std::size_t number) {
    plain.bytes[at] = static_cast<std::uint8_t>(number >> 8);
    plain.bytes[at + 1] = static_cast<std::uint8_t>(number & 0xFF);
}

Cell seal_part(const Part& part, const EpochPublicKey& key, SecureRandom& random) {
    CHECK(part.content.size() <= cell_content_bytes_max);
    PlainCell plain;
    plain.bytes[format_at] = cell_format;
    plain.bytes[type_at] = static_cast<std::uint8_t>(part.type);
    std::ranges::copy(part.message.bytes, plain.bytes.begin() + message_at);
    write_u16(plain, part_at, part.part);
    write_u16(plain, parts_at, part.parts);
    std::ranges::copy(part.content, plain.bytes.begin() + cell_header_bytes);

    std::size_t padded = 0;
    const int pad_status =
        sodium_pad(&padded, plain.bytes.data(), cell_header_bytes + part.content.size(),
                   plain.bytes.size(), plain.bytes.size());
    CHECK(pad_status == 0 && padded == plain.bytes.size());

    Cell cell;
    cell.id = CellId::create(random);
    const int seal_status = crypto_box_seal(cell.sealed.data(), plain.bytes.data(),
                                            plain.bytes.size(), key.bytes.data());
    CHECK(seal_status == 0);  // read_epoch_public_key() keeps out the keys for which it fails.
    return cell;
}

Result<std::vector<Cell>> seal_content(ByteView content, const EpochPublicKey& key,
                                       SecureRandom& random) {
    const std::size_t parts =
        (content.size() + cell_content_bytes_max - 1) / cell_content_bytes_max;
    if (parts > cells_per_message_max) {
        return Error{ErrorKind::Full, "the texts are too long to be sealed; shorten them"};
    }
    const MessageId message = MessageId::create(random);
    std::vector<Cell> cells;
    cells.reserve(parts);
    for (std::size_t part = 0; part < parts; ++part) {
        const ByteView rest = content.subspan(part * cell_content_bytes_max);
        cells.push_back(
            seal_part({.message = message,
                       .part = part,
                       .parts = parts,
                       .content = rest.first(std::min(rest.size(), cell_content_bytes_max))},
                      key, random));
    }
    return cells;
}

}  // namespace

Result<EpochPublicKey> read_epoch_public_key(ByteView bytes) {
    CHECK(sodium_init() >= 0);
    EpochPublicKey key;
    if (bytes.size() != key.bytes.size()) {
        return Error{ErrorKind::Invalid, "an epoch's public key has 32 bytes"};
    }
    std::ranges::copy(bytes, key.bytes.begin());
    std::array<std::uint8_t, crypto_box_SEALBYTES> probe{};
    if (crypto_box_seal(probe.data(), nullptr, 0, key.bytes.data()) != 0) {
        return Error{ErrorKind::Invalid, "nothing can be sealed to this public key"};
    }
    return key;
}

Result<SealedMessage> seal(feedback::Draft draft, const EpochPublicKey& key, SecureRandom& random) {
    CHECK(sodium_init() >= 0);
    Bytes content = encode_content(draft.contact());
    auto cells = seal_content(content, key, random);
    wipe(content);
    if (!cells.ok()) return cells.error();
    return SealedMessage(cells.take());
}

Cell seal_dummy(const EpochPublicKey& key, SecureRandom& random) {
    CHECK(sodium_init() >= 0);
    return seal_part({.type = CellType::Dummy, .message = {}, .content = {}}, key, random);
}

}  // namespace candour::privacy
