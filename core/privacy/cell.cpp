// Cells to and from the wire.
#include "core/privacy/cell.h"

#include <algorithm>

#include <sodium.h>

namespace candour::privacy {

static_assert(cell_bytes == sizeof(CellId::bytes) + cell_sealed_bytes);
static_assert(cell_sealed_bytes == cell_plain_bytes + crypto_box_SEALBYTES);

std::array<std::uint8_t, cell_bytes> Cell::wire() const {
    std::array<std::uint8_t, cell_bytes> bytes{};
    const auto rest = std::ranges::copy(id.bytes, bytes.begin()).out;
    std::ranges::copy(sealed, rest);
    return bytes;
}

Cell Cell::from_wire(std::span<const std::uint8_t, cell_bytes> wire) {
    Cell cell;
    std::ranges::copy(wire.first(cell.id.bytes.size()), cell.id.bytes.begin());
    std::ranges::copy(wire.last(cell.sealed.size()), cell.sealed.begin());
    return cell;
}

}  // namespace candour::privacy
