// tests/fuzz/bundle_content_fuzz.cpp: a bundle's content: its zstd frame, which may be a bomb, and
// the JSON in it.
#include "sync/protocol/bundle.h"
#include "tests/fuzz/compressing.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {
enum Way : unsigned { Frame, Json };
}

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    const std::size_t said = input.number();
    const Bytes rest = input.rest();
    const auto content = way == Frame ? protocol::unpack_bundle(rest, said)
                                      : protocol::unpack_bundle(compressed(rest), rest.size());
    if (!content.ok()) {
        CHECK(content.error().kind == ErrorKind::Corrupt);
        return false;
    }
    const protocol::PackedBundle again = protocol::pack_bundle(content.value()).take();
    CHECK(protocol::unpack_bundle(again.packed, again.size).value() == content.value());
    return true;
}

std::vector<Bytes> seeds() {
    const protocol::PackedBundle packed = protocol::pack_bundle(sample::content()).take();
    const std::string json = protocol::to_json(sample::content());
    return {Output().byte(Frame).number(packed.size).raw(packed.packed).bytes(),
            Output().byte(Json).number(0).raw(as_bytes(json)).bytes()};
}

}  // namespace candour::fuzz
