// POST /v1/cells: its body and its signed acknowledgement.
#include "sync/protocol/fields.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/messages.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

namespace {

constexpr std::string_view ack_domain = "candour/ack/1";

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

Bytes encode_ack(const Acknowledgement& ack, const SigningKeyPair& online_key) {
    const auto time_s = static_cast<std::uint64_t>(std::max<std::int64_t>(ack.time_s, 0));
    return encode_signed(ack_domain,
                         to_compact_json({{"body_hash", ack.body_hash},
                                          {"cells_stored", ack.cells_stored},
                                          {"server_epoch", ack.server_epoch},
                                          {"generation", ack.generation},
                                          {"horizon", ack.horizon},
                                          {"time_s", time_s}}),
                         online_key);
}

Result<Acknowledgement> decode_ack(ByteView bytes, const SigningPublicKey& online_key) {
    ASSIGN_OR_RETURN(const std::string payload, decode_signed(ack_domain, bytes, online_key));
    Fields fields = Fields::of_text(payload);
    Acknowledgement ack{.body_hash = fields.text("body_hash"),
                        .cells_stored = fields.number("cells_stored"),
                        .server_epoch = fields.text("server_epoch"),
                        .generation = fields.number("generation"),
                        .horizon = fields.number("horizon"),
                        .time_s = static_cast<std::int64_t>(fields.number("time_s"))};
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the acknowledgement's " + fields.bad() + " is wrong"};
    }
    return ack;
}

}  // namespace candour::protocol
