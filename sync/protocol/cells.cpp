// Cells, batches and their MACs.
#include "sync/protocol/cells.h"

#include <algorithm>

#include "sync/protocol/limits.h"

namespace candour::protocol {

namespace {

constexpr std::string_view mac_domain = "candour/cells/2";
constexpr std::size_t mac_characters = 2 * sizeof(Hash);

}  // namespace

Bytes encode_batches(const std::vector<privacy::Cell>& cells) {
    CHECK(cells.size() % batch_cells == 0);
    Bytes body;
    body.reserve(cells.size() * privacy::cell_bytes);
    for (const privacy::Cell& cell : cells) {
        const auto wire = cell.wire();
        body.insert(body.end(), wire.begin(), wire.end());
    }
    return body;
}

std::vector<privacy::Cell> decode_cells(ByteView body) {
    std::vector<privacy::Cell> cells;
    cells.reserve(body.size() / privacy::cell_bytes);
    while (body.size() >= privacy::cell_bytes) {
        cells.push_back(privacy::Cell::from_wire(body.first<privacy::cell_bytes>()));
        body = body.subspan(privacy::cell_bytes);
    }
    return cells;
}

Hash mac_of_batch(ByteView batch, const PoolKey& key) {
    CHECK(batch.size() == batch_bytes);
    return keyed_hash(mac_domain, {batch}, key.bytes);
}

std::string mac_header(ByteView body, const PoolKey& key) {
    CHECK(body.size() % batch_bytes == 0);
    std::string header;
    for (; !body.empty(); body = body.subspan(batch_bytes)) {
        if (!header.empty()) header += ',';
        header += to_hex(mac_of_batch(body.first(batch_bytes), key));
    }
    return header;
}

Result<std::vector<Hash>> decode_mac_header(std::string_view header) {
    const Error invalid{ErrorKind::Invalid, "candour-mac is not a list of 1 to 16 MACs"};
    std::vector<Hash> macs;
    while (true) {
        const std::string_view one = header.substr(0, header.find(','));
        const Result<Bytes> bytes = from_hex(one);
        if (one.size() != mac_characters || !bytes.ok()) return invalid;
        std::ranges::copy(bytes.value(), macs.emplace_back().begin());
        if (one.size() == header.size()) return macs;
        if (macs.size() == batches_per_request_max) return invalid;
        header.remove_prefix(one.size() + 1);
    }
}

bool mac_holds(ByteView batch, const PoolKey& key, const Hash& mac) {
    return same_hash(mac_of_batch(batch, key), mac);
}

}  // namespace candour::protocol
