// What a device signs for itself: the renewal of its pool key, and its heartbeat.
#include "sync/protocol/fault_words.h"
#include "sync/protocol/heartbeat.h"
#include "sync/protocol/limits.h"
#include "sync/protocol/pool_key.h"
#include "tests/support/catch.h"
#include "tests/sync/protocol/samples.h"

namespace candour::protocol {

namespace {

Bytes request() {
    const PoolKeyRequest asked = sample::pool_key_request();
    return encode_pool_key_request(asked.day, asked.nonce, sample::device_key());
}

Bytes answer() {
    return encode_pool_key(sample::pool_key(), sample::pool_key_request(), sample::signer()).take();
}

}  // namespace

TEST_CASE("a request for a pool key says which device asks", "[sync]") {
    REQUIRE(decode_pool_key_request(request()).value() == sample::pool_key_request());
}

TEST_CASE("no byte of a device's message can be changed or cut", "[sync]") {
    const Bytes messages[] = {request(), encode_heartbeat(sample::health(), sample::device_key())};
    for (const Bytes& good : messages) {
        for (std::size_t i = 0; i < good.size(); ++i) {
            Bytes bad = good;
            bad[i] ^= 1;
            INFO("byte " << i);
            REQUIRE_FALSE(decode_pool_key_request(bad).ok());
            REQUIRE_FALSE(decode_heartbeat(bad).ok());
            REQUIRE_FALSE(decode_pool_key_request(ByteView(good).first(i)).ok());
            REQUIRE_FALSE(decode_heartbeat(ByteView(good).first(i)).ok());
        }
    }
    // And neither passes for the other.
    REQUIRE(decode_heartbeat(request()).error().kind == ErrorKind::Denied);
    REQUIRE(decode_pool_key_request(messages[1]).error().kind == ErrorKind::Denied);
}

TEST_CASE("nobody signs for another device", "[sync]") {
    // The thief's signature over a payload that names the device.
    const std::string payload = R"({"day":"2026-11-22","device_key":")" +
                                to_base64(sample::device_key().public_key.bytes) +
                                R"(","nonce":")" + to_base64(sample::bytes_of(1)) + R"("})";
    const Bytes forged = encode_signed("candour/pool-key-request/1", payload, sample::pair_of(99));
    REQUIRE(decode_pool_key_request(forged).error().kind == ErrorKind::Denied);
}

TEST_CASE("a new pool key is read by the device that asked, for that request alone", "[sync]") {
    const SigningKeyPair device = sample::device_key();
    const SigningPublicKey root = sample::offline_key().public_key;
    const Hash nonce = sample::pool_key_request().nonce;
    const auto renewed = decode_pool_key(answer(), nonce, device, root).take();
    REQUIRE(renewed.pool_key == sample::pool_key());
    REQUIRE(renewed.delegation == sample::delegation());
    REQUIRE(decode_pool_key(answer(), sample::bytes_of(7), device, root).error().kind ==
            ErrorKind::Denied);
    REQUIRE(decode_pool_key(answer(), nonce, sample::pair_of(99), root).error().kind ==
            ErrorKind::Denied);
    REQUIRE(decode_pool_key(answer(), nonce, device, device.public_key).error().kind ==
            ErrorKind::Denied);
}

TEST_CASE("a heartbeat comes back, and so does what the server keeps of it", "[sync]") {
    const auto read =
        decode_heartbeat(encode_heartbeat(sample::health(), sample::device_key())).take();
    REQUIRE(read.device_key == sample::device_key().public_key);
    REQUIRE(read.health == sample::health());
    REQUIRE(health_from_json(to_json(sample::health())).value() == sample::health());
    REQUIRE(to_json(sample::health()).find("device_key") == std::string::npos);
}

TEST_CASE("what does not work of a device is told by name, by older devices not at all", "[sync]") {
    Health health = sample::health();
    REQUIRE(to_json(health).find("faults") == std::string::npos);
    const std::vector<Fault> faults = {{FaultKind::SoundMissing},
                                       {FaultKind::VoiceFails, "cy"},
                                       {FaultKind::TextsUnreadable, "zh-Hans"}};
    health.faults = names_of(faults);
    REQUIRE(health.faults == std::vector<std::string>{"sound_missing", "voice_fails cy",
                                                      "texts_unreadable zh-Hans"});
    REQUIRE(decode_heartbeat(encode_heartbeat(health, sample::device_key())).value().health ==
            health);
    for (std::size_t i = 0; i < faults.size(); ++i)
        REQUIRE(fault_from(health.faults[i]) == faults[i]);
    // Of a newer device; of the device and of a language, which must not be mixed up.
    for (const char* name : {"", "on_fire", "sound_missing cy", "voice_fails", "voice_fails !"})
        REQUIRE_FALSE(fault_from(name).has_value());
    health.faults = {std::string(101, 'x')};
    REQUIRE(decode_heartbeat(encode_heartbeat(health, sample::device_key())).error().kind ==
            ErrorKind::Corrupt);
}

TEST_CASE("every fault has words, and its languages stand in them", "[sync]") {
    for (int number = 0; number <= static_cast<int>(FaultKind::PanelUnknown); ++number) {
        const auto kind = static_cast<FaultKind>(number);
        const std::string name = name_of({kind, "cy"});
        INFO(name);
        REQUIRE(fault_from(name)->kind == kind);
        const bool of_language = name.ends_with(" cy");
        REQUIRE((words_of(kind).find("{languages}") != std::string_view::npos) == of_language);
        REQUIRE(words_of(kind).ends_with("."));
    }
    const auto groups = grouped({"voice_fails cy", "on_fire", "sound_missing", "voice_fails ur"});
    REQUIRE(groups.size() == 2);
    REQUIRE(groups[0].languages == std::vector<Language>{"cy", "ur"});
    REQUIRE(groups[1].languages.empty());
}

TEST_CASE("the largest heartbeat fits into its request, a longer one is refused", "[sync]") {
    Health health = sample::health();
    health.languages_withdrawn.assign(20, "zh-Hant-HK");
    health.faults.assign(faults_max, "texts_unreadable zh-Hant-HK");
    health.days_silent = ~0ULL;  // Said as the most there is.
    const Bytes sent = encode_heartbeat(health, sample::device_key());
    REQUIRE(sent.size() <= device_request_bytes_max);
    REQUIRE(decode_heartbeat(sent).value().health.days_silent == 9'999);
    health.program = std::string(101, 'x');
    REQUIRE(decode_heartbeat(encode_heartbeat(health, sample::device_key())).error().kind ==
            ErrorKind::Corrupt);
    health.program = std::string(5'000, 'x');
    REQUIRE(decode_heartbeat(encode_heartbeat(health, sample::device_key())).error().kind ==
            ErrorKind::Corrupt);
}

}  // namespace candour::protocol
