// The answers to all versions, in the words of the newest.
#include "core/report/versions.h"

#include "tests/support/survey_versions.h"

namespace candour::report {
namespace {

using survey::Answer;

GivenAnswers given(const survey::Questionnaire& asked, std::vector<Answer> answers) {
    return {
        .version = asked.version, .service = "centre", .answers = {.given = std::move(answers)}};
}

}  // namespace

TEST_CASE("answers to each version arrive under the newest names", "[core]") {
    const auto published = test::three_versions();
    const Versions versions(published);
    const auto first =
        versions.merged(given(published[0], {{.question = "felt", .choice = "4"},
                                             {.question = "came_by", .choice = "foot"},
                                             {.question = "waited", .choice = "yes"}}));
    REQUIRE(first.find("mood")->choice == "4");
    REQUIRE(first.find("travel")->choice == "walk");
    REQUIRE(first.find("waited")->choice == "yes");
    const auto second =
        versions.merged(given(published[1], {{.question = "came_by", .choice = "train"}}));
    REQUIRE(second.find("travel")->choice == "train");
    const auto third =
        versions.merged(given(published[2], {{.question = "travel", .choice = "walk"}}));
    REQUIRE(third.find("travel")->choice == "walk");
}

TEST_CASE("questions lists the newest version's first, then what is asked no more", "[core]") {
    const Versions versions(test::three_versions());
    REQUIRE(versions.questions().size() == 3);
    REQUIRE(versions.questions()[0].question.id == "mood");
    REQUIRE(versions.questions()[1].question.id == "travel");
    REQUIRE(versions.questions()[1].still_asked);
    REQUIRE(versions.questions()[2].question.id == "waited");
    REQUIRE_FALSE(versions.questions()[2].still_asked);
}

TEST_CASE("a name that a later version gives to another question is not taken for it", "[core]") {
    const auto first = test::questionnaire_with(
        R"([{"id": "a", "type": "yes_no", "prompt": {"en": "The first?"}}])");
    const auto second = test::questionnaire_with(
        R"([{"id": "b", "type": "yes_no", "prompt": {"en": "The first?"}}])",
        R"([{"was": "a", "now": "b"}])");
    const auto third = test::questionnaire_with(
        R"([{"id": "b", "type": "yes_no", "prompt": {"en": "The first?"}},
            {"id": "a", "type": "yes_no", "prompt": {"en": "A new one?"}}])");
    const Versions versions({first, second, third});
    const auto merged = versions.merged(given(first, {{.question = "a", .choice = "no"}}));
    REQUIRE(merged.find("b")->choice == "no");
    REQUIRE(merged.find("a") == nullptr);
}

TEST_CASE("an unknown version counts as the newest", "[core]") {
    const Versions versions(test::three_versions());
    const auto merged = versions.merged({.version = "of elsewhere",
                                         .service = {},
                                         .answers = {{{.question = "travel", .choice = "bus"}}}});
    REQUIRE(merged.find("travel")->choice == "bus");
}

}  // namespace candour::report
