// Wishes to be involved after "thank you" (requirement W6): a visit of its own that knows nothing
// of what was said before.
#include "app/kiosk/flow/involvement.h"

#include "app/kiosk/flow/help_now.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

feedback::Contact sent_by(const Step& step) {
    REQUIRE(step.effects.size() == 1);
    return std::get<StoreContact>(step.effects[0]).draft.contact();
}

// Each message on its own, in the order of all_wishes.
std::vector<feedback::Contact> all_sent_by(const Step& step) {
    REQUIRE(step.effects.size() == 1);
    const auto& store = std::get<StoreContact>(step.effects[0]);
    std::vector<feedback::Contact> sent = {store.draft.contact()};
    for (const feedback::Draft& one : store.more)
        sent.push_back(one.contact());
    return sent;
}

Flow thanked(const Flow& check) { return walk(check, {Continue{}, Stored{}}); }

Flow offered(const Flow& check, CivilDay today = {}) {
    return walk(thanked(check), {Continue{}, RoomKnown{true, today, 7}});
}

Flow at_its_check(const Flow& offer) {
    return walk(offer, {TakeOffer{true}, ChooseAnswer{"newsletter"}, ChooseAnswer{"take_part"},
                        Continue{}, ChooseAnswer{"email"}, Continue{}, edit("Nia"), Continue{},
                        edit("nia@example.org"), Continue{}});
}

feedback::Contact nia(feedback::Wish wish, const std::string& draw = {}) {
    feedback::Contact alone;
    alone.kind = ContactKind::Involvement;
    alone.channel = feedback::Channel::Apart;
    alone.involvement.wishes = {wish};
    alone.involvement.draw = draw;
    alone.involvement.person = {"Nia", feedback::ReachBy::Email, "nia@example.org"};
    return alone;
}

std::vector<feedback::Contact> both_of_nia() {
    return {nia(feedback::Wish::TakePart), nia(feedback::Wish::Newsletter)};
}

const CivilDay last_day{std::chrono::year{2027} / 3 / 31};

}  // namespace

TEST_CASE("W6: what somebody wishes shares nothing with what they said before", "[flow]") {
    const auto who = with_involvement(organisation());
    // The same after a suggestion and after a survey, in any language, print and place.
    REQUIRE(all_sent_by(advance(at_its_check(offered(at_check(who))), Continue{})) ==
            both_of_nia());
    const Flow survey = walk(at_survey_check(who), {ChooseLanguage{"cy"}});
    REQUIRE(all_sent_by(advance(at_its_check(offered(survey)), Continue{})) == both_of_nia());
    Flow visit = at_check(who);
    visit.channel = feedback::Channel::HomeVisit;
    visit.visit.preferences.text_percent = 200;
    REQUIRE(all_sent_by(advance(at_its_check(offered(visit)), Continue{})) == both_of_nia());
}

TEST_CASE("the offer is a visit of its own, with nothing of the one before", "[flow]") {
    const auto who = with_involvement(organisation());
    const Flow thanks = thanked(walk(at_check(who), {ChooseLanguage{"ur"}, ChooseTextSize{200}}));
    REQUIRE(std::get<ThankYouScreen>(thanks.screen).involvement_follows);
    const Step offer = advance(thanks, Continue{});
    REQUIRE(on(offer.flow) == "involvement");
    REQUIRE(offer.effects.size() == 2);
    REQUIRE(std::holds_alternative<BeginAnew>(offer.effects[0]));
    REQUIRE(std::holds_alternative<AskRoom>(offer.effects[1]));
    REQUIRE(offer.flow.visit.preferences == Preferences{.language = "ur", .text_percent = 200});
    REQUIRE(offer.flow.behind.empty());
    REQUIRE_FALSE(offer.flow.visit.drawn.has_value());
    feedback::Contact nothing;
    nothing.kind = ContactKind::Involvement;
    REQUIRE(offer.flow.visit.contact == nothing);
}

TEST_CASE("it comes after the equality questions, whether they are taken or not", "[flow]") {
    const auto who = with_involvement(with_equality());
    const Flow equality = offered(at_check(who));
    REQUIRE(on(equality) == "equality");
    const Step declined = advance(equality, TakeOffer{false});
    REQUIRE(on(declined.flow) == "involvement");
    REQUIRE(std::holds_alternative<BeginAnew>(declined.effects.at(0)));
    const Flow answered = walk(equality, {TakeOffer{true}, ChooseAnswer{"yes"}, Continue{},
                                          Continue{}, Continue{}, Stored{}});
    REQUIRE(std::get<ThankYouScreen>(answered.screen).equality);
    const Flow after = walk(answered, {Continue{}});
    REQUIRE(on(after) == "involvement");
    REQUIRE_FALSE(after.visit.equality);
    // And is the last.
    const Flow thanks = walk(at_its_check(after), {Continue{}, Stored{}});
    REQUIRE(std::get<ThankYouScreen>(thanks.screen).involvement);
    REQUIRE(thanks.visit.contact == feedback::Contact{});
    REQUIRE(on(walk(thanks, {Continue{}})) == "welcome");
}

TEST_CASE("no to taking part ends the visit, and nothing is sealed or left", "[flow]") {
    const auto who = with_involvement(organisation());
    const Flow check = at_its_check(offered(at_check(who)));
    const Flow offer = walk(check, {Back{}});
    REQUIRE(on(offer) == "details");
    const Step no = advance(offered(at_check(who)), TakeOffer{false});
    const Step left = advance(check, Leave{});
    for (const Step* ended : {&no, &left}) {
        REQUIRE(on(ended->flow) == "welcome");
        REQUIRE(ended->effects.size() == 1);
        REQUIRE(std::holds_alternative<EndVisit>(ended->effects[0]));
        REQUIRE(ended->flow.visit.contact == feedback::Contact{});
        REQUIRE_FALSE(ended->flow.visit.involvement);
    }
}

TEST_CASE("a wish and a way to reach the person are needed, a name is not", "[flow]") {
    const auto who = with_involvement(organisation());
    Flow flow = walk(offered(at_check(who)), {TakeOffer{true}, Continue{}});
    REQUIRE(on(flow) == "involvement_wishes");
    REQUIRE(std::get<WishesScreen>(flow.screen).choice_missing);
    // What this organisation does not offer is no wish.
    flow = walk(flow, {ChooseAnswer{"prize_draw"}, ChooseAnswer{"raffle"}, Continue{}});
    REQUIRE(on(flow) == "involvement_wishes");
    flow = walk(flow, {ChooseAnswer{"take_part"}, Continue{}, Continue{}});
    REQUIRE(on(flow) == "reach");
    REQUIRE(std::get<FactScreen>(flow.screen).choice_missing);
    flow = walk(flow, {ChooseAnswer{"phone"}, Continue{}, Continue{}, Continue{}});
    REQUIRE(on(flow) == "details");
    REQUIRE(std::get<FactWordsScreen>(flow.screen).problem == FactProblem::Missing);
    flow = walk(flow, {edit("12"), Continue{}});
    REQUIRE(std::get<FactWordsScreen>(flow.screen).problem == FactProblem::NoPhone);
    flow = walk(flow, {edit("01632 960011"), Continue{}});
    REQUIRE(on(flow) == "check");
    REQUIRE(parts_to_check(flow) == std::vector<std::string>{"wishes", "reach"});
    // What is taken out again at the check is asked for again.
    const Flow without =
        walk(flow, {ChangeAnswer{"wishes"}, ChooseAnswer{"take_part"}, Back{}, Continue{}});
    REQUIRE(on(without) == "involvement_wishes");
    const Flow other =
        walk(flow, {ChangeAnswer{"reach"}, ChooseAnswer{"letter"}, Back{}, Continue{}});
    REQUIRE(on(other) == "details");
    REQUIRE(std::get<FactWordsScreen>(other.screen).problem == FactProblem::Missing);
}

TEST_CASE("each wish is a message of its own, and an entry says of which draw", "[flow]") {
    const auto who = with_prize_draw(with_involvement(organisation()));
    Flow flow = walk(offered(at_check(who), last_day), {TakeOffer{true}, ChooseAnswer{"prize_draw"},
                                                        ChooseAnswer{"take_part"}, Continue{}});
    // Before they say who they are.
    REQUIRE(on(flow) == "involvement_draw");
    REQUIRE(on(walk(flow, {Back{}})) == "involvement_wishes");
    flow = walk(flow, {Continue{}, ChooseAnswer{"email"}, Continue{}, edit("Nia"), Continue{},
                       edit("nia@example.org"), Continue{}});
    REQUIRE(on(flow) == "check");
    REQUIRE(
        all_sent_by(advance(flow, Continue{})) ==
        std::vector{nia(feedback::Wish::TakePart), nia(feedback::Wish::PrizeDraw, "spring-2027")});
    const Flow entry = walk(flow, {ChangeAnswer{"wishes"}, ChooseAnswer{"take_part"}, Continue{}});
    REQUIRE(on(entry) == "check");
    REQUIRE(all_sent_by(advance(entry, Continue{})) ==
            std::vector{nia(feedback::Wish::PrizeDraw, "spring-2027")});
}

TEST_CASE("nobody enters a prize draw who has not been shown what it is", "[flow]") {
    const auto who = with_prize_draw(with_involvement(organisation()));
    // Also when it is wished for only at the last look.
    const Flow check = at_its_check(offered(at_check(who), last_day));
    Flow flow =
        walk(check, {ChangeAnswer{"wishes"}, ChooseAnswer{"prize_draw"}, Back{}, Continue{}});
    REQUIRE(on(flow) == "involvement_draw");
    flow = walk(check, {ChangeAnswer{"wishes"}, ChooseAnswer{"prize_draw"}, Continue{}});
    REQUIRE(on(flow) == "involvement_draw");
    flow = walk(flow, {Continue{}});
    REQUIRE(on(flow) == "check");
    REQUIRE(all_sent_by(advance(flow, Continue{})).size() == 3);
}

TEST_CASE("after its last day a prize draw is not offered, nor alone", "[flow]") {
    const auto who = with_prize_draw(with_involvement(organisation()));
    const Flow late = offered(at_check(who), last_day + std::chrono::days{1});
    REQUIRE(on(late) == "involvement");
    REQUIRE(wishes_offered(late).size() == 2);
    const Flow wishes = walk(late, {TakeOffer{true}, ChooseAnswer{"prize_draw"}, Continue{}});
    REQUIRE(std::get<WishesScreen>(wishes.screen).choice_missing);
    // Where nobody knows the day it is offered, as surveys are.
    REQUIRE(wishes_offered(offered(at_check(who))).size() == 3);
    const auto alone = with_prize_draw(organisation());
    REQUIRE(on(offered(at_check(alone), last_day)) == "involvement");
    // The visit before was the last of that day.
    const Step over = advance(walk(thanked(at_check(alone)), {Continue{}}),
                              RoomKnown{true, last_day + std::chrono::days{1}, 7});
    REQUIRE(std::holds_alternative<EndVisit>(over.effects.at(0)));
    const Flow known =
        walk(start(alone), {Continue{}, RoomKnown{true, last_day + std::chrono::days{1}, 7}});
    REQUIRE_FALSE(offers_involvement(known));
}

TEST_CASE("the disk may refuse wishes, and they can be sent again", "[flow]") {
    const auto who = with_involvement(organisation());
    const Flow refused =
        walk(at_its_check(offered(at_check(who))), {Continue{}, NotStored{ErrorKind::Full}});
    REQUIRE(on(refused) == "trouble");
    REQUIRE(all_sent_by(advance(refused, Continue{})) == both_of_nia());
    REQUIRE(on(walk(refused, {Back{}})) == "check");
}

TEST_CASE("it is not offered where nobody can take it", "[flow]") {
    const auto who = with_involvement(organisation());
    const auto alone = organisation();
    const Step full = advance(walk(thanked(at_check(who)), {Continue{}}), RoomKnown{false});
    REQUIRE(std::holds_alternative<EndVisit>(full.effects.at(0)));
    auto training = who;
    for (auto& questionnaire : training.questionnaires)
        questionnaire.training = true;
    REQUIRE(on(walk(at_survey_check(training), {Continue{}, Continue{}})) == "welcome");
    REQUIRE(on(walk(thanked(at_check(alone)), {Continue{}})) == "welcome");
    auto tablet = who;
    tablet.hand_over = feedback::HandOver{.pin_hash = "a hash", .services = {}};
    Flow visit = begin_visit(tablet, feedback::Channel::HomeVisit, /*practising=*/false);
    REQUIRE_FALSE(offers_involvement(visit));
    visit.channel = feedback::Channel::Reception;
    REQUIRE(offers_involvement(visit));
    visit.visit.handed_over.to_person = true;
    REQUIRE_FALSE(offers_involvement(visit));
}

TEST_CASE("an offer that nobody takes goes by itself; details wait through a warning", "[flow]") {
    const auto who = with_involvement(organisation());
    const Flow offer = offered(at_check(who));
    REQUIRE(on(walk(offer, {IdleFor{still_there_after}})) == "welcome");
    const Flow check = at_its_check(offer);
    REQUIRE(walk(check, {IdleFor{still_there_after}}).asking_still_there);
    const Flow gone =
        walk(check, {IdleFor{still_there_after}, IdleFor{still_there_after + end_after_warning}});
    REQUIRE(on(gone) == "welcome");
    REQUIRE(gone.visit.contact == feedback::Contact{});
}

TEST_CASE("who wishes something can still ask for help, and goes on where they were", "[flow]") {
    auto who = with_involvement(organisation());
    who.help = feedback::HelpNow{text("Ann")};
    const Flow check = at_its_check(offered(at_check(who)));
    REQUIRE(offers_help(check));
    Step help = advance(
        walk(check, {AskHelp{}, RoomKnown{true}, Continue{}, Continue{}, edit("Please come")}),
        Continue{});
    feedback::Contact alone;
    alone.kind = ContactKind::Help;
    alone.language = "en";
    alone.story = "Please come";
    alone.urgent = true;
    REQUIRE(sent_by(help) == alone);
    const Flow back = walk(help.flow, {Stored{}, Continue{}});
    REQUIRE(on(back) == "check");
    REQUIRE(all_sent_by(advance(back, Continue{})) == both_of_nia());
}

}  // namespace candour::kiosk
