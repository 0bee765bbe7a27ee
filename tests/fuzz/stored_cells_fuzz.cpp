// tests/fuzz/stored_cells_fuzz.cpp: an answer file's list of stored cells, its signature holding.
#include "sync/protocol/answer_file.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {
constexpr std::string_view domain = "candour/stored-cells/1";
}

bool accepts(ByteView input) {
    const auto stored = protocol::decode_stored_cells(signed_online(domain, input),
                                                      sample::online_key().public_key);
    if (!stored.ok()) {
        CHECK(stored.error().kind == ErrorKind::Corrupt);
        return false;
    }
    const Bytes again = protocol::encode_stored_cells(stored.value(), sample::online_key());
    CHECK(protocol::decode_stored_cells(again, sample::online_key().public_key).value() ==
          stored.value());
    return true;
}

std::vector<Bytes> seeds() {
    const Bytes message =
        protocol::encode_stored_cells(sample::stored_cells(), sample::online_key());
    return {payload_of(domain, message, sample::online_key())};
}

}  // namespace candour::fuzz
