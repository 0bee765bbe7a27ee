// The bundle on the wire: content, chunks, manifest, package, and the key behind the key.
#include "sync/protocol/bundle_package.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/limits.h"
#include "tests/support/catch.h"
#include "tests/support/property.h"
#include "tests/sync/protocol/samples.h"

namespace candour::protocol {

TEST_CASE("a bundle's content comes back byte for byte", "[sync]") {
    const PackedBundle packed = pack_bundle(sample::content()).take();
    REQUIRE(unpack_bundle(packed.packed, packed.size).value() == sample::content());
}

TEST_CASE("unpack_bundle unpacks no byte more than the manifest says", "[sync]") {
    BundleContent content = sample::content();
    content.organisation_json = std::string(1'000'000, 'a');  // A small frame, a large content.
    const PackedBundle packed = pack_bundle(content).take();
    REQUIRE(packed.packed.size() < 4'000);
    REQUIRE(unpack_bundle(packed.packed, packed.size).ok());
    for (const std::uint64_t size : {std::uint64_t{0}, packed.size - 1, packed.size + 1,
                                     std::uint64_t{bundle_bytes_max + 1}, ~std::uint64_t{0}}) {
        REQUIRE(unpack_bundle(packed.packed, size).error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("pack_bundle refuses more than a kiosk takes", "[sync]") {
    BundleContent content = sample::content();
    content.organisation_json = std::string(bundle_bytes_max, 'a');
    REQUIRE(pack_bundle(content).error().kind == ErrorKind::Invalid);
}

TEST_CASE("unpack_bundle refuses a key to which nothing can be sealed", "[sync]") {
    BundleContent content = sample::content();
    content.epoch_key.bytes.fill(0);
    const PackedBundle packed = pack_bundle(content).take();
    REQUIRE_FALSE(unpack_bundle(packed.packed, packed.size).ok());
}

TEST_CASE("chunks are 64 KiB, the last one shorter, and together the whole", "[sync]") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, chunk_bytes - 1, chunk_bytes,
                                   chunk_bytes + 1, 3 * chunk_bytes}) {
        const Bytes packed = test::Gen(size).bytes(size);
        Bytes joined;
        for (const ByteView chunk : chunks_of(packed)) {
            REQUIRE_FALSE(chunk.empty());
            REQUIRE(joined.size() % chunk_bytes == 0);
            joined.insert(joined.end(), chunk.begin(), chunk.end());
        }
        REQUIRE(joined == packed);
    }
}

TEST_CASE("a manifest comes back with the delegation of the key that signed it", "[sync]") {
    const auto read = decode_manifest(encode_manifest(sample::manifest(), sample::signer()),
                                      sample::offline_key().public_key);
    REQUIRE(read.ok());
    REQUIRE(read.value().manifest == sample::manifest());
    REQUIRE(read.value().delegation == sample::delegation());
}

TEST_CASE("decode_manifest refuses what would be fetched without end or outside its place",
          "[sync]") {
    const auto kind_of = [](const Manifest& manifest) {
        return decode_manifest(encode_manifest(manifest, sample::signer()),
                               sample::offline_key().public_key)
            .error()
            .kind;
    };
    Manifest manifest = sample::manifest();
    manifest.size = bundle_bytes_max + 1;
    REQUIRE(kind_of(manifest) == ErrorKind::Corrupt);
    manifest = sample::manifest();
    manifest.chunks.assign(chunks_max + 1, hash_hex({}));
    REQUIRE(kind_of(manifest) == ErrorKind::Corrupt);
    for (const char* name : {"", "../../../../etc/passwd", "ABCDEF"}) {
        manifest.chunks = {name};
        REQUIRE(kind_of(manifest) == ErrorKind::Corrupt);
    }
    manifest.chunks = {};
    REQUIRE(kind_of(manifest) == ErrorKind::Corrupt);
}

TEST_CASE("a signature holds only through a delegation of the same organisation", "[sync]") {
    const SigningPublicKey root = sample::offline_key().public_key;
    const SigningKeyPair thief = sample::pair_of(99);
    // A thief's own delegation, or the right delegation beside another key's signature.
    const OnlineSigner signers[] = {
        {thief, encode_delegation({.online_key = thief.public_key}, thief)},
        {thief, sample::signer().delegation},
    };
    for (const OnlineSigner& signer : signers) {
        const auto read = decode_manifest(encode_manifest(sample::manifest(), signer), root);
        REQUIRE(read.error().kind == ErrorKind::Denied);
    }
    // An online key cannot vouch for another.
    const Bytes own = encode_delegation({.online_key = thief.public_key}, sample::online_key());
    REQUIRE(decode_delegation(own, root).error().kind == ErrorKind::Denied);
}

TEST_CASE("a package opens to the bundle that was put in", "[sync]") {
    const auto bundle = open_package(sample::package(), sample::offline_key().public_key).take();
    REQUIRE(bundle.version == 9);
    REQUIRE(bundle.min_program == 1);
    REQUIRE(bundle.delegation == sample::delegation());
    REQUIRE(bundle.organisation_json == sample::content().organisation_json);
    REQUIRE(bundle.epoch == "2026-11");
    REQUIRE(bundle.epoch_key == sample::content().epoch_key);
    const auto stranger = open_package(sample::package(), sample::pair_of(99).public_key);
    REQUIRE(stranger.error().kind == ErrorKind::Denied);
}

TEST_CASE("no byte of a package can be changed or cut", "[sync]") {
    const SigningPublicKey root = sample::offline_key().public_key;
    const Bytes good = sample::package();
    for (std::size_t i = 0; i < good.size(); ++i) {
        Bytes bad = good;
        bad[i] ^= 1;
        INFO("byte " << i);
        REQUIRE(open_package(bad, root).error().kind == ErrorKind::Corrupt);
        REQUIRE_FALSE(open_package(ByteView(good).first(i), root).ok());
    }
}

TEST_CASE("the content of another version does not pass under a manifest", "[sync]") {
    BundleContent other = sample::content();
    other.epoch = "2026-12";
    const Bytes package = sample::package();
    const PackageParts parts = package_parts(package).take();
    const Bytes mixed = make_package(parts.manifest, pack_bundle(other).value().packed);
    REQUIRE(open_package(mixed, sample::offline_key().public_key).error().kind ==
            ErrorKind::Corrupt);
}

}  // namespace candour::protocol
