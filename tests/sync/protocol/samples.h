// tests/sync/protocol/samples.h: one of every message, the same every time: keys from seeds, ids by
// counting. What libsodium makes random by itself (sealing, new keys) is not in here.
#pragma once

#include <sodium.h>

#include "sync/protocol/messages.h"

namespace candour::protocol::sample {

inline Hash bytes_of(std::uint8_t first) {
    Hash bytes;
    for (std::uint8_t& byte : bytes)
        byte = first++;
    return bytes;
}

inline SigningKeyPair pair_of(std::uint8_t seed) {
    CHECK(sodium_init() >= 0);
    SigningKeyPair pair;
    CHECK(crypto_sign_seed_keypair(pair.public_key.bytes.data(), pair.private_key.data(),
                                   bytes_of(seed).data()) == 0);
    return pair;
}

inline SigningKeyPair offline_key() { return pair_of(1); }
inline SigningKeyPair online_key() { return pair_of(2); }
inline SigningKeyPair device_key() { return pair_of(3); }
inline PoolKey pool_key() { return {bytes_of(40)}; }
inline std::string pin() { return to_base64(bytes_of(50)); }
inline AttemptId attempt() { return {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}}; }

inline Delegation delegation() { return {.online_key = online_key().public_key, .serial = 3}; }
inline OnlineSigner signer() {
    return {online_key(), encode_delegation(delegation(), offline_key())};
}

// Of no key: only their order and number matter here.
inline std::vector<privacy::Cell> cells(std::size_t count) {
    std::vector<privacy::Cell> cells(count);
    for (std::size_t i = 0; i < count; ++i) {
        cells[i].id.bytes.fill(static_cast<std::uint8_t>(i));
        cells[i].sealed.fill(static_cast<std::uint8_t>(200 + i));
    }
    return cells;
}

inline Acknowledgement ack() {
    return {.body_hash = hash_hex(encode_batches(cells(32))),
            .batches = 2,
            .cells_stored = 32,
            .server_epoch = "0123456789abcdef",
            .generation = 7,
            .horizon = 5,
            .time_s = 1'795'348'800};
}

inline BundleContent content() {
    BundleContent content{.organisation_json = "{\"id\":\"\xc3\xa9\"}\n", .epoch = "2026-11"};
    crypto_scalarmult_base(content.epoch_key.bytes.data(), bytes_of(60).data());
    return content;
}

// Two names of one file, and another.
inline BundleContent content_with_files() {
    BundleContent with = content();
    const Bytes picture{'R', 'I', 'F', 'F', 0, 1, 2, 3};
    with.files = {{"meals/bus.png", picture},
                  {"visit/b\xc3\xa4r.png", picture},
                  {"visit/tea.jpg", Bytes(40, 7)}};
    return with;
}

inline Manifest manifest() {
    return {.version = 9,
            .size = 12'345,
            .chunks = {hash_hex(as_bytes("one")), hash_hex(as_bytes("two"))},
            .min_program = 1};
}

inline Bytes package(std::uint64_t version = 9) {
    const PackedBundle packed = pack_bundle(content()).take();
    return make_package(encode_manifest(manifest_of(packed, version), signer()), packed.packed);
}

inline Manifest manifest_with_files() {
    Manifest with = manifest();
    with.chunks.push_back(hash_hex(as_bytes("three")));
    with.file_sizes = {40, 65'536};
    with.min_program = program_with_files;
    return with;
}

inline Bytes package_with_files(std::uint64_t version = 9) {
    const PackedBundle packed = pack_bundle(content_with_files()).take();
    return make_package(encode_manifest(manifest_of(packed, version), signer()), packed.packed);
}

inline Invitation invitation() {
    return {.server_url = "https://127.0.0.1:8443",
            .server_pin = pin(),
            .offline_key = offline_key().public_key,
            .pool_key = pool_key(),
            .service_group = "centre",
            .bundle = package(),
            .device_key = device_key()};
}

inline EnrolBegin enrol_begin() {
    const SigningPublicKey key = device_key().public_key;
    return {.device_key = key,
            .commitment = enrol_commitment(bytes_of(70), key, pin()),
            .code_hash = enrol_code_hash("AB01EFGH", key)};
}
inline EnrolReveal enrol_reveal() { return {.attempt = attempt(), .nonce = bytes_of(70)}; }
inline EnrolPoll enrol_poll() { return make_enrol_poll(attempt(), device_key()); }
inline EnrolBegun enrol_begun() {
    return {.attempt = attempt(), .nonce = bytes_of(80), .offline_key = offline_key().public_key};
}
inline EnrolGrant enrol_grant() {
    return {.attempt = attempt(),
            .pool_key = pool_key(),
            .service_group = "centre",
            .offline_key = offline_key().public_key,
            .bundle_version = 9};
}
inline std::array<std::string_view, 4> words() {
    const std::string pin_text = pin();
    return words_of({.device_nonce = bytes_of(70),
                     .server_nonce = bytes_of(80),
                     .device_key = device_key().public_key,
                     .pin = pin_text,
                     .offline_key = offline_key().public_key,
                     .code = "AB01EFGH"});
}

inline PoolKeyRequest pool_key_request() {
    return {.device_key = device_key().public_key,
            .day = CivilDay{std::chrono::year{2026} / 11 / 22},
            .nonce = bytes_of(90)};
}

inline Health health() {
    return {.program = "0.2.0",
            .languages_withdrawn = {"ti", "ur"},
            .disk = Room::Low,
            .outbox = Room::None,
            .days_silent = 12,
            .bundle_version = 9,
            .epoch = "2026-11",
            .reused_early = true,
            .damaged = 2};
}

inline BoardPage board_page() {
    BoardPage page{.board = "fedcba9876543210", .from = 4, .latest = 7, .entries = {}};
    for (std::uint8_t i = 0; i < 2; ++i)
        page.entries.emplace_back().fill(i);
    return page;
}

inline StoredCells stored_cells() {
    StoredCells stored{.server_epoch = "0123456789abcdef",
                       .generation = 7,
                       .horizon = 5,
                       .time_s = 1'795'348'800,
                       .cells = {}};
    for (const privacy::Cell& cell : cells(3))
        stored.cells.push_back(cell.id);
    return stored;
}

inline AnswerFile answer_file() {
    return {.stored_cells = encode_stored_cells(stored_cells(), online_key()),
            .bundle = package(),
            .board_pages = {encode_board_page(board_page(), online_key())}};
}

}  // namespace candour::protocol::sample
