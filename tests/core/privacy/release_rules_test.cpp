// Which rule of a release policy holds, and what a policy may say.
#include <nlohmann/json.hpp>

#include "core/privacy/release_policy.h"
#include "tests/support/property.h"

namespace candour::privacy {
namespace {

using feedback::Channel;
using feedback::ContactKind;

ReleasePolicy one_rule(Every every, int at_least, int or_after_days) {
    return {{{std::nullopt, std::nullopt, every, at_least, or_after_days}}};
}

}  // namespace

TEST_CASE("a wish to have answers deleted waits for nobody, whatever the policy says", "[core]") {
    for (const Every every : {Every::Day, Every::Week, Every::Event}) {
        const ReleaseRule rule =
            one_rule(every, 100, 300).rule_for(Channel::Reception, ContactKind::Forget);
        REQUIRE(rule == ReleaseRule{std::nullopt, ContactKind::Forget, Every::Day, 1, 0});
    }
}

TEST_CASE("the more specific rule wins", "[core]") {
    const ReleasePolicy policy{{{std::nullopt, std::nullopt, Every::Day, 1, 0},
                                {Channel::Event, std::nullopt, Every::Day, 2, 0},
                                {std::nullopt, ContactKind::Complaint, Every::Day, 3, 0},
                                {Channel::Event, ContactKind::Complaint, Every::Day, 4, 0}}};
    REQUIRE(policy.rule_for(Channel::Reception, ContactKind::Question).at_least == 1);
    REQUIRE(policy.rule_for(Channel::Event, ContactKind::Question).at_least == 2);
    REQUIRE(policy.rule_for(Channel::Reception, ContactKind::Complaint).at_least == 3);
    REQUIRE(policy.rule_for(Channel::Event, ContactKind::Complaint).at_least == 4);
}

TEST_CASE("the default policy is the architecture's, also where a policy is silent", "[core]") {
    const ReleasePolicy policy = GENERATE(default_release_policy(), ReleasePolicy{});
    const auto reception = policy.rule_for(Channel::Reception, ContactKind::Suggestion);
    REQUIRE((reception.every == Every::Day && reception.at_least == 3));
    REQUIRE(reception.or_after_days == 2);
    const auto home = policy.rule_for(Channel::HomeVisit, ContactKind::SurveyAnswer);
    REQUIRE((home.every == Every::Week && home.at_least == 8 && home.or_after_days == 28));
    const auto paper = policy.rule_for(Channel::Paper, ContactKind::SurveyAnswer);
    REQUIRE((paper.every == Every::Week && paper.at_least == 8 && paper.or_after_days == 28));
    REQUIRE(policy.rule_for(Channel::Event, ContactKind::Compliment).every == Every::Event);
    const auto complaint = policy.rule_for(Channel::HomeVisit, ContactKind::Complaint);
    REQUIRE((complaint.every == Every::Day && complaint.at_least == 1));
}

TEST_CASE("equality questions wait for eight unless a rule names them", "[core]") {
    const auto rule_under = [](const ReleasePolicy& policy) {
        return policy.rule_for(Channel::Equality, ContactKind::SurveyAnswer);
    };
    // Rules that cover all else, and would show one person's answers the next day.
    ReleasePolicy policy{{{std::nullopt, std::nullopt, Every::Day, 1, 0},
                          {std::nullopt, ContactKind::SurveyAnswer, Every::Day, 1, 0}}};
    REQUIRE(rule_under(policy) ==
            ReleaseRule{Channel::Equality, std::nullopt, Every::Week, 8, 366});
    policy.rules.push_back({Channel::Equality, std::nullopt, Every::Week, 20, 0});
    REQUIRE(rule_under(policy).at_least == 20);
    // A demonstration shows all.
    REQUIRE(rule_under(one_rule(Every::AtOnce, 1, 0)).every == Every::AtOnce);
}

TEST_CASE("what is kept apart waits for its week, whatever the rules say of other channels",
          "[core]") {
    const ReleasePolicy policy{{{std::nullopt, std::nullopt, Every::Day, 3, 0},
                                {std::nullopt, ContactKind::Involvement, Every::Day, 5, 0}}};
    const ReleaseRule weekly{Channel::Apart, std::nullopt, Every::Week, 1, 0};
    REQUIRE(policy.rule_for(Channel::Apart, ContactKind::Involvement) == weekly);
    REQUIRE(ReleasePolicy{}.rule_for(Channel::Apart, ContactKind::Involvement) == weekly);
}

TEST_CASE("a rule that would delay text is refused", "[core]") {
    const auto parse = [](const ReleaseRule& rule) {
        return parse_release_policy(to_json(ReleasePolicy{{rule}}), "release");
    };
    REQUIRE(parse({{}, ContactKind::Text, Every::Day, 20, 2}).ok());
    REQUIRE(parse({{}, ContactKind::Text, Every::AtOnce, 1, 28}).ok());
    for (const ReleaseRule& rule : {ReleaseRule{{}, ContactKind::Text, Every::Day, 1, 3},
                                    ReleaseRule{{}, ContactKind::Text, Every::Week, 1, 0},
                                    ReleaseRule{{}, ContactKind::Text, Every::Event, 1, 0}}) {
        REQUIRE(
            parse(rule).error().what ==
            "release: rules[0].kind: text is read within two days: \"every\" is at_once or day, "
            "and \"or_after_days\" at most 2");
    }
}

TEST_CASE("a policy says what is kept apart by the week, or not at all", "[core]") {
    for (const char* every : {"day", "event"}) {
        const nlohmann::json rule = {{"channel", "apart"}, {"every", every}};
        const auto read = parse_release_policy({{"rules", {rule}}}, "release");
        REQUIRE(read.error().what ==
                "release: rules[0].every: what is kept apart comes out by the week; here belongs "
                "week");
    }
    for (const char* every : {"week", "at_once"}) {
        const nlohmann::json rule = {{"channel", "apart"}, {"every", every}};
        REQUIRE(parse_release_policy({{"rules", {rule}}}, "release").ok());
    }
}

TEST_CASE("a policy that is written is read back the same", "[core]") {
    const ReleasePolicy policy{{{std::nullopt, std::nullopt, Every::AtOnce, 1, 0},
                                {Channel::Event, std::nullopt, Every::Event, 2, 3},
                                {std::nullopt, ContactKind::SurveyAnswer, Every::Day, 3, 4},
                                {Channel::HomeVisit, ContactKind::Complaint, Every::Week, 4, 5}}};
    REQUIRE(parse_release_policy(to_json(policy), "policy").value().rules == policy.rules);
}

}  // namespace candour::privacy
