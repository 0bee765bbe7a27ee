// tests/platform/net/http_rules_test.cpp: what is refused before a handler sees it.
#include "platform/net/http_rules.h"

#include <string>

#include "core/base/bytes.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;

TEST_CASE("target_problem lets ordinary targets through", "[net]") {
    const std::string target = GENERATE("/", "/health", "/v1/cells", "/items/00ff?page=2&q=..",
                                        "/a..b/c", "/%C3%A9", "/.well-known/x");
    CAPTURE(target);
    REQUIRE_FALSE(target_problem(target).has_value());
}

TEST_CASE("target_problem refuses a target that could leave its folder", "[net]") {
    const std::string target =
        GENERATE("/..", "/../etc/passwd", "/a/../b", "/a/%2e%2e/b", "/a/.%2E", "/a/./b",
                 "/a\\..\\b", "/a%5c..%5cb", "/a/..%2fb", "/a/..?x=1");
    CAPTURE(target);
    REQUIRE(target_problem(target).has_value());
}

TEST_CASE("target_problem refuses other forms and broken escapes", "[net]") {
    // Asterisk, absolute and authority form; cut escapes; a NUL.
    const std::string target =
        GENERATE("", "*", "https://example.org/", "example.org:443", "/%", "/%4", "/%zz", "/a%00b");
    CAPTURE(target);
    REQUIRE(target_problem(target).has_value());
}

TEST_CASE("headers_are_safe is false when a header could start another line", "[net]") {
    protocol::HttpResponse response;
    response.headers = {{"Location", "/items/1"}, {"X-One", "two words"}};
    REQUIRE(headers_are_safe(response));
    const std::pair<std::string, std::string> bad =
        GENERATE(std::pair<std::string, std::string>{"Location", "/x\r\nSet-Cookie: a=b"},
                 std::pair<std::string, std::string>{"Location", "/x\n"},
                 std::pair<std::string, std::string>{"Location", std::string("a\0b", 3)},
                 std::pair<std::string, std::string>{"X-A: b\r\nX-C", "d"},
                 std::pair<std::string, std::string>{"", "d"},
                 std::pair<std::string, std::string>{"X A", "d"});
    response.headers.push_back(bad);
    REQUIRE_FALSE(headers_are_safe(response));
}

TEST_CASE("refusal speaks JSON to devices and HTML to browsers", "[net]") {
    const auto device = refusal(413, "Too large.", "/v1/cells");
    REQUIRE(to_text(device.body) == "{\"error\":\"Too large.\"}\n");
    const auto browser = refusal(413, "Too large.", "/items");
    REQUIRE(browser.status == 413);
    REQUIRE(to_text(browser.body).find("<p>Too large.</p>") != std::string::npos);
}
