// The acknowledgement as a signed message.
#include "sync/protocol/ack.h"

#include <algorithm>

#include "sync/protocol/fields.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/signed_json.h"

namespace candour::protocol {

namespace {

constexpr std::string_view ack_domain = "candour/ack/2";

}  // namespace

Bytes encode_ack(const Acknowledgement& ack, const SigningKeyPair& online_key) {
    const auto time_s = static_cast<std::uint64_t>(std::max<std::int64_t>(ack.time_s, 0));
    return encode_signed(ack_domain,
                         to_compact_json({{"body_hash", ack.body_hash},
                                          {"batches", ack.batches},
                                          {"cells_stored", ack.cells_stored},
                                          {"server_epoch", ack.server_epoch},
                                          {"generation", ack.generation},
                                          {"horizon", ack.horizon},
                                          {"time_s", time_s}}),
                         online_key);
}

Result<Acknowledgement> decode_ack(ByteView bytes, const SigningPublicKey& online_key) {
    if (bytes.size() > message_bytes_max) {
        return Error{ErrorKind::Corrupt, "the acknowledgement is too large"};
    }
    ASSIGN_OR_RETURN(const std::string payload, decode_signed(ack_domain, bytes, online_key));
    Fields fields = Fields::of_text(payload);
    Acknowledgement ack{.body_hash = fields.short_text("body_hash"),
                        .batches = fields.number("batches", batches_per_request_max),
                        .cells_stored = fields.number("cells_stored"),
                        .server_epoch = fields.short_text("server_epoch"),
                        .generation = fields.number("generation"),
                        .horizon = fields.number("horizon"),
                        .time_s = fields.time_s("time_s")};
    if (!fields.ok()) {
        return Error{ErrorKind::Corrupt, "the acknowledgement's " + fields.bad() + " is wrong"};
    }
    if (ack.cells_stored > ack.batches * batch_cells) {
        return Error{ErrorKind::Corrupt, "the acknowledgement counts more cells than it received"};
    }
    return ack;
}

bool ack_is_for(const Acknowledgement& ack, ByteView body) {
    // A prefix of nothing is a prefix of everything: it would say nothing of this request.
    if (ack.batches == 0 || ack.batches > body.size() / batch_bytes) return false;
    return ack.body_hash == hash_hex(body.first(ack.batches * batch_bytes));
}

}  // namespace candour::protocol
