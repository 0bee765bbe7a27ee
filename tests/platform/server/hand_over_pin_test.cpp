// tests/platform/server/hand_over_pin_test.cpp: an administrator sets the PIN of tablets that are
// handed over, in the organisation's file.
#include "core/privacy/hand_over_pin.h"

#include <fstream>
#include <iostream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "core/feedback/organisation.h"
#include "platform/server/commands.h"
#include "tests/core/feedback/example_organisation.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::platform {
namespace {

using nlohmann::ordered_json;

// The command, as at a terminal.
class Administrator {
public:
    explicit Administrator(const nlohmann::json& organisation) {
        std::ofstream(path()) << organisation.dump();
    }

    Status sets(std::set<std::string, std::less<>> flags, const std::string& typed = {}) {
        std::istringstream input(typed);
        std::ostringstream output;
        std::streambuf* const in = std::cin.rdbuf(input.rdbuf());
        std::streambuf* const out = std::cout.rdbuf(output.rdbuf());
        const Status done = run_hand_over_pin({.values = {{"FILE", path()}}, .flags = flags});
        std::cin.rdbuf(in);
        std::cout.rdbuf(out);
        said = output.str();
        return done;
    }

    std::string path() const { return folder_.path() + "/organisation.json"; }
    std::string text() const {
        std::ifstream file(path());
        return {std::istreambuf_iterator<char>(file), {}};
    }
    std::optional<feedback::HandOver> hand_over() const {
        return feedback::parse_organisation(text(), "file").value().hand_over;
    }

    std::string said;

private:
    test::TempFolder folder_;
};

TEST_CASE("a PIN that was typed is in the file as its hash alone, beside all that was there",
          "[server]") {
    Administrator administrator(test::example_organisation());
    const auto before = ordered_json::parse(administrator.text());
    REQUIRE(administrator.sets({"pin-stdin"}, "135791\n").ok());
    REQUIRE(administrator.text().find("135791") == std::string::npos);
    REQUIRE(administrator.said.find("135791") == std::string::npos);
    REQUIRE(privacy::pin_matches("135791", administrator.hand_over()->pin_hash));
    auto after = ordered_json::parse(administrator.text());
    after.erase("hand_over");
    REQUIRE(after.dump() == before.dump());  // In its order, too.
    REQUIRE(administrator.sets({"off"}).ok());
    REQUIRE_FALSE(administrator.hand_over());
}

TEST_CASE("a PIN that nobody types is made, shown once, and opens", "[server]") {
    Administrator administrator(test::example_organisation());
    REQUIRE(administrator.sets({}).ok());
    const std::string pin = administrator.said.substr(administrator.said.find("PIN: ") + 5, 6);
    REQUIRE(privacy::is_pin(pin));
    REQUIRE(privacy::pin_matches(pin, administrator.hand_over()->pin_hash));
}

TEST_CASE("another PIN keeps the services that were named", "[server]") {
    nlohmann::json organisation = test::example_organisation();
    organisation["hand_over"] = {{"pin_hash", privacy::hash_pin("428571").take()},
                                 {"services", {"drop-in"}}};
    Administrator administrator(organisation);
    REQUIRE(administrator.sets({"pin-stdin"}, "135791\n").ok());
    REQUIRE(administrator.hand_over()->services == std::vector<std::string>{"drop-in"});
    REQUIRE(privacy::pin_matches("135791", administrator.hand_over()->pin_hash));
}

TEST_CASE("what is no PIN, or would not be asked on a tablet, changes nothing", "[server]") {
    nlohmann::json organisation = test::example_organisation();
    Administrator administrator(organisation);
    const std::string before = administrator.text();
    REQUIRE(administrator.sets({"pin-stdin"}, "1234\n").error().kind == ErrorKind::Invalid);
    REQUIRE(administrator.text() == before);

    nlohmann::json& questions = organisation["questionnaires"][0]["questions"];
    for (const char* id : {"long_1", "long_2", "long_3", "long_4", "long_5"}) {
        questions.push_back({{"id", id},
                             {"type", "long_text"},
                             {"characters_max", 500},
                             {"prompt", questions.back()["prompt"]}});
    }
    Administrator other(organisation);
    const Status refused = other.sets({"pin-stdin"}, "135791\n");
    REQUIRE_FALSE(refused.ok());
    REQUIRE(refused.error().what.find("too long for a tablet") != std::string::npos);
    REQUIRE_FALSE(other.hand_over());
}

}  // namespace
}  // namespace candour::platform
