// "I want help now": a message of its own, that leaves what somebody was doing as it was.
#include "app/kiosk/flow/help_now.h"

#include "core/feedback/limits.h"
#include "tests/kiosk/flow/example.h"
#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

using namespace example;

feedback::Organisation with_help() {
    feedback::Organisation made = organisation();
    made.help = feedback::HelpNow{text("the safeguarding lead")};
    made.contacts = {{text("Reception"), "01632 960100", {}, {}}};
    return made;
}

// A complaint about advice that is being written.
Flow writing(const feedback::Organisation& who) {
    return walk(start(who),
                {Continue{}, RoomKnown{true}, ChooseKind{ContactKind::Complaint}, Continue{},
                 Continue{}, ChooseService{"advice"}, Continue{}, edit("It went wrong")});
}

Flow asking(const Flow& from) { return walk(from, {AskHelp{}, RoomKnown{true}}); }

Step sent(const Flow& from, const std::string& words) {
    return advance(walk(asking(from), {Continue{}, Continue{}, edit(words)}), Continue{});
}

const feedback::Contact& contact_of(const Step& step) {
    REQUIRE(step.effects.size() == 1);
    return std::get<StoreContact>(step.effects[0]).draft.contact();
}

// All that the visitor has done and said.
void require_same(const Flow& now, const Flow& before) {
    REQUIRE(on(now) == on(before));
    REQUIRE(now.page == before.page);
    REQUIRE(now.visit.contact == before.visit.contact);
    REQUIRE(now.behind.size() == before.behind.size());
    REQUIRE(now.visit.checked_path == before.visit.checked_path);
    REQUIRE(now.visit.seen.size() == before.visit.seen.size());
    REQUIRE(now.visit.kind_chosen == before.visit.kind_chosen);
    if (const auto* write = std::get_if<WriteScreen>(&before.screen)) {
        const auto& shown = std::get<WriteScreen>(now.screen);
        REQUIRE(shown.caret_byte == write->caret_byte);
        REQUIRE(shown.keyboard_open == write->keyboard_open);
        REQUIRE(shown.field == write->field);
    }
}

TEST_CASE("what somebody writes who wants help now shares nothing with what they were saying",
          "[flow]") {
    const auto who = with_help();
    const Step step = sent(writing(who), "Please come. 07700 900123");
    feedback::Contact alone;
    alone.kind = ContactKind::Help;
    alone.channel = feedback::Channel::Reception;
    alone.language = "en";
    alone.story = "Please come. 07700 900123";
    alone.urgent = true;
    REQUIRE(contact_of(step) == alone);
    // Byte for byte the same from a survey's question, and where somebody writes back.
    const Flow survey =
        walk(start(who), {Continue{}, RoomKnown{true}, ChooseKind{ContactKind::SurveyAnswer},
                          Continue{}, Continue{}, ChooseService{"food_bank"}, Continue{},
                          ChooseAnswer{"yes"}, Continue{}, edit("Kind people")});
    REQUIRE(on(survey) == "question");
    REQUIRE(contact_of(sent(survey, alone.story)) == alone);
    Flow back = writing(who);
    back.visit.contact.kind = ContactKind::FollowUp;
    back.visit.receipt = privacy::Receipt({1, 2, 3});
    const Step from_answer = sent(back, alone.story);
    REQUIRE(contact_of(from_answer) == alone);
    REQUIRE_FALSE(std::get<StoreContact>(from_answer.effects[0]).signer.has_value());
}

TEST_CASE("whoever comes back from help finds all as it was, from any screen that has it",
          "[flow]") {
    const auto who = with_help();
    Flow written = writing(who);
    written.page = 1;
    std::get<WriteScreen>(written.screen).caret_byte = 3;
    std::get<WriteScreen>(written.screen).keyboard_open = false;
    const Flow check = walk(writing(who), {Continue{}, Continue{}});
    REQUIRE(on(check) == "check");
    const Flow changing = walk(check, {ChangeAnswer{"story"}});
    for (const Flow& before : {written, check, changing}) {
        INFO(on(before));
        require_same(walk(before, {AskHelp{}, Back{}}), before);
        require_same(
            walk(asking(before), {Continue{}, Continue{}, edit("Help"), Back{}, Back{}, Back{}}),
            before);
        const Flow after = walk(sent(before, "Help").flow, {Stored{}, Continue{}});
        require_same(after, before);
        REQUIRE(after.visit.help.words.empty());
    }
    // And what they were saying is sent as if nothing had been.
    const Flow after = walk(sent(check, "Help").flow, {Stored{}, Continue{}});
    REQUIRE(contact_of(advance(after, Continue{})) == contact_of(advance(check, Continue{})));
}

TEST_CASE("what was not sent is still there to be sent, and what was sent is gone", "[flow]") {
    const auto who = with_help();
    const Step step = sent(writing(who), "Help");
    REQUIRE(on(step.flow) == "sending");
    // Only the disk's word counts meanwhile.
    REQUIRE(on(walk(step.flow, {Leave{}, Back{}, AskHelp{}})) == "sending");
    const Flow refused = walk(step.flow, {NotStored{ErrorKind::Unavailable}});
    REQUIRE(std::get<HelpWriteScreen>(refused.screen).problem == HelpProblem::NotStored);
    REQUIRE(text_shown(refused) == "Help");
    const Step again = advance(refused, Continue{});
    REQUIRE(contact_of(again).story == "Help");
    const Flow kept = walk(again.flow, {Stored{}});
    REQUIRE(on(kept) == "help_sent");
    REQUIRE_FALSE(std::get<HelpSentScreen>(kept.screen).practice);
    REQUIRE(kept.visit.help.words.empty());
}

TEST_CASE("no words are taken that nobody reads, or that have no room beside the others",
          "[flow]") {
    auto who = with_help();
    const Step asked = advance(writing(who), AskHelp{});
    REQUIRE(asked.effects.size() == 1);
    REQUIRE(std::get<AskRoom>(asked.effects[0]).for_help);
    // Before the device has answered, and when it is full.
    REQUIRE(on(walk(asked.flow, {Continue{}})) == "help");
    REQUIRE(on(walk(asked.flow, {RoomKnown{false}, Continue{}})) == "help");
    REQUIRE(on(walk(asked.flow, {RoomKnown{true}, Continue{}})) == "help_before");
    require_same(walk(asked.flow, {RoomKnown{false}, Back{}}), writing(who));
    who.help.reset();
    const Step unread = advance(writing(who), AskHelp{});
    REQUIRE(on(unread.flow) == "help");
    REQUIRE(unread.effects.empty());
    REQUIRE(on(walk(unread.flow, {RoomKnown{true}, Continue{}})) == "help");
}

TEST_CASE("nothing is sent without words, and no more than have room", "[flow]") {
    const auto who = with_help();
    const Flow blank =
        walk(asking(writing(who)), {Continue{}, Continue{}, edit(" \n"), Continue{}});
    REQUIRE(std::get<HelpWriteScreen>(blank.screen).problem == HelpProblem::Empty);
    const Flow full =
        walk(asking(writing(who)), {Continue{}, Continue{}, edit(std::string(600, 'a'))});
    REQUIRE(std::get<HelpWriteScreen>(full.screen).problem == HelpProblem::TooLong);
    REQUIRE(full.visit.help.words.size() == feedback::help_characters_max);
}

TEST_CASE("a kiosk that practises, and a training survey, send nobody's help", "[flow]") {
    auto who = with_help();
    Flow practising = writing(who);
    practising.practising = true;
    who.questionnaires.front().training = true;
    const Flow training =
        walk(start(who),
             {Continue{}, RoomKnown{true}, ChooseKind{ContactKind::SurveyAnswer}, Continue{},
              Continue{}, ChooseService{"food_bank"}, Continue{}, ChooseAnswer{"yes"}, Continue{}});
    REQUIRE(is_training(training));
    for (const Flow& before : {practising, training}) {
        const Step step = sent(before, "Help");
        REQUIRE(step.effects.empty());
        REQUIRE(std::get<HelpSentScreen>(step.flow.screen).practice);
        REQUIRE(step.flow.visit.help.words.empty());
        require_same(walk(step.flow, {Continue{}}), before);
    }
}

TEST_CASE("a tablet that was handed over shows whom to ring, and takes no words", "[flow]") {
    auto who = with_help();
    who.hand_over = feedback::HandOver{.pin_hash = "a hash", .services = {}};
    const Flow purpose = walk(begin_visit(who, feedback::Channel::HomeVisit, /*practising=*/false),
                              {PressPad{"428571"}, Continue{}, PinChecked{true}, RoomKnown{true},
                               ChooseService{"food_bank"}, Continue{}, TakeOffer{true}});
    REQUIRE(on(purpose) == "purpose");
    const Step asked = advance(purpose, AskHelp{});
    REQUIRE(on(asked.flow) == "help");
    REQUIRE(asked.effects.empty());
    REQUIRE(on(walk(asked.flow, {RoomKnown{true}, Continue{}})) == "help");
    require_same(walk(asked.flow, {Back{}}), purpose);
    // Whoever stops there leaves the same as everybody.
    const Step left = advance(asked.flow, Leave{});
    REQUIRE(on(left.flow) == "hand_over_ending");
    REQUIRE_FALSE(std::get<EndHandOver>(left.effects.at(0)).draft.has_value());
}

TEST_CASE("who walks away from help leaves nothing of it", "[flow]") {
    const auto who = with_help();
    const Flow typed = walk(asking(writing(who)), {Continue{}, Continue{}, edit("Help")});
    const Step stopped = advance(typed, Leave{});
    const Flow idle = walk(typed, {IdleFor{still_there_after}});
    REQUIRE(idle.asking_still_there);
    const Step gone = advance(idle, IdleFor{still_there_after + end_after_warning});
    for (const Step* step : {&stopped, &gone}) {
        REQUIRE(on(step->flow) == "welcome");
        REQUIRE(step->flow.visit.help.words.empty());
        REQUIRE_FALSE(step->flow.visit.help.from.has_value());
        REQUIRE(step->effects.size() == 1);
        REQUIRE(std::holds_alternative<EndVisit>(step->effects[0]));
    }
    // Numbers are written down, which takes its time.
    const Flow reading = asking(writing(who));
    REQUIRE(idle_deadline(reading) == still_there_after_receipt);
}

TEST_CASE("help is there where words are, and not where nothing may come between", "[flow]") {
    const auto who = with_help();
    const Flow written = writing(who);
    REQUIRE(offers_help(written));
    REQUIRE_FALSE(offers_help(start(who)));
    REQUIRE_FALSE(offers_help(asking(written)));
    REQUIRE_FALSE(offers_help(walk(written, {Continue{}, Continue{}, Continue{}})));
    const Flow choice =
        walk(start(who), {Continue{}, RoomKnown{true}, ChooseKind{ContactKind::SurveyAnswer},
                          Continue{}, Continue{}, ChooseService{"food_bank"}, Continue{}});
    REQUIRE(on(choice) == "question");
    REQUIRE_FALSE(offers_help(choice));
    REQUIRE(offers_help(walk(choice, {ChooseAnswer{"yes"}, Continue{}})));
    // A receipt that is being made would find nobody.
    Flow receipt = written;
    receipt.screen = ReceiptScreen{};
    REQUIRE_FALSE(offers_help(receipt));
    receipt.visit.receipt = privacy::Receipt({1, 2, 3});
    REQUIRE(offers_help(receipt));
}

TEST_CASE("in danger the organisation's own emergency number is said, or the country's", "[flow]") {
    auto who = with_help();
    REQUIRE(emergency_number(who) == "999");
    who.contacts.push_back({text("Police"), "1 1 2", {}, {}});
    REQUIRE(emergency_number(who) == "1 1 2");
    REQUIRE(has_phones(who));
    who.contacts = {{text("Reception"), {}, "hello@example.org", {}}};
    REQUIRE(emergency_number(who) == "999");
    REQUIRE_FALSE(has_phones(who));
}

}  // namespace
}  // namespace candour::kiosk
