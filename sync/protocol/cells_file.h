// Cells file: what a device holds, carried to the server on a stick. It changes nothing on the
// device and may be imported any number of times.
//
// "CANDOUR-CELLS-1\n" || pool key id (8) || u32 batches || per batch: 16 cells, MAC (32) ||
// checksum
#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/privacy/cell.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

// A multiple of batch_cells cells, dummies included, at most cells_file_batches_max batches
// (CHECK).
Bytes encode_cells_file(const std::vector<privacy::Cell>& cells, const PoolKey& key);

struct CellsFile {
    std::string pool_key_id;
    std::vector<privacy::Cell> cells;
    std::vector<Hash> macs;  // One a batch. Informative: whoever imports answers for the file.
};
// Errors: Corrupt (no such file, or damaged).
Result<CellsFile> decode_cells_file(ByteView file);

}  // namespace candour::protocol
