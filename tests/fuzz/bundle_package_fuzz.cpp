// tests/fuzz/bundle_package_fuzz.cpp: a bundle package: as a file, and with a manifest that speaks
// of whatever content it has.
#include "sync/protocol/bundle_package.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/signing.h"
#include "tests/fuzz/target.h"

namespace candour::fuzz {

namespace {

constexpr std::string_view magic = "CANDOUR-BUNDLE-1\n";

enum Way : unsigned { File, Inside, Content };

Bytes package_of(unsigned way, std::size_t size, const Bytes& bytes) {
    if (way == File) return bytes;
    if (way == Inside) return file_with(magic, bytes);
    const protocol::PackedBundle packed{.size = size, .packed = bytes};
    return protocol::make_package(
        protocol::encode_manifest(protocol::manifest_of(packed, 1), sample::signer()), bytes);
}

}  // namespace

bool accepts(ByteView bytes) {
    Input input(bytes);
    const unsigned way = input.byte() % 3;
    const std::size_t size = input.number();
    const Bytes package = package_of(way, size, input.rest());
    const auto bundle = protocol::open_package(package, sample::offline_key().public_key);
    const auto parts = protocol::package_parts(package);
    if (bundle.ok()) CHECK(parts.ok() && bundle.value().delegation == sample::delegation());
    return bundle.ok();
}

std::vector<Bytes> seeds() {
    const protocol::PackedBundle packed = protocol::pack_bundle(sample::content()).take();
    return {Output().byte(File).number(0).raw(sample::package()).bytes(),
            Output().byte(Inside).number(0).raw(inside_of(magic, sample::package())).bytes(),
            Output().byte(Content).number(packed.size).raw(packed.packed).bytes(),
            Output().byte(File).number(0).raw(sample::package_with_files()).bytes()};
}

}  // namespace candour::fuzz
