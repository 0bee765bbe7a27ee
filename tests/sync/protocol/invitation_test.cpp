// Invitation files and their codes.
#include "sync/protocol/invitation.h"

#include <cctype>
#include <set>

#include "tests/support/catch.h"
#include "tests/sync/sync_world.h"

namespace candour::protocol {

namespace {

Invitation some_invitation() {
    Invitation invitation;
    invitation.server_url = "https://127.0.0.1:8443";
    invitation.server_pin = test::pin_of_zeros();
    invitation.pool_key = make_pool_key();
    invitation.service_group = "centre";
    invitation.bundle = Bytes(300, 42);
    invitation.offline_key.bytes.fill(5);
    invitation.device_key = make_signing_key_pair();
    return invitation;
}

}  // namespace

TEST_CASE("an enrolment code has eight Crockford characters and a dash", "[sync]") {
    test::SodiumRandom random;
    std::set<std::string> codes;
    for (int i = 0; i < 200; ++i)
        codes.insert(make_enrolment_code(random));
    REQUIRE(codes.size() == 200);
    for (const std::string& code : codes) {
        REQUIRE(code.size() == 9);
        REQUIRE(code[4] == '-');
        // Letters that are read as digits, and U, are never in it.
        REQUIRE(code.find_first_of("ILOUilou") == std::string::npos);
    }
}

TEST_CASE("an invitation opens with its code in whatever way it is typed", "[sync]") {
    test::SodiumRandom random;
    const Invitation made = some_invitation();
    const Bytes file = lock_invitation(made, "AB01-EFGH", random);
    for (const char* typed :
         {"AB01-EFGH", "ab01efgh", " ABoL-efgh ", "ABOI EFGH", "a-b-0-1-efgh"}) {
        const auto opened = unlock_invitation(file, typed);
        INFO(typed);
        REQUIRE(opened.ok());
        REQUIRE(opened.value().server_url == made.server_url);
        REQUIRE(opened.value().server_pin == made.server_pin);
        REQUIRE(opened.value().offline_key == made.offline_key);
        REQUIRE(opened.value().pool_key.bytes == made.pool_key.bytes);
        REQUIRE(opened.value().service_group == "centre");
        REQUIRE(opened.value().bundle == made.bundle);
        REQUIRE(opened.value().device_key.value().private_key == made.device_key->private_key);
    }
}

TEST_CASE("unlock_invitation denies a code that is not the file's", "[sync]") {
    test::SodiumRandom random;
    const Bytes file = lock_invitation(some_invitation(), "AB01-EFGH", random);
    for (const char* wrong : {"AB01-EFGJ", "", "AB01", "AB01-EFGHH", "AB01-EFGU", "AB01-EFG\xc3"}) {
        INFO(wrong);
        REQUIRE(unlock_invitation(file, wrong).error().kind == ErrorKind::Denied);
    }
}

TEST_CASE("unlock_invitation finds every changed byte and every cut", "[sync]") {
    test::SodiumRandom random;
    const Bytes file = lock_invitation(some_invitation(), "AB01-EFGH", random);
    for (std::size_t i = 0; i < file.size(); ++i) {
        Bytes bad = file;
        bad[i] ^= 1;
        INFO("byte " << i);
        REQUIRE(unlock_invitation(bad, "AB01-EFGH").error().kind == ErrorKind::Corrupt);
        REQUIRE(unlock_invitation(ByteView(file).first(i), "AB01-EFGH").error().kind ==
                ErrorKind::Corrupt);
    }
    REQUIRE(unlock_invitation(as_bytes("a photo, say"), "AB01-EFGH").error().kind ==
            ErrorKind::Corrupt);
}

TEST_CASE("an invitation of before there were device keys still opens", "[sync]") {
    Invitation old = some_invitation();
    old.device_key.reset();
    REQUIRE_FALSE(invitation_from_json(to_json(old)).value().device_key.has_value());
    std::string json = to_json(some_invitation());
    const std::size_t place = json.find("device_key") + 13;
    json[place + 70] = json[place + 70] == 'A' ? 'B' : 'A';  // Its two halves no longer fit.
    REQUIRE(invitation_from_json(json).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a locked invitation shows nothing of what it carries", "[sync]") {
    test::SodiumRandom random;
    const Invitation made = some_invitation();
    const std::string file = to_text(lock_invitation(made, "AB01-EFGH", random));
    REQUIRE(file.find("127.0.0.1") == std::string::npos);
    REQUIRE(file.find(to_base64(made.pool_key.bytes)) == std::string::npos);
    REQUIRE(file.find("AB01") == std::string::npos);
}

}  // namespace candour::protocol
