// The bundle on the wire: content, chunks, manifest, package, and the key behind the key.
#include <functional>

#include "sync/protocol/bundle_package.h"
#include "sync/protocol/hash.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/program_needed.h"
#include "tests/support/catch.h"
#include "tests/support/property.h"
#include "tests/sync/protocol/samples.h"

namespace candour::protocol {

TEST_CASE("a bundle's content comes back byte for byte", "[sync]") {
    const PackedBundle packed = pack_bundle(sample::content()).take();
    REQUIRE(unpack_bundle(packed).value() == sample::content());
}

TEST_CASE("unpack_bundle unpacks no byte more than the manifest says", "[sync]") {
    BundleContent content = sample::content();
    content.organisation_json = std::string(1'000'000, 'a');  // A small frame, a large content.
    const PackedBundle packed = pack_bundle(content).take();
    REQUIRE(packed.packed.size() < 4'000);
    REQUIRE(unpack_bundle(packed).ok());
    for (const std::uint64_t size : {std::uint64_t{0}, packed.size - 1, packed.size + 1,
                                     std::uint64_t{bundle_bytes_max + 1}, ~std::uint64_t{0}}) {
        PackedBundle said = packed;
        said.size = size;
        REQUIRE(unpack_bundle(said).error().kind == ErrorKind::Corrupt);
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
    REQUIRE_FALSE(unpack_bundle(packed).ok());
}

TEST_CASE("chunks are 64 KiB, the last one shorter, and together the whole", "[sync]") {
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, chunk_bytes - 1, chunk_bytes,
                                   chunk_bytes + 1, 3 * chunk_bytes}) {
        const Bytes packed = test::Gen(size).bytes(size);
        Bytes joined;
        for (const ByteView chunk : chunks_of(packed, {})) {
            REQUIRE_FALSE(chunk.empty());
            REQUIRE(joined.size() % chunk_bytes == 0);
            joined.insert(joined.end(), chunk.begin(), chunk.end());
        }
        REQUIRE(joined == packed);
    }
}

TEST_CASE("files come back by their names, each a chunk of its own", "[sync]") {
    const BundleContent content = sample::content_with_files();
    const PackedBundle packed = pack_bundle(content).take();
    REQUIRE(packed.file_sizes.size() == 2);  // Two names are of one file.
    REQUIRE(unpack_bundle(packed).value() == content);
    const std::vector<ByteView> chunks = chunks_of(packed);
    REQUIRE(chunks.size() == 3);
    for (const auto& [name, bytes] : content.files) {
        INFO(name);
        REQUIRE(std::ranges::count(chunks, hash_hex(bytes), hash_hex) == 1);
    }
    // Another text changes no file's chunk.
    BundleContent other = content;
    other.organisation_json = "{}";
    const PackedBundle again = pack_bundle(other).take();
    const std::vector<ByteView> chunks_again = chunks_of(again);
    REQUIRE(hash_hex(chunks_again[0]) != hash_hex(chunks[0]));
    REQUIRE(hash_hex(chunks_again[1]) == hash_hex(chunks[1]));
    REQUIRE(hash_hex(chunks_again[2]) == hash_hex(chunks[2]));
}

TEST_CASE("only a bundle with files needs a newer program", "[sync]") {
    REQUIRE(manifest_of(pack_bundle(sample::content()).value(), 1).min_program == 1);
    const Manifest with = manifest_of(pack_bundle(sample::content_with_files()).value(), 1);
    REQUIRE(with.min_program == 2);
    const auto bundle =
        open_package(sample::package_with_files(), sample::offline_key().public_key).take();
    REQUIRE(bundle.min_program == 2);
    REQUIRE(bundle.files == sample::content_with_files().files);
}

namespace {

// Which programs take an organisation's file with these parts.
std::uint64_t needs(const char* organisation, bool files = false) {
    BundleContent content = files ? sample::content_with_files() : sample::content();
    content.organisation_json = organisation;
    return manifest_of(pack_bundle(content).value(), 1).min_program;
}

}  // namespace

TEST_CASE("a bundle with parts that older programs refuse is for newer ones", "[sync]") {
    REQUIRE(needs(R"({"id": "a", "services": [{"id": "b", "questionnaire": "c"}]})") == 1);
    REQUIRE(needs("no JSON") == 1);
    for (const char* later :
         {R"({"procedures": [], "id": "a"})", R"({"procedure": "calico"})", R"({"units": []})",
          R"({"information": [{"id": "rights"}]})", R"({"you_said": []})",
          R"({"services": [{"id": "b"}, {"id": "c", "procedure": "calico"}]})"}) {
        CAPTURE(later);
        REQUIRE(needs(later) == program_with_procedures);
        REQUIRE(needs(later, /*files=*/true) == program_with_procedures);
    }
    for (const char* newest : {R"({"equality_questionnaire": "about_you"})",
                               R"({"units": [], "equality_questionnaire": ""})"}) {
        CAPTURE(newest);
        REQUIRE(needs(newest) == program_with_equality);
        REQUIRE(needs(newest, /*files=*/true) == program_with_equality);
    }
    REQUIRE(needs(R"({"sign_clips": [], "equality_questionnaire": ""})") == program_with_clips);
    const char* signed_ones =
        R"({"sign_clips": [{"screen": "about"}, {"screen": "receipt_kept"}]})";
    for (const char* receipts : {R"({"receipts": {"offered": true}})",
                                 R"({"receipts": {}, "sign_clips": []})", signed_ones}) {
        CAPTURE(receipts);
        REQUIRE(needs(receipts) == program_with_receipts);
        REQUIRE(needs(receipts, /*files=*/true) == program_with_receipts);
    }
    REQUIRE(needs(R"({"sign_clips": [{"screen": "about"}, 7, {"screen": 1}]})") ==
            program_with_clips);
    for (const char* handed_over :
         {R"({"hand_over": {}, "receipts": {}})",
          R"({"sign_clips": [{"screen": "receipt"}, {"screen": "hand_over_end"}]})"}) {
        CAPTURE(handed_over);
        REQUIRE(needs(handed_over) == program_with_hand_over);
        REQUIRE(needs(handed_over, /*files=*/true) == program_with_hand_over);
    }
    for (const char* helped :
         {R"({"help": {}, "hand_over": {}})",
          R"({"sign_clips": [{"screen": "receipt"}, {"screen": "help_sent"}]})"}) {
        CAPTURE(helped);
        REQUIRE(needs(helped) == program_with_help);
    }
}

TEST_CASE("a bundle that tells more than older programs can show is for newer ones", "[sync]") {
    for (const char* told :
         {R"({"crowd": {}, "help": {}})", R"({"confidentiality_for": []})",
          R"({"safeguarding": {}, "help": {}})", R"({"involvement": [], "help": {}})",
          R"({"sign_clips": [{"screen": "help"}, {"screen": "involvement_wishes"}]})"}) {
        CAPTURE(told);
        REQUIRE(needs(told) == program_with_safeguarding);
    }
    for (const char* drawn :
         {R"({"involvement": [{"wish": "newsletter"}, 7, {"wish": "prize_draw"}]})",
          R"({"sign_clips": [{"screen": "involvement_draw"}], "help": {}})"}) {
        CAPTURE(drawn);
        REQUIRE(needs(drawn) == program_with_prize_draws);
    }
    REQUIRE(needs(R"({"involvement": [{"wish": "newsletter"}, {"wish": 7}]})") ==
            program_with_safeguarding);
    for (const char* read : {R"({"read_by": {}, "involvement": [{"wish": "prize_draw"}]})",
                             R"({"receipts": {"offered": true, "page": "example.org/answer"}})"}) {
        CAPTURE(read);
        REQUIRE(needs(read) == program_with_readers);
    }
    REQUIRE(needs(R"({"receipts": {"offered": true}})") == program_with_receipts);
    REQUIRE(program_level >= program_with_readers);
    // What cannot be unpacked is nobody's.
    PackedBundle damaged = pack_bundle(sample::content()).take();
    damaged.packed.pop_back();
    REQUIRE(program_needed(damaged) == 1);
}

TEST_CASE("pack_bundle refuses files that a kiosk does not take", "[sync]") {
    const auto kind_of = [](std::size_t count, std::size_t bytes) -> std::optional<ErrorKind> {
        BundleContent content = sample::content();
        for (std::size_t i = 0; i < count; ++i) {
            Bytes file(bytes);
            for (std::size_t at = 0; at < std::min<std::size_t>(2, bytes); ++at)
                file[at] = static_cast<std::uint8_t>(i >> (8 * at));
            content.files["a/" + std::to_string(i)] = file;
        }
        const auto packed = pack_bundle(content);
        if (!packed.ok()) return packed.error().kind;
        REQUIRE(unpack_bundle(packed.value()).value() == content);
        return std::nullopt;
    };
    REQUIRE_FALSE(kind_of(1, file_bytes_max));
    REQUIRE_FALSE(kind_of(files_max, 1'000));
    REQUIRE_FALSE(kind_of(files_bytes_max / file_bytes_max, file_bytes_max));
    REQUIRE(kind_of(1, 0) == ErrorKind::Invalid);
    REQUIRE(kind_of(1, file_bytes_max + 1) == ErrorKind::Invalid);
    REQUIRE(kind_of(files_max + 1, 10) == ErrorKind::Invalid);
    REQUIRE(kind_of(files_bytes_max / file_bytes_max + 1, file_bytes_max) == ErrorKind::Invalid);
}

// A clip in sign language, of many chunks; no two are alike.
Bytes clip_of(std::size_t size) {
    Bytes clip(size);
    for (std::size_t i = 0; i < size; ++i)
        clip[i] = static_cast<std::uint8_t>(i / 251 + i % 251);
    for (std::size_t i = 0; i < 4; ++i)
        clip[i] = std::array<std::uint8_t, 4>{0x1A, 0x45, 0xDF, 0xA3}[i];
    return clip;
}

TEST_CASE("a clip travels in chunks, comes back whole, and needs a program that plays it",
          "[sync]") {
    BundleContent content = sample::content_with_files();
    for (const std::size_t size : {std::size_t{5'000}, 3 * chunk_bytes, 3 * chunk_bytes + 1}) {
        INFO(size << " bytes");
        content.files["/sign/welcome.webm"] = clip_of(size);
        const PackedBundle packed = pack_bundle(content).take();
        const Manifest manifest = manifest_of(packed, 1);
        REQUIRE(manifest.min_program == program_with_clips);
        const std::size_t pieces = (size + chunk_bytes - 1) / chunk_bytes;
        REQUIRE(manifest.chunks.size() == 1 + 2 + pieces);  // The texts, two pictures, the clip.
        for (const ByteView chunk : chunks_of(packed)) {
            REQUIRE(!chunk.empty());
            REQUIRE(chunk.size() <= chunk_bytes);
        }
        const Bytes package =
            make_package(encode_manifest(manifest, sample::signer()), packed.packed);
        const auto opened = open_package(package, sample::offline_key().public_key);
        REQUIRE(opened.value().files == content.files);
    }
}

TEST_CASE("unpack_bundle refuses files that are not those of its texts", "[sync]") {
    const PackedBundle good = pack_bundle(sample::content_with_files()).take();
    using Change = std::function<void(PackedBundle&)>;
    const Change changes[] = {
        [](PackedBundle& b) { b.file_sizes = {}; },
        [](PackedBundle& b) { b.file_sizes[0] += 1; },
        [](PackedBundle& b) { b.file_sizes[0] -= 1; },
        [](PackedBundle& b) { b.file_sizes.push_back(0); },
        [](PackedBundle& b) { b.file_sizes.push_back(~std::uint64_t{0}); },
        [](PackedBundle& b) { b.file_sizes.assign(files_max + 1, 1); },
        [](PackedBundle& b) { b.packed.pop_back(); },
        [](PackedBundle& b) { b.packed.back() ^= 1; },
        [](PackedBundle& b) {  // One that nothing names.
            b.packed.push_back(5);
            b.file_sizes.push_back(1);
        },
        [](PackedBundle& b) {  // In another order.
            std::ranges::rotate(b.packed, b.packed.end() - std::ptrdiff_t(b.file_sizes.back()));
            std::ranges::reverse(b.file_sizes);
        },
    };
    for (const Change& change : changes) {
        INFO("change " << &change - changes);
        PackedBundle bad = good;
        change(bad);
        REQUIRE(unpack_bundle(bad).error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("the largest manifest has room in a message", "[sync]") {
    const auto number = ~std::uint64_t{0};
    Manifest largest{.version = number, .size = bundle_bytes_max, .chunks = {}, .min_program = 2};
    largest.chunks.assign(chunks_max, hash_hex({}));
    largest.file_sizes.assign(files_max, file_bytes_max);
    OnlineSigner signer = sample::signer();
    signer.delegation = encode_delegation(
        {.online_key = sample::online_key().public_key, .serial = number}, sample::offline_key());
    const Bytes message = encode_manifest(largest, signer);
    CAPTURE(message.size());
    REQUIRE(message.size() <= message_bytes_max);
    REQUIRE(decode_manifest(message, sample::offline_key().public_key).value().manifest == largest);
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
