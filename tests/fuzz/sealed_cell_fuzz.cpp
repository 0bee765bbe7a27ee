// tests/fuzz/sealed_cell_fuzz.cpp: a well sealed cell with any inside.
#include "core/privacy/open.h"
#include "tests/fuzz/sealing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

bool accepts(ByteView input) {
    const auto opened = privacy::open_cell(sealed(input), {epoch_pair()});
    if (!opened.ok()) return false;
    const privacy::OpenedCell& cell = opened.value();
    if (cell.dummy) return true;
    CHECK(cell.part < cell.parts && cell.parts <= privacy::cells_per_message_max);
    CHECK(cell.content.size() <= privacy::cell_content_bytes_max);
    return true;
}

std::vector<Bytes> seeds() {
    Bytes dummy = plain_part(0, 1, {});
    dummy[privacy::type_at] = static_cast<std::uint8_t>(privacy::CellType::Dummy);
    return {dummy, plain_part(0, 1, bytes_of("short")),
            plain_part(31, 32, Bytes(privacy::cell_content_bytes_max, 5))};
}

}  // namespace candour::fuzz
