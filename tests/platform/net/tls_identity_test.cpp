// tests/platform/net/tls_identity_test.cpp: the pin that devices trust.
#include "platform/net/tls_identity.h"

#include "core/base/bytes.h"
#include "tests/platform/net/test_server.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;
using namespace candour::testing;

TEST_CASE("pin_of is the SHA-256 of the public key for a certificate made elsewhere", "[net]") {
    // openssl x509 -pubkey -noout | openssl pkey -pubin -outform DER | openssl dgst -sha256 -binary
    // | base64, for this certificate.
    const std::string certificate = R"(-----BEGIN CERTIFICATE-----
MIIBazCCAROgAwIBAgIUJ4gpkFabNvtE54esw+vAdn0gkjkwCgYIKoZIzj0EAwIw
DDEKMAgGA1UEAwwBeDAeFw0yNjExMjIwNTA2MjVaFw0zNjExMTkwNTA2MjVaMAwx
CjAIBgNVBAMMAXgwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQp9n4LjVLWD6RY
iTV4XAZgqsvlNzP7DfUMz3LxoqrKFxFT5FrlA7Xvq6mL93lHvlARirt43DPnqp+O
12Vef4iGo1MwUTAdBgNVHQ4EFgQUco+WCFaN9ifR0fwJ5JcSDjpVeL8wHwYDVR0j
BBgwFoAUco+WCFaN9ifR0fwJ5JcSDjpVeL8wDwYDVR0TAQH/BAUwAwEB/zAKBggq
hkjOPQQDAgNGADBDAh8qMMuMhSCLeUFg8nD9aRLVr85FGRDwCenrROIqPLIRAiAj
lxnjCPLESvIsBoJBMvvVO+4leaKp68pabUKacCxelQ==
-----END CERTIFICATE-----
)";
    const auto pin = pin_of(certificate);
    REQUIRE(pin.ok());
    REQUIRE(pin.value() == "XxXhz+DgDTW6x8h8iUMoeGsGMUlvbM1qYp2QQT78ruw=");
}

TEST_CASE("every identity has a key of its own", "[net]") {
    const TlsIdentity one = make_identity();
    const TlsIdentity other = make_identity();
    REQUIRE(one.private_key_pem.starts_with("-----BEGIN PRIVATE KEY-----"));
    REQUIRE(pin_of(one.certificate_pem).value() != pin_of(other.certificate_pem).value());
    REQUIRE(from_base64(pin_of(one.certificate_pem).value()).value().size() == 32);
}

TEST_CASE("pin_of is Invalid when the text is no certificate", "[net]") {
    REQUIRE(pin_of("").error().kind == ErrorKind::Invalid);
    REQUIRE(pin_of(make_identity().private_key_pem).error().kind == ErrorKind::Invalid);
}
