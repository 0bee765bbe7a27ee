// POST /v1/cells: batches of 16 cells, and a MAC for each, so that the whole batches of a body that
// was cut off can be stored.
//
// The body is 1 to 16 batches and nothing else. Header "candour-pool": pool_key_id(); header
// "candour-mac": the batches' MACs in hexadecimal, in order, with commas between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "core/privacy/cell.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/keys.h"

namespace candour::protocol {

// Cells on the wire, in the order given. Their number must be a multiple of batch_cells (CHECK).
Bytes encode_batches(const std::vector<privacy::Cell>& cells);
// The whole cells of `body`; what follows the last whole one is left out.
std::vector<privacy::Cell> decode_cells(ByteView body);

// Keyed BLAKE2b-256 of one batch. `batch` has batch_bytes (CHECK).
Hash mac_of_batch(ByteView batch, const PoolKey& key);
// The header's value. The size of `body` must be a multiple of batch_bytes (CHECK).
std::string mac_header(ByteView body, const PoolKey& key);
// The MACs of a header. Errors: Invalid when it is not 1 to batches_per_request_max MACs.
Result<std::vector<Hash>> decode_mac_header(std::string_view header);
bool mac_holds(ByteView batch, const PoolKey& key, const Hash& mac);

}  // namespace candour::protocol
