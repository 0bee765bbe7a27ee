// Joining on line: the code, the words, staff who say yes or no, and somebody in between.
#include "sync/client/enrol.h"

#include "sync/protocol/enrol_words.h"
#include "sync/protocol/enrolment_code.h"
#include "tests/support/catch.h"
#include "tests/sync/client/kiosk_world.h"

namespace candour::client {

namespace {

struct Joining {
    test::Office office;
    test::OfficeNetwork network{office};
    test::MemoryOutbox store;
    test::SodiumRandom random;
    Enroller enroller{"https://office.example:8443", store, network, random};

    Status advance_to(EnrolStage stage) {
        while (enroller.stage() < stage)
            RETURN_IF_ERROR(enroller.advance());
        return Unit{};
    }
    // The words that the console shows to who has typed `code`.
    std::array<std::string_view, 4> console_words(const std::string& code) {
        const std::string plain = protocol::normalised_code(code).take();
        REQUIRE(protocol::enrol_code_hash(plain, office.begun->device_key) ==
                office.begun->code_hash);
        return protocol::words_of({.device_nonce = *office.revealed,
                                   .server_nonce = office.enrol_nonce,
                                   .device_key = office.begun->device_key,
                                   .pin = office.tls_pin,
                                   .offline_key = office.offline.key.public_key,
                                   .code = plain});
    }
};

}  // namespace

TEST_CASE("a device that staff let in has joined, and knows it at the next start", "[sync]") {
    Joining joining;
    joining.office.publish(6);
    REQUIRE_FALSE(joining.enroller.words().has_value());
    REQUIRE(joining.advance_to(EnrolStage::Wait).ok());
    REQUIRE(joining.enroller.words() == joining.console_words(joining.enroller.code()));
    for (int i = 0; i < 3; ++i) {
        REQUIRE(joining.enroller.advance().ok());
        REQUIRE(joining.enroller.stage() == EnrolStage::Wait);
    }
    REQUIRE(joining.store.settings.empty());
    joining.office.staff = test::Office::Staff::Approved;
    REQUIRE(joining.advance_to(EnrolStage::Joined).ok());

    const Enrolment known = *load_enrolment(joining.store).take();
    REQUIRE(known.invitation.server_url == "https://office.example:8443");
    REQUIRE(known.invitation.server_pin == joining.office.tls_pin);
    REQUIRE(known.invitation.pool_key == joining.office.pool_key);
    REQUIRE(known.invitation.service_group == "centre");
    REQUIRE(known.bundle.version == 6);
    REQUIRE(known.invitation.device_key.has_value());
    REQUIRE(known.invitation.device_key->public_key == joining.office.begun->device_key);
    REQUIRE(known.invitation.device_key->private_key ==
            joining.enroller.enrolment()->invitation.device_key->private_key);
    REQUIRE(known.delegation.online_key == joining.office.signer.key.public_key);
}

TEST_CASE("a device that staff refuse keeps nothing and says so", "[sync]") {
    Joining joining;
    REQUIRE(joining.advance_to(EnrolStage::Wait).ok());
    joining.office.staff = test::Office::Staff::Refused;
    const Status refused = joining.enroller.advance();
    REQUIRE(refused.error().kind == ErrorKind::Denied);
    REQUIRE(refused.error().what.find("begin again") != std::string::npos);
    REQUIRE(joining.store.settings.empty());
}

TEST_CASE("every request of an enrolment may be cut; the next try goes on", "[sync]") {
    Joining joining;
    joining.office.publish(2, 300'000);
    joining.office.staff = test::Office::Staff::Approved;
    bool cuts = false;
    joining.network.before = [&](const NetworkRequest&) -> std::optional<Result<NetworkResponse>> {
        cuts = !cuts;
        if (cuts) return Result<NetworkResponse>(test::cut());
        return std::nullopt;
    };
    int tries = 0;
    while (joining.enroller.stage() != EnrolStage::Joined) {
        REQUIRE(++tries < 100);
        const Status done = joining.enroller.advance();
        if (!done.ok()) REQUIRE(done.error().kind == ErrorKind::Unavailable);
    }
    REQUIRE(load_enrolment(joining.store).take()->bundle.version == 2);
}

TEST_CASE("who sits between shows itself by other words", "[sync]") {
    Joining joining;
    // It has a TLS key of its own and asks the true server in the device's name, with nonces and
    // keys of its own choice where it can choose.
    test::Office between;
    between.tls_pin = to_base64(Bytes(32, 7));
    test::OfficeNetwork network(between);
    test::MemoryOutbox store;
    Enroller fooled("https://office.example:8443", store, network, joining.random);
    while (fooled.stage() < EnrolStage::Wait)
        REQUIRE(fooled.advance().ok());

    const protocol::SigningKeyPair thief = protocol::make_signing_key_pair();
    const std::string code = protocol::normalised_code(fooled.code()).take();
    const protocol::Hash nonce = *between.revealed;
    const protocol::EnrolBegin begin{
        .device_key = thief.public_key,
        .commitment = protocol::enrol_commitment(nonce, thief.public_key, joining.office.tls_pin),
        .code_hash = protocol::enrol_code_hash(code, thief.public_key)};
    const auto post = [&](const protocol::EnrolRequest& request) {
        return joining.office.answer(post_request({"https://office.example:8443", ""}, "/v1/enrol",
                                                  protocol::encode_enrol(request)));
    };
    REQUIRE(post(begin).value().status == 200);
    REQUIRE(post(protocol::EnrolReveal{joining.office.attempt, nonce}).value().status == 200);
    REQUIRE(fooled.words() != joining.console_words(fooled.code()));
}

TEST_CASE("a grant of another server than the one whose words were compared is not taken",
          "[sync]") {
    Joining joining;
    REQUIRE(joining.advance_to(EnrolStage::Wait).ok());
    test::Office stranger;
    stranger.begun = joining.office.begun;
    stranger.attempt = joining.office.attempt;
    stranger.staff = test::Office::Staff::Approved;
    joining.network.before = [&](const NetworkRequest& request) {
        return std::optional(stranger.answer(request));
    };
    REQUIRE(joining.enroller.advance().error().kind == ErrorKind::Denied);
    REQUIRE(joining.store.settings.empty());
}

TEST_CASE("a device that belongs to another organisation stays with it", "[sync]") {
    Joining joining;
    test::Office other;
    (void)other.join_device(joining.store, protocol::make_signing_key_pair());
    const auto before = joining.store.state();
    joining.office.staff = test::Office::Staff::Approved;
    REQUIRE(joining.advance_to(EnrolStage::Joined).error().kind == ErrorKind::Conflict);
    REQUIRE(joining.store.state() == before);
    // Nobody was asked to let it in.
    REQUIRE_FALSE(joining.enroller.words().has_value());
}

TEST_CASE("enrolment_address takes a server's address and nothing else", "[sync]") {
    REQUIRE(enrolment_address("https://office.example").value() == "https://office.example");
    REQUIRE(enrolment_address("https://[::1]:8443/").value() == "https://[::1]:8443");
    for (const char* wrong :
         {"", "office.example", "http://office.example", "https://",
          "https://office.example/console", "https://a b", "https://a@b", "https://a?b",
          "https://a\r\nb", "https://:8443", "https://a:", "https://a:0", "https://a:65536",
          "https://a:x", "https://a:80:80", "https://[::1", "https://::1"}) {
        INFO(wrong);
        REQUIRE(enrolment_address(wrong).error().kind == ErrorKind::Invalid);
    }
}

}  // namespace candour::client
