// The whole way through a visit: suggestion, complaint, survey, Back, changes from check, sending.
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

const feedback::Contact& to_store(const Step& step) {
    REQUIRE(step.effects.size() == 1);
    return std::get<StoreContact>(step.effects[0]).draft.contact();
}

TEST_CASE("a suggestion goes from welcome to check, one screen at a time", "[flow]") {
    const auto who = organisation();
    Flow flow = start(who);
    const std::vector<std::pair<Intent, std::string>> way = {
        {Continue{}, "purpose"},
        {RoomKnown{true}, "purpose"},
        {ChooseKind{ContactKind::Suggestion}, "purpose"},
        {Continue{}, "about"},
        {Continue{}, "service"},
        {ChooseService{"advice"}, "service"},
        {Continue{}, "write"},
        {edit("Longer hours"), "write"},
        {Continue{}, "check"},
        {Continue{}, "sending"},
        {Stored{}, "thanks"},
        {Continue{}, "welcome"},
    };
    for (const auto& [intent, expected] : way) {
        flow = advance(std::move(flow), intent).flow;
        REQUIRE(on(flow) == expected);
    }
}

TEST_CASE("a complaint also asks what is wanted, which may stay empty", "[flow]") {
    const auto who = organisation();
    Flow flow = walk(start(who), {Continue{}, RoomKnown{true}, ChooseKind{ContactKind::Complaint},
                                  Continue{}, Continue{}, ChooseService{"advice"}, Continue{},
                                  edit("Nobody came"), Continue{}});
    REQUIRE(on(flow) == "write");
    REQUIRE(std::get<WriteScreen>(flow.screen).field == WriteField::Wanted);
    const Step sent = advance(walk(std::move(flow), {Continue{}}), Continue{});
    REQUIRE(to_store(sent).story == "Nobody came");
    REQUIRE(to_store(sent).wanted.empty());
}

TEST_CASE("what is stored carries service group, language, channel and questionnaire", "[flow]") {
    const auto who = organisation();
    const Flow check = walk(at_survey_check(who), {ChooseLanguage{"cy"}});
    const Step sent = advance(check, Continue{});
    const feedback::Contact& contact = to_store(sent);
    REQUIRE(contact.kind == ContactKind::SurveyAnswer);
    REQUIRE(contact.channel == feedback::Channel::Reception);
    REQUIRE(contact.service_group == "group-food_bank");
    REQUIRE(contact.language == "cy");
    REQUIRE(contact.questionnaire == "food");
    REQUIRE(contact.questionnaire_version == "v-food");
    REQUIRE(contact.answers.given.size() == 2);
    REQUIRE(contact.answers.given[0].choice == "yes");
    REQUIRE(contact.answers.given[1].text == "Kind people");
}

TEST_CASE("answers are stored in the questionnaire's order when given in another", "[flow]") {
    const auto who = organisation();
    const Flow flow =
        walk(at_survey_check(who), {ChangeAnswer{"welcome"}, DeclineAnswer{}, Continue{}});
    const Step sent = advance(flow, Continue{});
    REQUIRE(to_store(sent).answers.given.size() == 2);
    REQUIRE(to_store(sent).answers.given[0].question == "welcome");
    REQUIRE(to_store(sent).answers.given[0].declined);
}

TEST_CASE("only services with a questionnaire are offered for a survey", "[flow]") {
    const auto who = organisation();
    Flow flow = walk(start(who), {Continue{}, ChooseKind{ContactKind::SurveyAnswer}, Continue{},
                                  Continue{}, ChooseService{"advice"}});
    REQUIRE(flow.visit.contact.service.empty());
    REQUIRE(offered_services(flow).size() == 2);
    flow = walk(std::move(flow), {Continue{}});
    REQUIRE(std::get<ServiceScreen>(flow.screen).choice_missing);
}

TEST_CASE("no survey is offered when no service has a questionnaire", "[flow]") {
    auto who = organisation();
    for (auto& one : who.services)
        one.questionnaire.clear();
    const Flow flow = walk(start(who), {Continue{}, ChooseKind{ContactKind::SurveyAnswer}});
    REQUIRE(offered_kinds(flow).size() == 3);
    REQUIRE_FALSE(flow.visit.kind_chosen);
}

TEST_CASE("an organisation without services has no service screen", "[flow]") {
    auto who = organisation();
    who.services.clear();
    const Flow flow = walk(start(who), {Continue{}, ChooseKind{ContactKind::Suggestion}, Continue{},
                                        Continue{}, edit("Idea"), Continue{}});
    REQUIRE(on(flow) == "check");
    REQUIRE(parts_to_check(flow) == std::vector<std::string>{"kind", "story"});
}

TEST_CASE("Back leads from check to welcome and keeps what was said", "[flow]") {
    const auto who = organisation();
    Flow flow = at_check(who);
    for (const std::string expected : {"write", "service", "about", "purpose", "welcome"}) {
        flow = advance(std::move(flow), Back{}).flow;
        REQUIRE(on(flow) == expected);
    }
    REQUIRE(flow.visit.contact.story == "Longer hours");
    REQUIRE(flow.visit.contact.service == "advice");
    flow = walk(std::move(flow), {Back{}});
    REQUIRE(on(flow) == "welcome");
}

TEST_CASE("a change from check returns to check after Next, and after Back", "[flow]") {
    const auto who = organisation();
    for (const Intent& way : {Intent{Continue{}}, Intent{Back{}}}) {
        const Flow flow = walk(at_check(who), {ChangeAnswer{"story"}, edit("Shorter queues"), way});
        REQUIRE(on(flow) == "check");
        REQUIRE(flow.visit.contact.story == "Shorter queues");
        REQUIRE(on(walk(flow, {Back{}})) == "write");
    }
}

TEST_CASE("a kind of the same form returns to check, another form walks its way", "[flow]") {
    const auto who = organisation();
    const Flow changing = walk(at_check(who), {ChangeAnswer{"kind"}});
    REQUIRE(on(walk(changing, {ChooseKind{ContactKind::Compliment}, Continue{}})) == "check");

    const Flow complaint = walk(changing, {ChooseKind{ContactKind::Complaint}, Continue{}});
    REQUIRE(on(complaint) == "service");
    const Flow wanted = walk(complaint, {Continue{}, Continue{}});
    REQUIRE(on(wanted) == "write");
    REQUIRE(std::get<WriteScreen>(wanted.screen).field == WriteField::Wanted);
    REQUIRE(wanted.visit.contact.story == "Longer hours");
}

TEST_CASE("a complaint that becomes a survey loses story and unfitting service", "[flow]") {
    const auto who = organisation();
    const Flow flow = walk(
        at_check(who), {ChangeAnswer{"kind"}, ChooseKind{ContactKind::SurveyAnswer}, Continue{}});
    REQUIRE(on(flow) == "service");
    REQUIRE(flow.visit.contact.story.empty());
    REQUIRE(flow.visit.contact.service.empty());
}

TEST_CASE("words survive a kind that was touched by mistake and changed back", "[flow]") {
    const auto who = organisation();
    const Flow flow =
        walk(at_check(who), {Back{}, Back{}, Back{}, Back{}, ChooseKind{ContactKind::SurveyAnswer},
                             ChooseKind{ContactKind::Complaint}, Continue{}});
    REQUIRE(flow.visit.contact.story == "Longer hours");
}

TEST_CASE("another service's survey clears the answers to the first", "[flow]") {
    const auto who = organisation();
    const Flow flow =
        walk(at_survey_check(who), {ChangeAnswer{"service"}, ChooseService{"cafe"}, Continue{}});
    REQUIRE(on(flow) == "question");
    REQUIRE(flow.visit.contact.questionnaire == "cafe");
    REQUIRE(flow.visit.contact.answers.given.empty());
}

TEST_CASE("Back after a change of form does not send what no longer fits", "[flow]") {
    const auto who = organisation();
    const Flow flow =
        walk(at_check(who), {ChangeAnswer{"kind"}, ChooseKind{ContactKind::SurveyAnswer}, Back{}});
    REQUIRE(on(flow) == "check");
    const Step step = advance(flow, Continue{});
    REQUIRE(step.effects.empty());
    REQUIRE(on(step.flow) == "service");
}

TEST_CASE("an unknown part or choice changes nothing", "[flow]") {
    const auto who = organisation();
    REQUIRE(on(walk(at_check(who), {ChangeAnswer{"wanted"}})) == "check");
    REQUIRE(on(walk(at_check(who), {ChangeAnswer{"nonsense"}})) == "check");
    const Flow question =
        walk(at_survey_check(who), {ChangeAnswer{"welcome"}, ChooseAnswer{"perhaps"}});
    REQUIRE(question.visit.contact.answers.find("welcome")->choice == "yes");
}

TEST_CASE("leaving welcome asks for room, and no room is said before anything else", "[flow]") {
    const auto who = organisation();
    Step step = advance(start(who), Continue{});
    REQUIRE(step.effects.size() == 1);
    REQUIRE(std::holds_alternative<AskRoom>(step.effects[0]));
    const Flow full = walk(std::move(step.flow), {RoomKnown{false}});
    REQUIRE(on(full) == "trouble");
    REQUIRE(std::get<TroubleScreen>(full.screen).trouble == Trouble::NoRoom);
    REQUIRE(on(walk(full, {Continue{}})) == "welcome");
}

TEST_CASE("a disk that refuses loses nothing and thanks nobody", "[flow]") {
    const auto who = organisation();
    const Flow trouble = walk(at_check(who), {Continue{}, NotStored{ErrorKind::Full}});
    REQUIRE(on(trouble) == "trouble");
    REQUIRE(trouble.visit.contact.story == "Longer hours");
    REQUIRE(on(walk(trouble, {Back{}})) == "check");
    REQUIRE(on(walk(trouble, {Back{}, Back{}})) == "write");
    const Step again = advance(trouble, Continue{});
    REQUIRE(on(again.flow) == "sending");
    REQUIRE(to_store(again).story == "Longer hours");
}

TEST_CASE("the words are gone when thanks is shown, the way of reading stays", "[flow]") {
    const auto who = organisation();
    const Flow flow = walk(at_check(who), {ChooseTextSize{200}, Continue{}, Stored{}});
    REQUIRE(on(flow) == "thanks");
    REQUIRE(flow.visit.contact.story.empty());
    REQUIRE(flow.visit.contact.service.empty());
    REQUIRE(flow.visit.preferences.text_percent == 200);
    REQUIRE(flow.behind.empty());
    REQUIRE(on(walk(flow, {Back{}})) == "thanks");
}

TEST_CASE("nothing but the disk's word ends sending", "[flow]") {
    const auto who = organisation();
    const Flow sending = walk(at_check(who), {Continue{}});
    REQUIRE(on(walk(sending, {Leave{}, Back{}, Continue{}, IdleFor{Milliseconds{999'999}}})) ==
            "sending");
}

TEST_CASE("Leave ends the visit from any screen and sends nothing", "[flow]") {
    const auto who = organisation();
    const Step step = advance(walk(at_check(who), {ChooseLanguage{"ur"}}), Leave{});
    REQUIRE(step.effects.size() == 1);
    REQUIRE(std::holds_alternative<EndVisit>(step.effects[0]));
    REQUIRE(on(step.flow) == "welcome");
    REQUIRE(step.flow.visit.contact.story.empty());
    REQUIRE(step.flow.visit.preferences.language == "en");
}

}  // namespace
}  // namespace candour::kiosk
