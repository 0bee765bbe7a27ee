// Who reads what people say, and where answers are read: what an organisation's file says of it.
#include "core/feedback/organisation.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

Result<Organisation> with(const char* field, const json& value) {
    json source = test::example_organisation();
    source[field] = value;
    return parse_organisation(source.dump(), "organisation.json");
}

std::string wrong(const char* field, const json& value) {
    const auto read = with(field, value);
    REQUIRE_FALSE(read.ok());
    REQUIRE(read.error().kind == ErrorKind::Invalid);
    return read.error().what;
}

}  // namespace

TEST_CASE("who reads what people say is told in every language, or not at all", "[core]") {
    REQUIRE(with("id", "a").value().read_by.empty());
    const json manager = {{"en", "the manager"}, {"cy", "y rheolwr"}, {"ur", "منیجر"}};
    REQUIRE(with("read_by", manager).value().read_by.in("cy").text == "y rheolwr");
    REQUIRE(wrong("read_by", {{"en", "the manager"}}).starts_with("organisation.json: read_by"));
    REQUIRE(wrong("read_by", "the manager").starts_with("organisation.json: read_by"));
}

TEST_CASE("receipts are offered by who says so", "[core]") {
    REQUIRE_FALSE(with("id", "a").value().receipts.offered);
    REQUIRE_FALSE(with("receipts", json::object()).value().receipts.offered);
    REQUIRE_FALSE(with("receipts", {{"offered", false}}).value().receipts.offered);
    REQUIRE(with("receipts", {{"offered", true}}).value().receipts.offered);
    REQUIRE(wrong("receipts", {{"offerd", true}}) ==
            "organisation.json: receipts.offerd: unknown field; possible here are offered, page");
    REQUIRE(wrong("receipts", true) ==
            "organisation.json: receipts: here belongs an object: { … }");
    REQUIRE(wrong("receipts", {{"offered", "yes"}}) ==
            "organisation.json: receipts.offered: here belongs true or false");
}

TEST_CASE("where an answer can be read at home is written as people type it", "[core]") {
    for (const char* page : {"example.org", "say.example.org/answer", "10.0.0.7:8443/answer",
                             "glan-yr-afon.example/our_page"}) {
        INFO(page);
        REQUIRE(with("receipts", {{"page", page}}).value().receipts.page == page);
    }
    REQUIRE(wrong("receipts", {{"page", "https://example.org/answer"}}) ==
            "organisation.json: receipts.page: 'https://example.org/answer' is not as people type "
            "it; an address looks like 'example.org/answer': small letters, no spaces, nothing "
            "before its name, at most 60 characters");
    const std::vector<std::string> refused = {"answer",
                                              "/answer",
                                              "example.org/my answer",
                                              ".example.org",
                                              "example.org./answer",
                                              "Example.org",
                                              "example.org/answer?kiosk=4",
                                              "m\u00e9t\u00e9o.example",
                                              "a.b@c.example",
                                              "a." + std::string(60, 'b')};
    for (const std::string& page : refused) {
        INFO(page);
        REQUIRE(wrong("receipts", {{"page", page}}).find("receipts.page: ") != std::string::npos);
    }
}

}  // namespace candour::feedback
