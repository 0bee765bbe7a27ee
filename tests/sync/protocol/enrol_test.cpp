// Enrolment on line: its messages and the four words.
#include "sync/protocol/enrol.h"

#include <algorithm>
#include <set>

#include "sync/protocol/enrol_words.h"
#include "tests/support/catch.h"
#include "tests/sync/protocol/samples.h"

namespace candour::protocol {

TEST_CASE("the three steps of enrolment come back as they were sent", "[sync]") {
    const EnrolRequest requests[] = {sample::enrol_begin(), sample::enrol_reveal(),
                                     sample::enrol_poll()};
    for (const EnrolRequest& request : requests) {
        REQUIRE(decode_enrol(encode_enrol(request)).value() == request);
    }
    REQUIRE(decode_enrol_begun(encode_enrol_begun(sample::enrol_begun())).value() ==
            sample::enrol_begun());
}

TEST_CASE("decode_enrol refuses what is no step", "[sync]") {
    const std::string inputs[] = {
        "",
        "{}",
        R"({"step":"begin"})",
        R"({"step":"approve","attempt":"AAAAAAAAAAAAAAAAAAAAAA=="})",
        R"({"step":"reveal","attempt":"AAAA","nonce":"AAAA"})",
        std::string(5000, ' '),
    };
    for (const std::string& input : inputs) {
        INFO(input.substr(0, 60));
        REQUIRE(decode_enrol(as_bytes(input)).error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("a commitment fits one nonce, one device and one server", "[sync]") {
    const SigningPublicKey key = sample::device_key().public_key;
    const Hash commitment = enrol_commitment(sample::bytes_of(70), key, sample::pin());
    REQUIRE(commitment == sample::enrol_begin().commitment);
    REQUIRE(commitment != enrol_commitment(sample::bytes_of(71), key, sample::pin()));
    REQUIRE(commitment !=
            enrol_commitment(sample::bytes_of(70), sample::online_key().public_key, sample::pin()));
    REQUIRE(commitment != enrol_commitment(sample::bytes_of(70), key, "another pin"));
}

TEST_CASE("only the device itself can ask for its approval", "[sync]") {
    const SigningPublicKey key = sample::device_key().public_key;
    REQUIRE(poll_holds(sample::enrol_poll(), key));
    REQUIRE_FALSE(poll_holds(make_enrol_poll(sample::attempt(), sample::pair_of(99)), key));
    EnrolPoll other = sample::enrol_poll();
    other.attempt.bytes[0] ^= 1;
    REQUIRE_FALSE(poll_holds(other, key));
}

TEST_CASE("the approval is read by its device alone", "[sync]") {
    const SigningKeyPair device = sample::device_key();
    const SigningPublicKey root = sample::offline_key().public_key;
    const Bytes sent =
        encode_enrol_grant(sample::enrol_grant(), device.public_key, sample::signer()).take();
    const auto read = decode_enrol_grant(sent, device, root).take();
    REQUIRE(read.grant == sample::enrol_grant());
    REQUIRE(read.delegation == sample::delegation());
    REQUIRE(decode_enrol_grant(sent, sample::pair_of(99), root).error().kind == ErrorKind::Denied);
    REQUIRE(decode_enrol_grant(sent, device, sample::pair_of(99).public_key).error().kind ==
            ErrorKind::Denied);
    REQUIRE(to_text(sent).find(to_base64(sample::pool_key().bytes)) == std::string::npos);
}

TEST_CASE("an approval that names another organisation inside is Denied", "[sync]") {
    EnrolGrant grant = sample::enrol_grant();
    grant.offline_key = sample::pair_of(99).public_key;
    const SigningKeyPair device = sample::device_key();
    const Bytes sent = encode_enrol_grant(grant, device.public_key, sample::signer()).take();
    REQUIRE(decode_enrol_grant(sent, device, sample::offline_key().public_key).error().kind ==
            ErrorKind::Denied);
}

TEST_CASE("nothing can be sealed to a key that is no point of the curve", "[sync]") {
    SigningPublicKey none;
    none.bytes.fill(0);
    REQUIRE(encode_enrol_grant(sample::enrol_grant(), none, sample::signer()).error().kind ==
            ErrorKind::Invalid);
}

TEST_CASE("the words are 2,048, short, plain, and no two are mistaken for each other", "[sync]") {
    const auto& words = fingerprint_words();
    const std::set<std::string_view> all(words.begin(), words.end());
    std::set<std::string_view> starts;
    for (const std::string_view word : words) {
        INFO(word);
        REQUIRE(word.size() >= 3);
        REQUIRE(word.size() <= 8);
        REQUIRE(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos);
        REQUIRE(starts.insert(word.substr(0, 4)).second);
        // No word is another with a letter left out, or with two neighbours exchanged.
        for (std::size_t i = 0; i < word.size(); ++i) {
            std::string shorter(word);
            shorter.erase(i, 1);
            REQUIRE_FALSE(all.contains(shorter));
            std::string exchanged(word);
            if (i > 0) std::swap(exchanged[i - 1], exchanged[i]);
            REQUIRE((exchanged == word || !all.contains(exchanged)));
        }
    }
    REQUIRE(all.size() == word_count);
}

TEST_CASE("two devices that were given the same have the same words, others have not", "[sync]") {
    const BundleContent content = sample::content();
    const std::string words = in_a_row(words_of(content, 7));
    REQUIRE(std::ranges::count(words, ' ') == 3);
    REQUIRE(in_a_row(words_of(content, 7)) == words);
    // Files come one after the other.
    BundleContent fewer = content;
    fewer.files.clear();
    REQUIRE(in_a_row(words_of(fewer, 7)) == words);
    BundleContent other_key = content;
    other_key.epoch_key.bytes[31] ^= 1;
    BundleContent other_month = content;
    other_month.epoch = "2027-01";
    BundleContent other_text = content;
    other_text.organisation_json += "\n";
    for (const BundleContent& other : {other_key, other_month, other_text})
        REQUIRE(in_a_row(words_of(other, 7)) != words);
    REQUIRE(in_a_row(words_of(content, 8)) != words);
}

TEST_CASE("the four words depend on everything that was said", "[sync]") {
    const std::string pin = sample::pin();
    const EnrolTranscript said{.device_nonce = sample::bytes_of(70),
                               .server_nonce = sample::bytes_of(80),
                               .device_key = sample::device_key().public_key,
                               .pin = pin,
                               .offline_key = sample::offline_key().public_key,
                               .code = "AB01EFGH"};
    const auto words = words_of(said);
    REQUIRE(words == sample::words());
    std::vector<EnrolTranscript> others(6, said);
    others[0].device_nonce[31] ^= 1;
    others[1].server_nonce[0] ^= 1;
    others[2].device_key = sample::online_key().public_key;
    others[3].pin = "another";
    others[4].offline_key = sample::online_key().public_key;
    others[5].code = "AB01EFGJ";
    for (const EnrolTranscript& other : others)
        REQUIRE(words_of(other) != words);
}

TEST_CASE("every word comes up", "[sync]") {
    std::set<std::string_view> seen;
    EnrolTranscript transcript{};
    for (std::uint32_t i = 0; i < 20'000; ++i) {
        transcript.device_nonce[0] = static_cast<std::uint8_t>(i);
        transcript.device_nonce[1] = static_cast<std::uint8_t>(i >> 8);
        const auto words = words_of(transcript);
        seen.insert(words.begin(), words.end());
    }
    REQUIRE(seen.size() == word_count);
}

}  // namespace candour::protocol
