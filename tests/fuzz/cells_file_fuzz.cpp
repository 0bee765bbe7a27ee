// tests/fuzz/cells_file_fuzz.cpp: a file of cells from a stick, its checksum holding or not.
#include "sync/protocol/cells_file.h"
#include "sync/protocol/limits.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view magic = "CANDOUR-CELLS-1\n";

enum Way : unsigned { File, Inside };

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    const Bytes rest = input.rest();
    const auto file = protocol::decode_cells_file(way == Inside ? file_with(magic, rest) : rest);
    if (!file.ok()) {
        CHECK(file.error().kind == ErrorKind::Corrupt);
        return false;
    }
    CHECK(file.value().macs.size() * protocol::batch_cells == file.value().cells.size());
    CHECK(!file.value().macs.empty());
    return true;
}

std::vector<Bytes> seeds() {
    const Bytes file = protocol::encode_cells_file(sample::cells(16), sample::pool_key());
    return {Output().byte(File).raw(file).bytes(),
            Output().byte(Inside).raw(inside_of(magic, file)).bytes()};
}

}  // namespace candour::fuzz
