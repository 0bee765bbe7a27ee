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

// As it is, or with its beginning still to be packed: all but the files.
protocol::PackedBundle bundle_of(unsigned way, std::size_t said, const Bytes& bytes,
                                 const std::vector<std::uint64_t>& file_sizes) {
    if (way == Frame) return {.size = said, .packed = bytes, .file_sizes = file_sizes};
    std::size_t of_files = 0;
    for (const std::uint64_t size : file_sizes)
        of_files += std::min<std::uint64_t>(size, bytes.size());
    const std::size_t of_json = bytes.size() - std::min(of_files, bytes.size());
    Bytes packed = compressed(Bytes(bytes.begin(), bytes.begin() + std::ptrdiff_t(of_json)));
    packed.insert(packed.end(), bytes.begin() + std::ptrdiff_t(of_json), bytes.end());
    return {.size = of_json, .packed = std::move(packed), .file_sizes = file_sizes};
}

Output begin(unsigned way, std::size_t said, const std::vector<std::uint64_t>& file_sizes) {
    Output output = Output().byte(way).number(said).byte(static_cast<unsigned>(file_sizes.size()));
    for (const std::uint64_t size : file_sizes)
        output.number(size);
    return output;
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 2;
    const std::size_t said = input.number();
    const std::size_t files = input.byte() % 4;
    std::vector<std::uint64_t> file_sizes;
    for (std::size_t i = 0; i < files; ++i)
        file_sizes.push_back(input.number());
    const Bytes rest = input.rest();
    const auto content = protocol::unpack_bundle(bundle_of(way, said, rest, file_sizes));
    if (!content.ok()) {
        CHECK(content.error().kind == ErrorKind::Corrupt);
        return false;
    }
    const protocol::PackedBundle again = protocol::pack_bundle(content.value()).take();
    CHECK(protocol::unpack_bundle(again).value() == content.value());
    return true;
}

std::vector<Bytes> seeds() {
    const protocol::PackedBundle packed = protocol::pack_bundle(sample::content()).take();
    const std::string json = protocol::to_json(sample::content());
    const protocol::BundleContent with_files = sample::content_with_files();
    const protocol::PackedBundle two = protocol::pack_bundle(with_files).take();
    std::size_t of_files = 0;
    for (const std::uint64_t size : two.file_sizes)
        of_files += size;
    const ByteView files = ByteView(two.packed).last(of_files);
    return {begin(Frame, packed.size, {}).raw(packed.packed).bytes(),
            begin(Json, 0, {}).raw(as_bytes(json)).bytes(),
            begin(Frame, two.size, two.file_sizes).raw(two.packed).bytes(),
            begin(Json, 0, two.file_sizes)
                .raw(as_bytes(protocol::to_json(with_files)))
                .raw(files)
                .bytes()};
}

}  // namespace candour::fuzz
