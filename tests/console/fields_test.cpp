// tests/console/fields_test.cpp: queries, forms and cookies, with junk.
#include "app/console/fields.h"

#include "app/console/limits.h"
#include "tests/support/property.h"

namespace candour::console {
namespace {

protocol::HttpRequest form_request(const std::string& type, const std::string& body) {
    protocol::HttpRequest request;
    request.method = "POST";
    request.headers["content-type"] = type;
    request.body = {body.begin(), body.end()};
    return request;
}

TEST_CASE("fields are decoded as browsers encode them", "[console]") {
    const Fields fields = parse_fields("a=1+2&b=T%C5%B7&empty=&bare&=no_name&a=second");
    REQUIRE(field(fields, "a") == "1 2");
    REQUIRE(field(fields, "b") == "Tŷ");
    REQUIRE(fields.contains("empty"));
    REQUIRE(fields.contains("bare"));
    REQUIRE(fields.size() == 4);
    REQUIRE(field(fields, "missing").empty());
}

TEST_CASE("a broken percent sequence stays as it is", "[console]") {
    REQUIRE(field(parse_fields("a=100%"), "a") == "100%");
    REQUIRE(field(parse_fields("a=%4"), "a") == "%4");
    REQUIRE(field(parse_fields("a=%zz"), "a") == "%zz");
    REQUIRE(field(parse_fields("a=%%41"), "a") == "%A");
}

TEST_CASE("a field with control characters or broken UTF-8 is left out", "[console]") {
    REQUIRE(parse_fields("a=%00&b=%1B%5B31m&c=%FF&d=%C3&%00=e").empty());
    REQUIRE(field(parse_fields("a=line%0D%0Atwo"), "a") == "line\r\ntwo");
}

TEST_CASE("fields past the limit are left out", "[console]") {
    std::string many;
    for (std::size_t i = 0; i < fields_max + 10; ++i)
        many += "f" + std::to_string(i) + "=1&";
    REQUIRE(parse_fields(many).size() == fields_max);
}

TEST_CASE("a query longer than the limit is as if there was none", "[console]") {
    protocol::HttpRequest request;
    request.query = "a=1&b=" + std::string(query_bytes_max, 'x');
    REQUIRE(query_of(request).empty());
}

TEST_CASE("a form needs its type and a sane size", "[console]") {
    const std::string form = "application/x-www-form-urlencoded";
    REQUIRE(form_of(form_request(form, "a=1")).value().size() == 1);
    REQUIRE(form_of(form_request(form + "; charset=UTF-8", "a=1")).ok());
    REQUIRE(form_of(form_request("text/plain", "a=1")).error().kind == ErrorKind::Invalid);
    REQUIRE(form_of(form_request("multipart/form-data", "a=1")).error().kind == ErrorKind::Invalid);
    REQUIRE(form_of(form_request("", "a=1")).error().kind == ErrorKind::Invalid);
    REQUIRE_FALSE(form_of(form_request(form, std::string(form_bytes_max + 1, 'a'))).ok());
}

TEST_CASE("cookies are read as RFC 6265 writes them", "[console]") {
    protocol::HttpRequest request;
    request.headers["cookie"] = "a=1;b = 2 ; c=x=y; nothing; =v; a=later";
    const Fields cookies = cookies_of(request);
    REQUIRE(field(cookies, "a") == "1");
    REQUIRE(field(cookies, "b") == "2");
    REQUIRE(field(cookies, "c") == "x=y");
    REQUIRE(cookies.size() == 3);
    request.headers["cookie"] = "a=" + std::string(cookies_bytes_max, 'x');
    REQUIRE(cookies_of(request).empty());
}

TEST_CASE("what is encoded for an address is read back, whatever it was", "[console]") {
    REQUIRE(url_encode("a b&c=d/é") == "a%20b%26c%3Dd%2F%C3%A9");
    test::for_all(500, [](test::Gen& gen) {
        const std::string junk = to_text(gen.bytes(gen.below(40)));
        const Fields fields = parse_fields("v=" + url_encode(junk));
        for (const auto& [name, value] : fields)
            REQUIRE(value == junk);
        // Reading junk itself must only not crash; sizes are bounded.
        REQUIRE(parse_fields(junk).size() <= fields_max);
        protocol::HttpRequest request;
        request.headers["cookie"] = junk;
        REQUIRE(cookies_of(request).size() <= fields_max);
    });
}

}  // namespace
}  // namespace candour::console
