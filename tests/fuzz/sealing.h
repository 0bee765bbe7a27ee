// tests/fuzz/sealing.h: any bytes as the inside of a cell, sealed to the fuzzers' key, so that a
// mutated inside gets behind the seal.
#pragma once

#include <algorithm>

#include "core/privacy/cell_plain.h"
#include "tests/fuzz/keys.h"

namespace candour::fuzz {

// The first cell_plain_bytes of `plain`, zeros behind a shorter one.
inline privacy::Cell sealed(ByteView plain) {
    privacy::PlainCell whole;
    std::ranges::copy(plain.first(std::min(plain.size(), whole.bytes.size())), whole.bytes.begin());
    privacy::Cell cell;
    CHECK(crypto_box_seal(cell.sealed.data(), whole.bytes.data(), whole.bytes.size(),
                          epoch_pair().public_key.bytes.data()) == 0);
    return cell;
}

// The inside of part `part` of `parts`, padded as seal() pads it. `content` must fit.
inline Bytes plain_part(std::size_t part, std::size_t parts, ByteView content) {
    CHECK(content.size() <= privacy::cell_content_bytes_max);
    Bytes plain(privacy::cell_plain_bytes);
    plain[privacy::format_at] = privacy::cell_format;
    plain[privacy::part_at] = static_cast<std::uint8_t>(part >> 8);
    plain[privacy::part_at + 1] = static_cast<std::uint8_t>(part);
    plain[privacy::parts_at] = static_cast<std::uint8_t>(parts >> 8);
    plain[privacy::parts_at + 1] = static_cast<std::uint8_t>(parts);
    std::ranges::copy(content, plain.begin() + privacy::cell_header_bytes);
    std::size_t padded = 0;
    CHECK(sodium_pad(&padded, plain.data(), privacy::cell_header_bytes + content.size(),
                     plain.size(), plain.size()) == 0);
    return plain;
}

}  // namespace candour::fuzz
