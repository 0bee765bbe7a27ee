// Who reads what people say, and where answers are read: what an organisation's file says of it.
#include "tests/core/feedback/organisation_with.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

using test::organisation_with;
using test::wrong_with;

}  // namespace

TEST_CASE("who reads what people say is told in every language, or not at all", "[core]") {
    REQUIRE(organisation_with("id", "a").value().read_by.empty());
    const json manager = {{"en", "the manager"}, {"cy", "y rheolwr"}, {"ur", "منیجر"}};
    REQUIRE(organisation_with("read_by", manager).value().read_by.in("cy").text == "y rheolwr");
    REQUIRE(wrong_with("read_by", {{"en", "the manager"}}).starts_with("read_by"));
    REQUIRE(wrong_with("read_by", "the manager").starts_with("read_by"));
}

TEST_CASE("receipts are offered by who says so", "[core]") {
    REQUIRE_FALSE(organisation_with("id", "a").value().receipts.offered);
    REQUIRE_FALSE(organisation_with("receipts", json::object()).value().receipts.offered);
    REQUIRE_FALSE(organisation_with("receipts", {{"offered", false}}).value().receipts.offered);
    REQUIRE(organisation_with("receipts", {{"offered", true}}).value().receipts.offered);
    REQUIRE(wrong_with("receipts", {{"offerd", true}}) ==
            "receipts.offerd: unknown field; possible here are offered, page");
    REQUIRE(wrong_with("receipts", true) == "receipts: here belongs an object: { … }");
    REQUIRE(wrong_with("receipts", {{"offered", "yes"}}) ==
            "receipts.offered: here belongs true or false");
}

TEST_CASE("where an answer can be read at home is written as people type it", "[core]") {
    for (const char* page : {"example.org", "say.example.org/answer", "10.0.0.7:8443/answer",
                             "glan-yr-afon.example/our_page"}) {
        INFO(page);
        REQUIRE(organisation_with("receipts", {{"page", page}}).value().receipts.page == page);
    }
    REQUIRE(wrong_with("receipts", {{"page", "https://example.org/answer"}}) ==
            "receipts.page: 'https://example.org/answer' is not as people type "
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
        REQUIRE(wrong_with("receipts", {{"page", page}}).find("receipts.page: ") !=
                std::string::npos);
    }
}

}  // namespace candour::feedback
