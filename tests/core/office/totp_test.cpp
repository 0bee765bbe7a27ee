// Second factors: drift, typed forms and recovery codes. RFC 6238's vectors are in
// tests/platform/net/hmac_sha1_test.cpp, with the HMAC that the server has.
#include "core/office/totp.h"

#include <set>

#include "core/office/mailer.h"
#include "tests/support/catch.h"
#include "tests/support/secure_random.h"

namespace candour::office {
namespace {

// Each counter has a code of its own.
Bytes made_up_mac(ByteView, ByteView message) {
    Bytes mac(20);
    mac[1] = message[6];
    mac[2] = message[7];
    mac[3] = 77;
    return mac;
}

}  // namespace

TEST_CASE("a code is right for its half minute and the ones beside it", "[core]") {
    const Bytes secret(totp_secret_bytes, 1);
    const std::int64_t now = 1'000 * totp_step_s + 11;
    for (std::int64_t step = 990; step < 1'010; ++step) {
        const std::string code = totp_code(made_up_mac, secret, step);
        const auto found = totp_step_of(made_up_mac, secret, code, now);
        if (step >= 999 && step <= 1'001) {
            REQUIRE(found == step);
            REQUIRE(totp_step_of(made_up_mac, secret,
                                 " " + code.substr(0, 3) + " " + code.substr(3), now) == step);
        } else {
            REQUIRE_FALSE(found.has_value());
        }
    }
    for (const char* typed : {"", "12345", "1234567", "abcdef"}) {
        REQUIRE_FALSE(totp_step_of(made_up_mac, secret, typed, now).has_value());
    }
    REQUIRE_FALSE(totp_step_of(made_up_mac, secret, "000000", -500).has_value());
}

TEST_CASE("base 32 is RFC 4648's, without padding", "[core]") {
    const auto of = [](std::string_view text) { return base32(as_bytes(text)); };
    REQUIRE(of("").empty());
    REQUIRE(of("f") == "MY");
    REQUIRE(of("fo") == "MZXQ");
    REQUIRE(of("foo") == "MZXW6");
    REQUIRE(of("foob") == "MZXW6YQ");
    REQUIRE(of("fooba") == "MZXW6YTB");
    REQUIRE(of("foobar") == "MZXW6YTBOI");
}

TEST_CASE("the address for apps has names of any script in it", "[core]") {
    REQUIRE(totp_address(as_bytes("foobar"), "Tŷ Cynnig & co", "ada") ==
            "otpauth://totp/T%C5%B7%20Cynnig%20%26%20co:ada?secret=MZXW6YTBOI"
            "&issuer=T%C5%B7%20Cynnig%20%26%20co");
}

TEST_CASE("recovery codes differ, and are read in any form", "[core]") {
    test::SodiumRandom random;
    std::set<std::string> all;
    for (const std::string& code : make_recovery_codes(random)) {
        REQUIRE(code.size() == 11);
        const auto normal = normal_recovery_code(code);
        REQUIRE(normal.has_value());
        REQUIRE(normal->size() == 10);
        all.insert(*normal);
    }
    REQUIRE(all.size() == recovery_codes);
    REQUIRE(normal_recovery_code("o1lab-cdefg") == "011ABCDEFG");
    REQUIRE(normal_recovery_code(" 0 1 1abc defg ") == "011ABCDEFG");
    for (const char* wrong : {"", "01ABCDEFG", "011ABCDEFGH", "011ABCDEFU", "011ABCDEF_"}) {
        REQUIRE_FALSE(normal_recovery_code(wrong).has_value());
    }
}

TEST_CASE("an e-mail address has one @ and nothing that breaks a line", "[core]") {
    for (const char* good : {"a@b", "ada.adeyemi+x@example.org", "O'Neill@example.org"}) {
        REQUIRE(is_email_address(good));
    }
    for (const char* wrong : {"", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\r\nRCPT", "<a@b>",
                              "a,b@c", "\"a\"@b", "a@b\x7f", "a@\xc3\xa9"}) {
        REQUIRE_FALSE(is_email_address(wrong));
    }
    REQUIRE_FALSE(is_email_address(std::string(250, 'a') + "@b.cd"));
}

}  // namespace candour::office
