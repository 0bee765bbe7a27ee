// A tablet that is handed over: locked, picked, with the person, and the end that says nothing.
#include "app/kiosk/flow/hand_over.h"

#include <list>
#include <set>

#include "app/kiosk/flow/offers.h"
#include "app/kiosk/flow/path.h"
#include "app/kiosk/flow/signing.h"
#include "core/base/utf8.h"
#include "core/feedback/limits.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

feedback::Organisation handing_over() {
    feedback::Organisation made = organisation();
    made.hand_over = feedback::HandOver{.pin_hash = "a hash", .services = {}};
    return made;
}

Flow locked(const feedback::Organisation& who) {
    return begin_visit(who, feedback::Channel::HomeVisit, /*practising=*/false);
}

Flow unlocked(const feedback::Organisation& who) {
    return walk(locked(who), {PressPad{"428571"}, Continue{}, PinChecked{true}, RoomKnown{true}});
}

Flow with_person(const feedback::Organisation& who) {
    return walk(unlocked(who), {ChooseService{"food_bank"}, Continue{}});
}

Flow at_survey_check_of(const feedback::Organisation& who) {
    return walk(with_person(who),
                {Continue{}, ChooseKind{ContactKind::SurveyAnswer}, Continue{}, Continue{},
                 ChooseAnswer{"yes"}, Continue{}, edit("Kind people"), Continue{}});
}

Flow at_check_of(const feedback::Organisation& who, ContactKind kind) {
    Flow flow =
        walk(with_person(who), {Continue{}, ChooseKind{kind}, Continue{}, Continue{},
                                ChooseService{"cafe"}, Continue{}, edit("Late"), Continue{}});
    if (on(flow) == "write") flow = walk(flow, {Continue{}});
    return flow;
}

const EndHandOver* end_in(const Step& step) {
    for (const Effect& effect : step.effects)
        if (const auto* end = std::get_if<EndHandOver>(&effect)) return end;
    return nullptr;
}

bool said_nothing(const Visit& visit) {
    return visit.contact == feedback::Contact{} && !visit.kind_chosen && visit.seen.empty() &&
           visit.another.empty() && visit.checked_path.empty() && !visit.drawn &&
           visit.handed_over.service.empty() && visit.typed_pin.empty();
}

TEST_CASE("only home visits of an organisation with a PIN begin at the lock", "[flow]") {
    const auto who = handing_over();
    REQUIRE(on(locked(who)) == "hand_over_locked");
    REQUIRE(on(start(who)) == "welcome");
    const auto without = organisation();
    REQUIRE(on(locked(without)) == "welcome");
}

TEST_CASE("a PIN is asked of the device, and its figures are gone from the screen", "[flow]") {
    const auto who = handing_over();
    const Flow typed = walk(locked(who), {PressPad{"4285x"}, PressPad{"7\b71"}});
    REQUIRE(typed.visit.typed_pin.symbols() == "428571");
    const Step asked = advance(typed, Continue{});
    REQUIRE(asked.effects.size() == 1);
    REQUIRE(std::get<CheckPin>(asked.effects[0]).pin.symbols() == "428571");
    REQUIRE(asked.flow.visit.typed_pin.empty());
    // Nothing but the device's word counts meanwhile.
    for (const Intent& intent :
         {Intent{Continue{}}, Intent{PressPad{"1"}}, Intent{RoomKnown{true}}, Intent{Back{}}}) {
        const Step step = advance(asked.flow, intent);
        REQUIRE(step.effects.empty());
        REQUIRE(std::get<HandOverLockedScreen>(step.flow.screen).state == PinState::Checking);
    }
    const Flow wrong = walk(asked.flow, {PinChecked{false}});
    REQUIRE(std::get<HandOverLockedScreen>(wrong.screen).state == PinState::Wrong);
    REQUIRE(on(walk(asked.flow, {PinChecked{true}})) == "hand_over_choose");
}

TEST_CASE("a PIN that is too short is not tried, and none is taken that was not asked", "[flow]") {
    const auto who = handing_over();
    const Step step = advance(walk(locked(who), {PressPad{"42857"}}), Continue{});
    REQUIRE(step.effects.empty());
    REQUIRE(std::get<HandOverLockedScreen>(step.flow.screen).state == PinState::TooShort);
    REQUIRE(on(walk(locked(who), {PinChecked{true}})) == "hand_over_locked");
}

TEST_CASE("a worker is told that there is no room before the tablet is handed over", "[flow]") {
    const auto who = handing_over();
    const Step right =
        advance(walk(locked(who), {PressPad{"428571"}, Continue{}}), PinChecked{true});
    REQUIRE(std::holds_alternative<AskRoom>(right.effects.at(0)));
    const Flow full = walk(right.flow, {RoomKnown{false}, ChooseService{"cafe"}, Continue{}});
    REQUIRE(on(full) == "hand_over_choose");
    REQUIRE(std::get<HandOverChooseScreen>(full.screen).room == Room::TooLittle);
    // As long as nobody knows, it is not handed over either.
    REQUIRE(on(walk(right.flow, {ChooseService{"cafe"}, Continue{}})) == "hand_over_choose");
    REQUIRE(on(walk(full, {Back{}})) == "hand_over_locked");
    // A person is never told.
    REQUIRE(on(walk(with_person(who), {Continue{}, RoomKnown{false}})) == "purpose");
}

TEST_CASE("a worker picks one of the services with a survey, or of those that are named",
          "[flow]") {
    auto who = handing_over();
    REQUIRE(offered_to_worker(unlocked(who)).size() == 2);
    REQUIRE(on(walk(unlocked(who), {ChooseService{"advice"}, Continue{}})) == "hand_over_choose");
    REQUIRE(
        std::get<HandOverChooseScreen>(walk(unlocked(who), {Continue{}}).screen).choice_missing);
    who.hand_over->services = {"advice"};
    // The only one is picked already.
    REQUIRE(on(walk(unlocked(who), {Continue{}})) == "hand_over_start");
}

TEST_CASE("a long text of a survey has less room on a tablet that is handed over", "[flow]") {
    auto who = handing_over();
    who.safeguarding = feedback::Safeguarding{.read_by = {{{"en", "Ada"}}}};
    for (auto& asked : who.questionnaires) {
        for (auto& question : asked.questions) {
            if (question.type == survey::QuestionType::LongText) question.characters_max = 0;
        }
    }
    const auto typed = [&](Flow flow) {
        const Flow there =
            walk(std::move(flow), {Continue{}, ChooseKind{ContactKind::SurveyAnswer}, Continue{},
                                   Continue{}, ChooseAnswer{"yes"}, Continue{}});
        const survey::Question* question = question_shown(there);
        REQUIRE(question != nullptr);
        REQUIRE(question->type == survey::QuestionType::LongText);
        const Flow full = walk(there, {edit(std::string(2000, 'x'))});
        const survey::Answer* given = full.visit.contact.answers.find(question->id);
        REQUIRE(given != nullptr);
        REQUIRE(given->text.size() == characters_max(full, *question));
        return given->text.size();
    };
    const std::size_t handed_over = typed(with_person(who));
    REQUIRE((handed_over > 1500 && handed_over < 2000));
}

TEST_CASE("the person's visit begins with nothing of the worker's but the survey", "[flow]") {
    const auto who = handing_over();
    const Flow worker = walk(
        unlocked(who), {ChooseLanguage{"cy"}, ChooseTextSize{200}, ChooseService{"food_bank"}});
    const Step step = advance(worker, Continue{});
    REQUIRE(step.effects.size() == 1);
    REQUIRE(std::holds_alternative<BeginAnew>(step.effects[0]));
    REQUIRE(step.flow.visit.preferences == locked(who).visit.preferences);
    REQUIRE(step.flow.visit.handed_over.service == "food_bank");
    REQUIRE(step.flow.behind.empty());
}

TEST_CASE("back never leads a person to a worker's screens", "[flow]") {
    const auto who = handing_over();
    for (const Flow& from : {at_survey_check_of(who), at_check_of(who, ContactKind::Complaint),
                             at_check_of(who, ContactKind::Compliment)}) {
        Flow flow = from;
        REQUIRE(on(flow) == "check");
        std::set<std::string> seen;
        for (int i = 0; i < 30; ++i) {
            flow = walk(std::move(flow), {Back{}});
            seen.insert(on(flow));
        }
        REQUIRE(on(flow) == "hand_over_start");
        REQUIRE_FALSE(seen.contains("hand_over_locked"));
        REQUIRE_FALSE(seen.contains("hand_over_choose"));
        REQUIRE_FALSE(seen.contains("welcome"));
    }
}

TEST_CASE("a survey is the one that was picked; what else is said may be of any service",
          "[flow]") {
    const auto who = handing_over();
    const Flow survey = at_survey_check_of(who);
    REQUIRE(survey.visit.contact.service == "food_bank");
    REQUIRE(survey.visit.contact.questionnaire == "food");
    const auto parts = parts_to_check(survey);
    REQUIRE(std::ranges::find(parts, "service") == parts.end());
    REQUIRE(at_check_of(who, ContactKind::Complaint).visit.contact.service == "cafe");
    // From a complaint about another service back to the survey.
    const Flow changed =
        walk(at_check_of(who, ContactKind::Complaint),
             {ChangeAnswer{"kind"}, ChooseKind{ContactKind::SurveyAnswer}, Continue{}});
    REQUIRE(changed.visit.contact.service == "food_bank");
    REQUIRE(on(changed) == "question");
}

// However somebody leaves: the screens, and what the device is asked to do.
std::list<std::pair<std::string, Step>> outcomes(const feedback::Organisation& who) {
    std::list<std::pair<std::string, Step>> ends;  // A step cannot be copied.
    ends.emplace_back("sent", advance(at_survey_check_of(who), Continue{}));
    ends.emplace_back("declined", advance(with_person(who), TakeOffer{false}));
    ends.emplace_back("complained", advance(at_check_of(who, ContactKind::Complaint), Continue{}));
    ends.emplace_back("praised", advance(at_check_of(who, ContactKind::Compliment), Continue{}));
    ends.emplace_back("stopped", advance(at_check_of(who, ContactKind::Complaint), Leave{}));
    const Flow asked = walk(at_survey_check_of(who), {IdleFor{still_there_after}});
    REQUIRE(asked.asking_still_there);
    ends.emplace_back("walked away",
                      advance(asked, IdleFor{still_there_after + end_after_warning}));
    ends.emplace_back("stopped when asked", advance(asked, Leave{}));
    return ends;
}

TEST_CASE("however a person ends, the device is asked for the same, and shows the same", "[flow]") {
    const auto who = handing_over();
    for (const auto& [name, step] : outcomes(who)) {
        INFO(name);
        REQUIRE(step.effects.size() == 1);
        REQUIRE(end_in(step) != nullptr);
        const bool sends = name == "sent" || name == "complained" || name == "praised";
        REQUIRE(end_in(step)->draft.has_value() == sends);
        Flow flow = step.flow;
        REQUIRE(on(flow) == "hand_over_ending");
        REQUIRE(said_nothing(flow.visit));
        REQUIRE(flow.visit.preferences == locked(who).visit.preferences);
        REQUIRE(flow.behind.empty());
        REQUIRE_FALSE(flow.asking_still_there);
        REQUIRE_FALSE(idle_deadline(flow));
        // Nothing moves it but the device.
        flow = walk(std::move(flow), {Continue{}, Leave{}, Back{}, ChooseLanguage{"cy"},
                                      IdleFor{Milliseconds{500'000}}});
        REQUIRE(on(flow) == "hand_over_ending");
        REQUIRE(flow.visit.preferences.language == "en");
        const Flow refused = walk(flow, {NotStored{ErrorKind::Full}});
        REQUIRE(on(refused) == "hand_over_trouble");
        flow = walk(std::move(flow), {Stored{}});
        REQUIRE(on(flow) == "hand_over_end");
        REQUIRE(idle_deadline(flow) == thank_you_for);
        for (const Intent& way : {Intent{Continue{}}, Intent{IdleFor{thank_you_for}}}) {
            const Step over = advance(flow, way);
            REQUIRE(on(over.flow) == "hand_over_locked");
            REQUIRE_FALSE(is_with_person(over.flow));
            REQUIRE(over.effects.size() == 1);
            REQUIRE(std::holds_alternative<EndVisit>(over.effects[0]));
        }
    }
}

TEST_CASE("what is sent is whole, and of a home visit", "[flow]") {
    const auto who = handing_over();
    const Step sent = advance(at_survey_check_of(who), Continue{});
    const feedback::Contact& contact = end_in(sent)->draft->contact();
    REQUIRE(contact.channel == feedback::Channel::HomeVisit);
    REQUIRE(contact.service_group == "group-food_bank");
    REQUIRE(contact.answers.find("words")->text == "Kind people");
    const Step complained = advance(at_check_of(who, ContactKind::Complaint), Continue{});
    REQUIRE(end_in(complained)->draft->contact().story == "Late");
}

TEST_CASE("a training survey ends as all do, and sends nothing", "[flow]") {
    auto who = handing_over();
    who.questionnaires[0].training = true;
    const Step step = advance(at_survey_check_of(who), Continue{});
    REQUIRE(end_in(step) != nullptr);
    REQUIRE_FALSE(end_in(step)->draft);
    REQUIRE(on(step.flow) == "hand_over_ending");
}

TEST_CASE("a disk that refuses is told alike, tried again, and left", "[flow]") {
    const auto who = handing_over();
    for (const auto& [name, step] : outcomes(who)) {
        INFO(name);
        const Flow trouble = walk(step.flow, {NotStored{ErrorKind::Full}});
        const Step again = advance(trouble, Continue{});
        REQUIRE(again.effects.size() == 1);
        REQUIRE(std::holds_alternative<TryHandOverAgain>(again.effects[0]));
        REQUIRE(on(again.flow) == "hand_over_ending");
        REQUIRE(on(walk(trouble, {Leave{}})) == "hand_over_end");
        const Flow idle = walk(
            trouble, {IdleFor{still_there_after}, IdleFor{still_there_after + end_after_warning}});
        REQUIRE(on(idle) == "hand_over_end");
        REQUIRE_FALSE(idle.asking_still_there);
    }
}

TEST_CASE("nothing of the end is offered that was offered for what somebody did", "[flow]") {
    auto who = with_equality();
    who.hand_over = feedback::HandOver{.pin_hash = "a hash", .services = {}};
    who.receipts.offered = true;
    Step step = advance(at_check_of(who, ContactKind::Complaint), Continue{});
    REQUIRE(end_in(step) != nullptr);
    REQUIRE(on(walk(step.flow, {Stored{}, TakeOffer{true}})) == "hand_over_end");
}

TEST_CASE("nobody there locks the worker's screens, and figures do not stay", "[flow]") {
    const auto who = handing_over();
    REQUIRE_FALSE(idle_deadline(locked(who)));
    for (const Flow& flow : {walk(locked(who), {PressPad{"4285"}}), unlocked(who),
                             walk(locked(who), {ChooseLanguage{"cy"}})}) {
        const std::optional<Milliseconds> after = idle_deadline(flow);
        REQUIRE(after.has_value());
        const Step step = advance(flow, IdleFor{*after});
        REQUIRE(std::holds_alternative<EndVisit>(step.effects.at(0)));
        REQUIRE(on(step.flow) == "hand_over_locked");
        REQUIRE_FALSE(idle_deadline(step.flow));
    }
}

TEST_CASE("somebody who was handed a tablet may write less than at a kiosk", "[flow]") {
    const auto who = handing_over();
    const std::string long_text(3000, 'a');
    Flow flow = walk(with_person(who), {Continue{}, ChooseKind{ContactKind::Complaint}, Continue{},
                                        Continue{}, Continue{}, edit(long_text)});
    REQUIRE(flow.visit.contact.story.size() == feedback::hand_over_story_characters_max);
    flow = walk(std::move(flow), {Continue{}, edit(long_text)});
    REQUIRE(flow.visit.contact.wanted.size() == feedback::hand_over_wanted_characters_max);
}

}  // namespace
}  // namespace candour::kiosk
