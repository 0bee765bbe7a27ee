// Among how many people somebody is hidden, and what they are told of the limits.
#include "core/feedback/crowd.h"

#include "tests/core/feedback/organisation_with.h"

namespace candour::feedback {
namespace {

using nlohmann::json;

using test::organisation_with;
using test::wrong_with;

Organisation with_crowd(const json& crowd) { return organisation_with("crowd", crowd).take(); }

json text(const std::string& words) { return {{"en", words}, {"cy", words}, {"ur", words}}; }

}  // namespace

TEST_CASE("a crowd is read with what was counted", "[core]") {
    const json counted = {{"month", "2026-10"},
                          {"contacts", {{{"channel", "reception"}, {"at_least", 30}}}},
                          {"languages", {"en", "ur"}}};
    const Organisation read =
        with_crowd({{"groups", {{{"group", "centre"}, {"people_month", 3}, {"workers", 2}}}},
                    {"counted", counted}});
    REQUIRE(*crowd_of(read, "centre") == GroupCrowd{"centre", 3, 2});
    REQUIRE(crowd_of(read, "other") == nullptr);
    REQUIRE(counted_by(read, Channel::Reception) == 30);
    REQUIRE(counted_by(read, Channel::Event) == 0);
    REQUIRE(to_json(*read.crowd->counted) == counted);
    // Both parts may be left out: then the server counts, and nobody says how many there are.
    const Organisation bare = with_crowd(json::object());
    REQUIRE(bare.crowd);
    REQUIRE_FALSE(counted_by(bare, Channel::Reception));
    const Organisation without =
        parse_organisation(test::example_organisation().dump(), "organisation.json").take();
    REQUIRE_FALSE(without.crowd);
    REQUIRE(crowd_of(without, "centre") == nullptr);
}

TEST_CASE("what is wrong with a crowd is said with its place", "[core]") {
    const auto group = [](const json& one) { return wrong_with("crowd", {{"groups", {one}}}); };
    REQUIRE(group({{"group", "absent"}, {"people_month", 3}}) ==
            "crowd.groups: no service is of the group 'absent'");
    REQUIRE(group({{"group", "centre"}}) ==
            "crowd.groups[0].people_month: say how many people use it in a month");
    REQUIRE(group({{"group", "centre"}, {"people_month", 3}, {"clients", 3}}) ==
            "crowd.groups[0].clients: unknown field; possible here are group, people_month, "
            "workers");
    const json one = {{"group", "centre"}, {"people_month", 3}};
    REQUIRE(wrong_with("crowd", {{"groups", {one, one}}}) ==
            "crowd.groups[1]: the group 'centre' is there twice");
    REQUIRE(wrong_with("crowd", {{"counted", {{"month", "October"}}}}) ==
            "crowd.counted.month: 'October' is no month; write it as 2026-10");
    const auto contacts = [](const char* channel, int at_least) {
        return wrong_with("crowd",
                          {{"counted",
                            {{"month", "2026-10"},
                             {"contacts", {{{"channel", channel}, {"at_least", at_least}}}}}}});
    };
    REQUIRE(contacts("reception", 33) == "crowd.counted.contacts[0].at_least: counts are in tens");
    REQUIRE(contacts("pub", 30) == "crowd.counted.contacts[0].channel: unknown channel 'pub'");
}

TEST_CASE("a number of people is rounded down, never up", "[core]") {
    REQUIRE(in_tens(0) == 0);
    REQUIRE(in_tens(9) == 0);
    REQUIRE(in_tens(10) == 10);
    REQUIRE(in_tens(49) == 40);
}

TEST_CASE("a group is too small for k where it has fewer people", "[core]") {
    const Organisation read =
        with_crowd({{"groups", {{{"group", "centre"}, {"people_month", 7}}}}});
    REQUIRE(is_too_small(read, "centre", 8));
    REQUIRE_FALSE(is_too_small(read, "centre", 7));
    REQUIRE_FALSE(is_too_small(read, "other", 8));  // Nobody says that it is.
    REQUIRE(small_crowds(read) == std::vector<GroupCrowd>{{"centre", 7, 0}});
    REQUIRE(small_crowds(with_crowd({{"groups", {{{"group", "centre"}, {"people_month", 10}}}}}))
                .empty());
}

TEST_CASE("a language is rare as it was counted, and else where it is not the first", "[core]") {
    const Organisation counted =
        with_crowd({{"counted", {{"month", "2026-10"}, {"languages", {"ur"}}}}});
    REQUIRE_FALSE(is_rare_language(counted, "ur"));
    REQUIRE(is_rare_language(counted, "en"));
    REQUIRE_FALSE(is_rare_language(with_crowd({{"counted", {{"month", "2026-10"}}}}), "en"));
    const Organisation unknown = with_crowd(json::object());
    REQUIRE_FALSE(is_rare_language(unknown, "en"));
    REQUIRE_FALSE(is_rare_language(unknown, "en-simple"));
    REQUIRE(is_rare_language(unknown, "cy"));
}

TEST_CASE("the limits of confidentiality fit where they are told", "[core]") {
    const Organisation read =
        organisation_with("confidentiality_for",
                          json::array({{{"channel", "home_visit"}, {"text", text("At home")}}}))
            .take();
    REQUIRE(confidentiality_for(read, Channel::HomeVisit).in("en").text == "At home");
    REQUIRE(confidentiality_for(read, Channel::Reception).in("en").text == "Limits");
}

TEST_CASE("what is wrong with a text of the limits is said with its place", "[core]") {
    const auto one = [](const json& item) {
        return wrong_with("confidentiality_for", json::array({item}));
    };
    REQUIRE(one({{"text", text("For all")}}) ==
            "confidentiality_for[0]: the field 'channel' is missing");
    REQUIRE(one({{"channel", "equality"}, {"text", text("x")}}) ==
            "confidentiality_for[0].channel: unknown channel 'equality'; possible are reception, "
            "home_visit, event, paper");
    const json home = {{"channel", "home_visit"}, {"text", text("At home")}};
    REQUIRE(wrong_with("confidentiality_for", json::array({home, home})) ==
            "confidentiality_for[1]: an earlier text is for the same channel");
    REQUIRE(one({{"channel", "event"}, {"text", {{"en", "Only"}}}})
                .starts_with("confidentiality_for[0].text"));
}

}  // namespace candour::feedback
