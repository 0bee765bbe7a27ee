// tests/platform/net/forwarded_test.cpp: behind a proxy, everybody is not one; and nobody is
// somebody else by saying so.
#include "platform/net/forwarded.h"

#include "tests/support/catch.h"

namespace candour::platform {
namespace {

std::string asking(const std::string& peer, const std::string& proxy, const std::string& said) {
    protocol::HttpRequest request;
    request.address = peer;
    if (!said.empty()) request.headers["x-forwarded-for"] = said;
    return asking_address(request, proxy);
}

TEST_CASE("who asks through the organisation's proxy is counted by what the proxy adds last",
          "[net]") {
    REQUIRE(asking("10.0.0.5", "10.0.0.5", "203.0.113.7") == "203.0.113.7");
    REQUIRE(asking("10.0.0.5", "10.0.0.5", "1.1.1.1, 2.2.2.2 ,\t203.0.113.7 ") == "203.0.113.7");
    REQUIRE(asking("10.0.0.5", "10.0.0.5", "2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
    REQUIRE(asking("10.0.0.5", "10.0.0.5", "::ffff:203.0.113.7") == "203.0.113.7");
    REQUIRE(asking("::/64", "::1", "203.0.113.7") == "203.0.113.7");
}

TEST_CASE("what anybody else says of their address counts for nothing", "[net]") {
    REQUIRE(asking("203.0.113.7", "10.0.0.5", "1.1.1.1") == "203.0.113.7");
    REQUIRE(asking("203.0.113.7", "", "1.1.1.1") == "203.0.113.7");
    REQUIRE(asking("", "", "1.1.1.1").empty());
}

TEST_CASE("a proxy that adds no address is counted itself", "[net]") {
    for (const char* said : {"", " ", ",", "unknown", "203.0.113.7:443", "203.0.113", "1.1.1.1,"})
        REQUIRE(asking("10.0.0.5", "10.0.0.5", said) == "10.0.0.5");
}

TEST_CASE("an address that is none is told from one", "[net]") {
    REQUIRE(counted_address("10.0.0.5") == "10.0.0.5");
    for (const char* none : {"", "localhost", "10.0.0", "10.0.0.5:80", "[::1]", "::1/64"})
        REQUIRE(counted_address(none).empty());
}

}  // namespace
}  // namespace candour::platform
