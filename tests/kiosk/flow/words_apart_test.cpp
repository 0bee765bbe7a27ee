// tests/kiosk/flow/words_apart_test.cpp: a survey on a home visit is kept as two contacts, and
// nothing else is.
#include "tests/kiosk/flow/example.h"

namespace candour::kiosk {
namespace {

using namespace example;
using feedback::Channel;

feedback::Organisation with_lead() {
    feedback::Organisation made = organisation();
    made.safeguarding = feedback::Safeguarding{text("the lead")};
    return made;
}

// At the last look of a survey.
Flow at_check_of(const feedback::Organisation& who, Channel channel, const std::string& words) {
    return walk(begin_visit(who, channel, /*practising=*/false),
                {Continue{}, RoomKnown{true}, ChooseKind{ContactKind::SurveyAnswer}, Continue{},
                 Continue{}, ChooseService{"cafe"}, Continue{}, ChooseAnswer{"yes"}, Continue{},
                 edit(words), Continue{}});
}

const StoreContact& stored(const Step& step) {
    REQUIRE(step.effects.size() == 1);
    return std::get<StoreContact>(step.effects[0]);
}

TEST_CASE("on a home visit a survey's words are stored apart from its answers", "[flow]") {
    const auto who = with_lead();
    const Step step = advance(at_check_of(who, Channel::HomeVisit, "Kind people"), Continue{});
    const StoreContact& store = stored(step);
    REQUIRE(store.more.size() == 1);
    const feedback::Contact& answers = store.draft.contact();
    const feedback::Contact& words = store.more[0].contact();
    REQUIRE(answers.kind == ContactKind::SurveyAnswer);
    REQUIRE(answers.answers.find("welcome")->choice == "yes");
    REQUIRE(answers.answers.find("words") == nullptr);
    REQUIRE(words.kind == ContactKind::Text);
    REQUIRE(words.answers.given.size() == 1);
    REQUIRE(words.answers.find("words")->text == "Kind people");
    REQUIRE(words.questionnaire_version == answers.questionnaire_version);
    REQUIRE(words.channel == Channel::HomeVisit);
    REQUIRE(words.service_group == "group-cafe");
}

TEST_CASE("nothing is parted where nothing was written, elsewhere, and where nobody reads it",
          "[flow]") {
    const auto who = with_lead();
    REQUIRE(stored(advance(at_check_of(who, Channel::HomeVisit, ""), Continue{})).more.empty());
    REQUIRE(stored(advance(at_check_of(who, Channel::Reception, "Kind"), Continue{})).more.empty());
    const auto without = organisation();
    const Step whole = advance(at_check_of(without, Channel::HomeVisit, "Kind"), Continue{});
    REQUIRE(stored(whole).more.empty());
    REQUIRE(stored(whole).draft.contact().answers.find("words")->text == "Kind");
}

TEST_CASE("what the disk refused is parted again when it is tried again", "[flow]") {
    const auto who = with_lead();
    Flow flow = at_check_of(who, Channel::HomeVisit, "Kind people");
    flow = walk(std::move(flow), {Continue{}, NotStored{ErrorKind::Full}});
    const Step again = advance(flow, Continue{});
    REQUIRE(stored(again).more.at(0).contact().answers.find("words")->text == "Kind people");
    REQUIRE(stored(again).draft.contact().answers.find("words") == nullptr);
}

}  // namespace
}  // namespace candour::kiosk
