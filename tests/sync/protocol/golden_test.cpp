// What was once released stays the same on the wire for ever: every message, byte for byte, with
// the keys it was made from, so that another implementation can compare itself.
// UPDATE_GOLDEN=1 makes the file of a new format; it never replaces that of a released one.
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/secure_random.h"
#include "tests/sync/protocol/samples.h"

namespace candour::protocol {
namespace {

constexpr const char* golden_file = "tests/golden/sync/messages_1.json";
// What bundles with files have besides.
constexpr const char* files_golden_file = "tests/golden/sync/bundle_files_1.json";

// Messages whose bytes follow from their content alone.
std::map<std::string, Bytes> fixed_messages() {
    const auto text = [](const std::string& words) { return Bytes(words.begin(), words.end()); };
    const PoolKeyRequest asked = sample::pool_key_request();
    std::string words;
    for (const std::string_view word : sample::words())
        words += std::string(word) + " ";
    return {
        {"ack", encode_ack(sample::ack(), sample::online_key())},
        {"board_page", encode_board_page(sample::board_page(), sample::online_key())},
        {"bundle_content", text(to_json(sample::content()))},
        {"cells_file", encode_cells_file(sample::cells(16), sample::pool_key())},
        {"cells_mac", text(mac_header(encode_batches(sample::cells(32)), sample::pool_key()))},
        {"cells_pool", text(pool_key_id(sample::pool_key()))},
        {"delegation", encode_delegation(sample::delegation(), sample::offline_key())},
        {"enrol_begin", encode_enrol(sample::enrol_begin())},
        {"enrol_begun", encode_enrol_begun(sample::enrol_begun())},
        {"enrol_poll", encode_enrol(sample::enrol_poll())},
        {"enrol_reveal", encode_enrol(sample::enrol_reveal())},
        {"enrol_words", text(words)},
        {"heartbeat", encode_heartbeat(sample::health(), sample::device_key())},
        {"manifest", encode_manifest(sample::manifest(), sample::signer())},
        {"pool_key_request", encode_pool_key_request(asked.day, asked.nonce, sample::device_key())},
        {"stored_cells", encode_stored_cells(sample::stored_cells(), sample::online_key())},
    };
}

// Messages with fresh randomness in them, or with what zstd makes of a text.
std::map<std::string, Bytes> varying_messages() {
    test::SodiumRandom random;
    const SigningPublicKey device = sample::device_key().public_key;
    return {
        {"answer_file", encode_answer_file(sample::answer_file())},
        {"bundle_package", sample::package()},
        {"enrol_grant", encode_enrol_grant(sample::enrol_grant(), device, sample::signer()).take()},
        {"invitation_file", lock_invitation(sample::invitation(), "AB01-EFGH", random)},
        {"pool_key",
         encode_pool_key(sample::pool_key(), sample::pool_key_request(), sample::signer()).take()},
    };
}

std::map<std::string, Bytes> fixed_messages_of_files() {
    const std::string content = to_json(sample::content_with_files());
    return {{"bundle_content", Bytes(content.begin(), content.end())},
            {"manifest", encode_manifest(sample::manifest_with_files(), sample::signer())}};
}

std::map<std::string, Bytes> varying_messages_of_files() {
    return {{"bundle_package", sample::package_with_files()}};
}

// Text where it is text, so that people can read the file.
std::string shown(const Bytes& bytes) {
    const bool is_text =
        std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte >= 0x20 && byte < 0x7f; });
    return is_text ? to_text(bytes) : "base64:" + to_base64(bytes);
}

Bytes unshown(const std::string& text) {
    constexpr std::string_view mark = "base64:";
    if (text.starts_with(mark)) return from_base64(text.substr(mark.size())).take();
    return Bytes(text.begin(), text.end());
}

using Messages = std::map<std::string, Bytes>;

void put_messages(nlohmann::json& golden, const Messages& fixed, const Messages& varying) {
    for (const auto& [name, bytes] : fixed)
        golden["fixed"][name] = shown(bytes);
    for (const auto& [name, bytes] : varying)
        golden["varying"][name] = shown(bytes);
}

nlohmann::json make_golden() {
    nlohmann::json golden;
    golden["keys"] = {{"offline_private", to_base64(sample::offline_key().private_key)},
                      {"online_private", to_base64(sample::online_key().private_key)},
                      {"device_private", to_base64(sample::device_key().private_key)},
                      {"pool_key", to_base64(sample::pool_key().bytes)},
                      {"pin", sample::pin()},
                      {"code", "AB01-EFGH"},
                      {"device_nonce", to_base64(sample::bytes_of(70))},
                      {"server_nonce", to_base64(sample::bytes_of(80))}};
    put_messages(golden, fixed_messages(), varying_messages());
    return golden;
}

nlohmann::json make_golden_of_files() {
    nlohmann::json golden;
    put_messages(golden, fixed_messages_of_files(), varying_messages_of_files());
    return golden;
}

nlohmann::json read_golden(const char* path = golden_file, nlohmann::json (*make)() = make_golden) {
    if (std::getenv("UPDATE_GOLDEN") != nullptr && !std::ifstream(path).good()) {
        std::ofstream(path) << make().dump(1) << "\n";
    }
    std::ifstream file(path);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
}

}  // namespace

TEST_CASE("every message is encoded to the bytes that it always had", "[sync]") {
    const nlohmann::json golden = read_golden();
    REQUIRE(golden.is_object());
    const auto messages = fixed_messages();
    REQUIRE(golden["fixed"].size() == messages.size());
    for (const auto& [name, bytes] : messages) {
        INFO(name);
        REQUIRE(golden["fixed"][name].get<std::string>() == shown(bytes));
    }
}

TEST_CASE("a bundle with files has the bytes that it always had, and is understood", "[sync]") {
    const nlohmann::json golden = read_golden(files_golden_file, make_golden_of_files);
    REQUIRE(golden.is_object());
    for (const auto& [name, bytes] : fixed_messages_of_files()) {
        INFO(name);
        REQUIRE(golden["fixed"][name].get<std::string>() == shown(bytes));
    }
    const auto bytes = [&](const char* kind, const char* name) {
        return unshown(golden[kind][name].get<std::string>());
    };
    const SigningPublicKey root = sample::offline_key().public_key;
    REQUIRE(decode_manifest(bytes("fixed", "manifest"), root).value().manifest ==
            sample::manifest_with_files());
    REQUIRE(open_package(bytes("varying", "bundle_package"), root).value().files ==
            sample::content_with_files().files);
}

TEST_CASE("every message that was ever sent is still understood", "[sync]") {
    const nlohmann::json golden = read_golden();
    REQUIRE(golden.is_object());
    const auto bytes = [&golden](const char* kind, const char* name) {
        return unshown(golden[kind][name].get<std::string>());
    };
    const SigningPublicKey root = sample::offline_key().public_key;
    const SigningPublicKey online = sample::online_key().public_key;
    const SigningKeyPair device = sample::device_key();

    REQUIRE(decode_ack(bytes("fixed", "ack"), online).value().generation == 7);
    REQUIRE(decode_board_page(bytes("fixed", "board_page"), online).value() ==
            sample::board_page());
    REQUIRE(decode_cells_file(bytes("fixed", "cells_file")).value().cells == sample::cells(16));
    REQUIRE(decode_delegation(bytes("fixed", "delegation"), root).value() == sample::delegation());
    REQUIRE(decode_enrol(bytes("fixed", "enrol_begin")).value() ==
            EnrolRequest(sample::enrol_begin()));
    REQUIRE(decode_enrol(bytes("fixed", "enrol_poll")).value() ==
            EnrolRequest(sample::enrol_poll()));
    REQUIRE(decode_enrol(bytes("fixed", "enrol_reveal")).value() ==
            EnrolRequest(sample::enrol_reveal()));
    REQUIRE(decode_enrol_begun(bytes("fixed", "enrol_begun")).value() == sample::enrol_begun());
    REQUIRE(decode_heartbeat(bytes("fixed", "heartbeat")).value().health == sample::health());
    REQUIRE(decode_manifest(bytes("fixed", "manifest"), root).value().manifest ==
            sample::manifest());
    REQUIRE(decode_pool_key_request(bytes("fixed", "pool_key_request")).value() ==
            sample::pool_key_request());
    REQUIRE(decode_stored_cells(bytes("fixed", "stored_cells"), online).value() ==
            sample::stored_cells());

    const AnswerFile answer = decode_answer_file(bytes("varying", "answer_file")).take();
    REQUIRE(answer.stored_cells == sample::answer_file().stored_cells);
    REQUIRE(open_package(answer.bundle, root).value().version == 9);
    REQUIRE(open_package(bytes("varying", "bundle_package"), root).value().organisation_json ==
            sample::content().organisation_json);
    REQUIRE(decode_enrol_grant(bytes("varying", "enrol_grant"), device, root).value().grant ==
            sample::enrol_grant());
    const Invitation invitation =
        unlock_invitation(bytes("varying", "invitation_file"), "ab01efgh").take();
    REQUIRE(invitation.pool_key == sample::pool_key());
    REQUIRE(open_package(invitation.bundle, root).value().epoch == "2026-11");
    REQUIRE(decode_pool_key(bytes("varying", "pool_key"), sample::pool_key_request().nonce, device,
                            root)
                .value()
                .pool_key == sample::pool_key());
}

}  // namespace candour::protocol
