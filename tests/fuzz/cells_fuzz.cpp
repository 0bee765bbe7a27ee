// tests/fuzz/cells_fuzz.cpp: POST /v1/cells: its header of MACs and its body.
#include <algorithm>

#include "sync/protocol/cells.h"
#include "sync/protocol/limits.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

enum Way : unsigned { Body, Macs };

bool accepts_body(const Bytes& body) {
    const std::vector<privacy::Cell> cells = protocol::decode_cells(body);
    CHECK(cells.size() == body.size() / privacy::cell_bytes);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const ByteView wire = ByteView(body).subspan(i * privacy::cell_bytes, privacy::cell_bytes);
        CHECK(std::ranges::equal(cells[i].wire(), wire));
    }
    return !cells.empty();
}

bool accepts_macs(const std::string& header) {
    const auto macs = protocol::decode_mac_header(header);
    if (!macs.ok()) return false;
    CHECK(!macs.value().empty() && macs.value().size() <= protocol::batches_per_request_max);
    CHECK(header.size() == macs.value().size() * 65 - 1);
    return true;
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    return way == Body ? accepts_body(input.rest()) : accepts_macs(to_text(input.rest()));
}

std::vector<Bytes> seeds() {
    const Bytes body = protocol::encode_batches(sample::cells(32));
    return {
        Output().byte(Body).raw(ByteView(body).first(3 * privacy::cell_bytes + 5)).bytes(),
        Output().byte(Macs).raw(as_bytes(protocol::mac_header(body, sample::pool_key()))).bytes()};
}

}  // namespace candour::fuzz
