// Reading aloud: what is said, in which language, and what is never said.
#include "app/kiosk/ui/interaction.h"
#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

void listen(Kiosk& kiosk) {
    kiosk.settle();
    kiosk.key(Key::Speech);
    REQUIRE(kiosk.flow.visit.preferences.listening.on);
}

Flow writing_aloud(Kiosk& kiosk, const std::string& story) {
    Flow flow = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    flow.visit.preferences.listening.on = true;
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = feedback::ContactKind::Suggestion;
    flow.visit.contact.story = story;
    WriteScreen write;
    write.caret_byte = story.size();
    flow.screen = write;
    return flow;
}

TEST_CASE("nothing is said before somebody asks for it", "[narrator]") {
    Kiosk kiosk;
    kiosk.settle();
    kiosk.key(Key::Next);
    kiosk.tap("welcome.language.cy");
    REQUIRE(kiosk.speaker.said.empty());
}

TEST_CASE("a screen says its heading, an item its name and what it is", "[narrator]") {
    Kiosk kiosk;
    listen(kiosk);
    REQUIRE(kiosk.speaker.has_said("We are listening"));
    kiosk.speaker.said.clear();
    while (kiosk.focused() != "welcome.start")
        kiosk.key(Key::Next);
    REQUIRE(kiosk.speaker.has_said("Start"));
    REQUIRE(kiosk.speaker.has_said("Button"));
    REQUIRE(kiosk.speaker.has_said("Choice"));
    REQUIRE(kiosk.speaker.has_said("Chosen"));      // English.
    REQUIRE(kiosk.speaker.has_said("Not chosen"));  // Welsh.
}

TEST_CASE("each name is said in the language that it is in", "[narrator]") {
    Kiosk kiosk;
    listen(kiosk);
    while (kiosk.focused() != "welcome.language.cy")
        kiosk.key(Key::Next);
    bool welsh = false;
    for (const Utterance& one : kiosk.speaker.said)
        welsh = welsh || (one.text == "Cymraeg" && one.language == "cy");
    REQUIRE(welsh);
}

TEST_CASE("what becomes of a code's paper is heard when it is known, once", "[narrator]") {
    Kiosk kiosk;
    kiosk.organisation.receipts.offered = true;
    Flow flow = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    flow.prints = true;
    flow.visit.preferences.listening.on = true;
    flow.visit.receipt = privacy::Receipt({1, 2, 3});
    flow.screen = ReceiptScreen{};
    kiosk.show(flow);
    REQUIRE(kiosk.find("receipt.print") != nullptr);
    const auto hears = [&](Printing printing, const std::string& words) {
        kiosk.speaker.said.clear();
        kiosk.flow.visit.printing = printing;
        kiosk.settle();
        kiosk.settle();
        REQUIRE(kiosk.speaker.said.size() == 1);
        REQUIRE(kiosk.speaker.said[0].text == words);
    };
    hears(Printing::Working, "The code is on its way to the printer.");
    hears(Printing::Done, "It is printing. Take it with you.");
    hears(Printing::Failed, "It could not be printed. Please write it down.");
}

TEST_CASE("the keys of somebody who listens stop at texts, too", "[narrator]") {
    Kiosk kiosk;
    listen(kiosk);
    kiosk.key(Key::Next);
    REQUIRE(kiosk.focused() == "welcome.heading");
    kiosk.key(Key::Previous);
    kiosk.key(Key::Next);
    REQUIRE(kiosk.focused() == "welcome.heading");
}

TEST_CASE("any key ends what is being said, and repeat says it again", "[narrator]") {
    Kiosk kiosk;
    listen(kiosk);
    kiosk.key(Key::Next);
    const std::vector<Utterance> before = {kiosk.speaker.said.back()};
    const int stopped = kiosk.speaker.stopped;
    kiosk.key(Key::Repeat);
    REQUIRE(kiosk.speaker.stopped > stopped);
    REQUIRE(kiosk.speaker.said.back() == before.back());
}

TEST_CASE("what is written is said only on the visitor's wish", "[narrator]") {
    Kiosk kiosk;
    kiosk.show(writing_aloud(kiosk, "canary"));
    kiosk.type("x");
    kiosk.key(Key::Select);  // To the keys.
    kiosk.key(Key::Next);
    for (const Utterance& one : kiosk.speaker.said) {
        INFO(one.text);
        REQUIRE(one.text.find("canary") == std::string::npos);
        REQUIRE(one.text.size() != 1);  // No letter of a key.
    }
    REQUIRE(kiosk.speaker.has_said("6 letters"));

    Flow flow = writing_aloud(kiosk, "canary");
    flow.visit.preferences.listening.speaks_typed = true;
    kiosk.speaker.said.clear();
    kiosk.show(flow);
    REQUIRE(kiosk.speaker.has_said("canary"));
    kiosk.type("ŷ");
    REQUIRE(kiosk.speaker.has_said("ŷ"));
    kiosk.key(Key::Backspace);
    REQUIRE(kiosk.speaker.has_said("Deleted"));
}

TEST_CASE("what was written is not read back for other ears either", "[narrator]") {
    Kiosk kiosk;
    Flow flow = writing_aloud(kiosk, GENERATE(as<std::string>{}, "canary",
                                              "canary that sang for a long time in the hall and "
                                              "would not stop when somebody asked it to"));
    flow.screen = CheckScreen{};
    for (const bool aloud : {false, true}) {
        flow.visit.preferences.listening.speaks_typed = aloud;
        kiosk.speaker.said.clear();
        kiosk.show(flow);
        bool heard = false;
        for (std::size_t page = 0; page < kiosk.view.pages(); ++page) {
            for (std::size_t i = 0; i < kiosk.view.items().size(); ++i)
                kiosk.key(Key::Next);
            kiosk.key(Key::PageDown);
        }
        for (const Utterance& one : kiosk.speaker.said)
            heard = heard || one.text.find("canary") != std::string::npos;
        REQUIRE(heard == aloud);
    }
}

TEST_CASE("a finger that explores says what is under it, lifting does nothing, twice chooses",
          "[narrator]") {
    Kiosk kiosk;
    listen(kiosk);
    kiosk.intents.clear();
    kiosk.speaker.said.clear();
    kiosk.finger(Pointer::Phase::Down, "welcome.language.cy");
    REQUIRE(kiosk.speaker.has_said("Cymraeg"));
    kiosk.finger(Pointer::Phase::Move, "welcome.start");
    REQUIRE(kiosk.speaker.has_said("Start"));
    kiosk.finger(Pointer::Phase::Up, "welcome.start");
    REQUIRE(kiosk.intents.empty());

    kiosk.now += Milliseconds{2'000};  // Much later: another exploration.
    kiosk.finger(Pointer::Phase::Down, "welcome.language.cy");
    kiosk.finger(Pointer::Phase::Up, "welcome.language.cy");
    REQUIRE(kiosk.intents.empty());
    kiosk.now += Milliseconds{200};
    kiosk.finger(Pointer::Phase::Down, "welcome.start");  // Anywhere.
    kiosk.finger(Pointer::Phase::Up, "welcome.start");
    REQUIRE(kiosk.flow.visit.preferences.language == "cy");
}

TEST_CASE("volume and speed change by a key and are said, within their ends", "[narrator]") {
    Kiosk kiosk;
    listen(kiosk);
    kiosk.key(Key::Louder);
    REQUIRE(kiosk.speaker.has_said("Volume 4 of 5"));
    for (int i = 0; i < 9; ++i)
        kiosk.key(Key::Louder);
    REQUIRE(kiosk.flow.visit.preferences.listening.volume == steps_max);
    REQUIRE(kiosk.speaker.last.volume == steps_max);
}

TEST_CASE("the next visitor hears nothing", "[narrator]") {
    Kiosk kiosk;
    kiosk.show(writing_aloud(kiosk, "canary"));
    kiosk.flow = advance(std::move(kiosk.flow), Leave{}).flow;
    kiosk.view.begin_visit();
    kiosk.speaker.said.clear();
    kiosk.settle();
    kiosk.key(Key::Repeat);
    REQUIRE(kiosk.speaker.said.empty());
    REQUIRE(kiosk.flow.visit.preferences.listening == Listening{});
}

TEST_CASE("a language without a voice says so on the panel, and offers none", "[narrator]") {
    Kiosk kiosk;
    kiosk.settle();
    REQUIRE(kiosk.find("listen.on") != nullptr);
    kiosk.flow.visit.preferences.language = "ti";
    kiosk.settle();
    REQUIRE(kiosk.find("listen.on") == nullptr);
    kiosk.tap("reading.open");
    REQUIRE(kiosk.find("listen.on") == nullptr);
}

TEST_CASE("the time-out is told by sound to everybody", "[narrator]") {
    Kiosk kiosk;
    kiosk.show(writing_aloud(kiosk, "some words"));
    kiosk.flow.visit.preferences.listening.on = false;
    kiosk.flow.asking_still_there = true;
    kiosk.settle();
    REQUIRE(kiosk.speaker.sounds == std::vector<Sound>{Sound::Attention});
}

TEST_CASE("a hand that shakes strikes a button once, a key as often as it types", "[narrator]") {
    Kiosk kiosk;
    kiosk.settle();
    const auto strike = [&](const std::string& id) {
        kiosk.finger(Pointer::Phase::Down, id);
        kiosk.finger(Pointer::Phase::Up, id);
    };
    kiosk.now += Milliseconds{1'000};
    strike("size.150");
    kiosk.now += strike_guard(TouchPause::Usual).button / 2;
    strike("size.150");
    REQUIRE(kiosk.intents.size() == 1);
    kiosk.now += strike_guard(TouchPause::Usual).button;
    strike("size.150");
    REQUIRE(kiosk.intents.size() == 2);

    kiosk.show(writing_aloud(kiosk, ""));
    kiosk.flow.visit.preferences.listening.on = false;
    kiosk.settle();
    for (int i = 0; i < 3; ++i) {
        strike("key.e");
        kiosk.now += strike_guard(TouchPause::Usual).key;
    }
    REQUIRE(kiosk.flow.visit.contact.story == "eee");
}

TEST_CASE("the focus walks by itself, at the visitor's pace", "[narrator]") {
    Kiosk kiosk;
    kiosk.flow.visit.preferences.scanning.on = true;
    kiosk.settle();
    const auto first = kiosk.view.draw(kiosk.flow, kiosk.now).moves_at;
    REQUIRE(first.has_value());
    const std::string before = kiosk.focused();
    kiosk.now = *first;
    kiosk.settle();
    REQUIRE(kiosk.focused() != before);
    const std::string here = kiosk.focused();
    kiosk.now += Milliseconds{10};
    kiosk.settle();
    REQUIRE(kiosk.focused() == here);
}

TEST_CASE("who is asked whether they are there hears how much time is left", "[narrator]") {
    Kiosk kiosk;
    kiosk.show(writing_aloud(kiosk, "private"));
    const auto idle = [&](Milliseconds time) {
        kiosk.speaker.said.clear();
        kiosk.speaker.sounds.clear();
        kiosk.flow = advance(std::move(kiosk.flow), IdleFor{time}).flow;
        kiosk.settle();
    };
    idle(still_there_after);
    REQUIRE(kiosk.speaker.has_said("Are you still there?"));
    REQUIRE(kiosk.speaker.has_said("30 seconds left"));
    REQUIRE(kiosk.speaker.has_said("Yes, go on"));
    REQUIRE_FALSE(kiosk.speaker.has_said("private"));
    REQUIRE(kiosk.speaker.sounds == std::vector{Sound::Attention});
    idle(still_there_after + Milliseconds{10'000});
    REQUIRE(kiosk.speaker.has_said("20 seconds left"));
    REQUIRE(kiosk.speaker.sounds.empty());
    idle(still_there_after + Milliseconds{20'000});
    REQUIRE(kiosk.speaker.has_said("10 seconds left"));
    REQUIRE(kiosk.speaker.sounds == std::vector{Sound::Attention});
    // One key.
    kiosk.key(Key::Select);
    REQUIRE_FALSE(kiosk.flow.asking_still_there);
    REQUIRE(kiosk.focused() == "write.text");
    idle(still_there_after);
    REQUIRE(kiosk.speaker.has_said("30 seconds left"));
}

TEST_CASE("who writes hears that the room ends, and what is wrong when it appears", "[narrator]") {
    Kiosk kiosk;
    const auto left = [](int count) { return "Letters left: " + std::to_string(count); };
    kiosk.show(writing_aloud(kiosk, std::string(1'799, 'x')));
    kiosk.speaker.said.clear();
    kiosk.type("x");
    REQUIRE(kiosk.speaker.has_said(left(200)));
    REQUIRE(kiosk.item("write.text").room == 200);
    REQUIRE(kiosk.item("write.text").shown);  // The line with the count moved it to another page.
    kiosk.speaker.said.clear();
    kiosk.type("x");
    REQUIRE(kiosk.speaker.said.empty());
    for (const auto& [typed, told] :
         {std::pair{49, 150}, std::pair{50, 100}, std::pair{60, 40}, std::pair{35, 5}}) {
        kiosk.speaker.said.clear();
        kiosk.type(std::string(static_cast<std::size_t>(typed), 'y'));
        REQUIRE(kiosk.speaker.has_said(left(told)));
    }
    kiosk.type("zzzzz");
    REQUIRE(kiosk.speaker.has_said(left(0)));
    kiosk.speaker.said.clear();
    kiosk.type("!");
    REQUIRE(kiosk.speaker.has_said("There is no room for more. You can make it shorter."));
}

TEST_CASE("what is wrong is said when it appears, though the screen is the same", "[narrator]") {
    Kiosk kiosk;
    kiosk.show(writing_aloud(kiosk, ""));
    while (kiosk.focused() != "write.next")
        kiosk.key(Key::Next);
    kiosk.speaker.said.clear();
    kiosk.key(Key::Select);
    REQUIRE(kiosk.speaker.has_said("Please write something first."));
}

}  // namespace
}  // namespace candour::kiosk::test
