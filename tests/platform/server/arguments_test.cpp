// tests/platform/server/arguments_test.cpp: the words of candour-server's command line.
#include "platform/server/arguments.h"

#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;

namespace {

using Words = std::vector<std::string>;

const Syntax syntax = {{"DIR", "FILE"}, {"organisation"}, {"address"}, {"password-stdin"}};

std::string problem(const Words& words) {
    const auto parsed = parse_arguments(words, syntax);
    return parsed.ok() ? std::string() : parsed.error().what;
}

}  // namespace

TEST_CASE("options and positional words may come in any order", "[server]") {
    const Words words = GENERATE(Words{"a", "b", "--organisation", "c", "--password-stdin"},
                                 Words{"--organisation=c", "a", "--password-stdin", "b"},
                                 Words{"--password-stdin", "--organisation", "c", "--", "a", "b"});
    const auto parsed = parse_arguments(words, syntax);
    REQUIRE(parsed.ok());
    REQUIRE(parsed.value().at("DIR") == "a");
    REQUIRE(parsed.value().at("FILE") == "b");
    REQUIRE(parsed.value().at("organisation") == "c");
    REQUIRE(parsed.value().has("password-stdin"));
    REQUIRE(parsed.value().option("address", "otherwise") == "otherwise");
}

TEST_CASE("words after -- are positional even when they look like options", "[server]") {
    const auto parsed = parse_arguments({"--organisation", "c", "--", "--a", "--b"}, syntax);
    REQUIRE(parsed.ok());
    REQUIRE(parsed.value().at("DIR") == "--a");
}

TEST_CASE("a wrong word is named", "[server]") {
    REQUIRE(problem({"a", "--organisation", "c"}) == "FILE is missing");
    REQUIRE(problem({"a", "b"}) == "--organisation is missing");
    REQUIRE(problem({"a", "b", "x", "--organisation", "c"}) == "\"x\" is one word too many");
    REQUIRE(problem({"a", "b", "--organisation"}) == "--organisation needs a value");
    REQUIRE(problem({"a", "b", "--colour", "red"}) == "there is no option --colour here");
    REQUIRE(problem({"--address", "1", "--address", "2"}) == "--address is there twice");
    // An empty DIR would mean the folder one is in.
    REQUIRE(problem({"", "b", "--organisation", "c"}) == "DIR is missing");
}
