// Cells files, written and read.
#include "sync/protocol/cells_file.h"

#include <algorithm>

#include "sync/protocol/cells.h"
#include "sync/protocol/file_format.h"
#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr std::string_view magic = "CANDOUR-CELLS-1\n";
constexpr std::size_t key_id_bytes = 8;

}  // namespace

Bytes encode_cells_file(const std::vector<privacy::Cell>& cells, const PoolKey& key) {
    CHECK(cells.size() <= stored_cells_max);
    const Bytes body = encode_batches(cells);
    FileWriter file(magic);
    file.bytes(from_hex(pool_key_id(key)).take());
    file.number(static_cast<std::uint32_t>(body.size() / batch_bytes));
    for (ByteView rest = body; !rest.empty(); rest = rest.subspan(batch_bytes)) {
        const ByteView batch = rest.first(batch_bytes);
        file.bytes(batch);
        file.bytes(mac_of_batch(batch, key));
    }
    return file.finish();
}

Result<CellsFile> decode_cells_file(ByteView file) {
    FileReader reader(file, magic, cells_file_bytes_max);
    CellsFile found{.pool_key_id = to_hex(reader.bytes(key_id_bytes)), .cells = {}, .macs = {}};
    const std::uint32_t batches = reader.number(cells_file_batches_max);
    for (std::uint32_t i = 0; i < batches && reader.ok(); ++i) {
        const auto cells = decode_cells(reader.bytes(batch_bytes));
        found.cells.insert(found.cells.end(), cells.begin(), cells.end());
        const ByteView mac = reader.bytes(sizeof(Hash));
        if (reader.ok()) std::ranges::copy(mac, found.macs.emplace_back().begin());
    }
    if (!reader.complete() || batches == 0) {
        return Error{ErrorKind::Corrupt,
                     "this is not a file of a kiosk's contacts, or it is damaged; export it again"};
    }
    return found;
}

}  // namespace candour::protocol
