// The equality questions after "thank you": a visit of their own that knows nothing of the first.
#include "app/kiosk/flow/equality.h"

#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

feedback::Contact sent_by(const Step& step) {
    REQUIRE(step.effects.size() == 1);
    return std::get<StoreContact>(step.effects[0]).draft.contact();
}

Flow thanked(const Flow& check) { return walk(check, {Continue{}, Stored{}}); }

// At the offer, in the room of an outbox that has some.
Flow offered(const Flow& check) {
    return walk(thanked(check), {Continue{}, RoomKnown{true, CivilDay{}, 7}});
}

// Sent at once: one question answered, one declined.
feedback::Contact answered(const Flow& offer) {
    return sent_by(advance(walk(offer, {TakeOffer{true}, ChooseAnswer{"yes"}, Continue{},
                                        DeclineAnswer{}, Continue{}}),
                           Continue{}));
}

TEST_CASE("the answers share nothing with what was said before them", "[flow]") {
    const auto who = with_equality();
    feedback::Contact alone;
    alone.kind = ContactKind::SurveyAnswer;
    alone.channel = feedback::Channel::Equality;
    alone.questionnaire = "about_you";
    alone.questionnaire_version = "v-about_you";
    alone.answers.set({.question = "carer", .choice = "yes"});
    alone.answers.set({.question = "ill", .declined = true});
    // Byte for byte the same after a suggestion and after a survey, in any language and print.
    REQUIRE(answered(offered(at_check(who))) == alone);
    REQUIRE(answered(offered(walk(at_survey_check(who), {ChooseLanguage{"cy"}}))) == alone);
    Flow visit = at_check(who);
    visit.channel = feedback::Channel::HomeVisit;
    REQUIRE(answered(offered(walk(visit, {ChooseTextSize{200}}))) == alone);
}

TEST_CASE("the offer is a visit of its own, in the language and print that was chosen", "[flow]") {
    const auto who = with_equality();
    const Flow thanks = thanked(walk(at_check(who), {ChooseLanguage{"ur"}, ChooseTextSize{200}}));
    const Step offer = advance(thanks, Continue{});
    REQUIRE(on(offer.flow) == "equality");
    REQUIRE(offer.effects.size() == 2);
    REQUIRE(std::holds_alternative<BeginAnew>(offer.effects[0]));
    REQUIRE(std::holds_alternative<AskRoom>(offer.effects[1]));
    REQUIRE(offer.flow.visit.preferences == Preferences{.language = "ur", .text_percent = 200});
    REQUIRE(offer.flow.behind.empty());
    REQUIRE_FALSE(offer.flow.visit.drawn.has_value());  // Other lots than those of the first.
}

TEST_CASE("no ends the visit, and nothing is sealed or left", "[flow]") {
    const auto who = with_equality();
    const Flow offer = offered(at_check(who));
    const Step ended = advance(offer, TakeOffer{false});
    REQUIRE(on(ended.flow) == "welcome");
    REQUIRE(ended.effects.size() == 1);
    REQUIRE(std::holds_alternative<EndVisit>(ended.effects[0]));
    REQUIRE_FALSE(ended.flow.visit.equality);
    // Also after a few answers and Back.
    const Flow back = walk(offer, {TakeOffer{true}, ChooseAnswer{"yes"}, Back{}});
    REQUIRE(on(back) == "equality");
    const Step changed_mind = advance(back, TakeOffer{false});
    REQUIRE(std::holds_alternative<EndVisit>(changed_mind.effects.at(0)));
    REQUIRE(changed_mind.flow.visit.contact == feedback::Contact{});
}

TEST_CASE("they are offered once, and not where there is no room or they have closed", "[flow]") {
    auto who = with_equality();
    const Flow asked = walk(offered(at_check(who)), {TakeOffer{true}, Continue{}, Continue{}});
    REQUIRE(on(asked) == "check");
    const Flow again = walk(asked, {Continue{}, Stored{}});
    REQUIRE(std::get<ThankYouScreen>(again.screen).equality);
    REQUIRE(on(walk(again, {Continue{}})) == "welcome");

    const Step full = advance(walk(thanked(at_check(who)), {Continue{}}), RoomKnown{false});
    REQUIRE(on(full.flow) == "welcome");
    REQUIRE(std::holds_alternative<EndVisit>(full.effects.at(0)));

    who.questionnaires.back().closes = "1969-12-31";  // The day before the visit's.
    REQUIRE(on(walk(thanked(at_check(who)), {Continue{}})) == "welcome");
    const auto nobody = organisation();
    REQUIRE(on(walk(thanked(at_check(nobody)), {Continue{}})) == "welcome");
}

TEST_CASE("a training survey is followed by no equality questions", "[flow]") {
    auto who = with_equality();
    who.questionnaires.front().training = true;
    const Flow thanks = walk(at_survey_check(who), {Continue{}});
    REQUIRE(std::get<ThankYouScreen>(thanks.screen).training);
    REQUIRE(on(walk(thanks, {Continue{}})) == "welcome");
}

TEST_CASE("check lists the questions alone, each can be changed, and the disk may refuse",
          "[flow]") {
    const auto who = with_equality();
    const Flow check = walk(offered(at_check(who)),
                            {TakeOffer{true}, ChooseAnswer{"yes"}, Continue{}, Continue{}});
    REQUIRE(parts_to_check(check) == std::vector<std::string>{"carer", "ill"});
    const Flow changed = walk(check, {ChangeAnswer{"carer"}, ChooseAnswer{"no"}, Continue{}});
    REQUIRE(on(changed) == "check");
    REQUIRE(changed.visit.contact.answers.find("carer")->choice == "no");
    const Flow refused = walk(changed, {Continue{}, NotStored{ErrorKind::Full}});
    REQUIRE(on(refused) == "trouble");
    REQUIRE(on(walk(refused, {Back{}})) == "check");
    REQUIRE(sent_by(advance(refused, Continue{})).answers.find("carer")->choice == "no");
}

TEST_CASE("an offer that nobody takes goes by itself; answers wait through a warning", "[flow]") {
    const auto who = with_equality();
    const Flow offer = offered(at_check(who));
    REQUIRE(idle_deadline(offer) == still_there_after);
    REQUIRE(on(walk(offer, {IdleFor{still_there_after}})) == "welcome");
    const Flow back = walk(offer, {TakeOffer{true}, ChooseAnswer{"yes"}, Back{}});
    REQUIRE(walk(back, {IdleFor{still_there_after}}).asking_still_there);
}

}  // namespace
}  // namespace candour::kiosk
