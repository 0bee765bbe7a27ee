// RFC 2202's and RFC 6238's vectors: the codes are those of every authenticator app.
#include "platform/net/hmac_sha1.h"

#include "core/office/totp.h"
#include "tests/support/catch.h"

namespace candour::platform {

TEST_CASE("HMAC-SHA-1 is RFC 2202's", "[platform]") {
    REQUIRE(to_hex(hmac_sha1(Bytes(20, 0x0b), as_bytes("Hi There"))) ==
            "b617318655057264e28bc0b6fb378c8ef146be00");
    REQUIRE(to_hex(hmac_sha1(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))) ==
            "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
    REQUIRE(to_hex(hmac_sha1(Bytes(80, 0xaa),
                             as_bytes("Test Using Larger Than Block-Size Key - Hash Key First"))) ==
            "aa4ae5e15272d00e95705637ce8a3b55ed402112");
}

TEST_CASE("second factors are RFC 6238's, in their last six digits", "[platform]") {
    const ByteView secret = as_bytes("12345678901234567890");
    const std::pair<std::int64_t, const char*> vectors[] = {{59, "287082"},
                                                            {1'111'111'109, "081804"},
                                                            {1'111'111'111, "050471"},
                                                            {1'234'567'890, "005924"},
                                                            {2'000'000'000, "279037"},
                                                            {20'000'000'000, "353130"}};
    for (const auto& [second, code] : vectors) {
        REQUIRE(office::totp_code(hmac_sha1, secret, second / office::totp_step_s) == code);
        REQUIRE(office::totp_step_of(hmac_sha1, secret, code, second) ==
                second / office::totp_step_s);
    }
}

}  // namespace candour::platform
