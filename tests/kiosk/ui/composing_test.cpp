// An input method at work in a field: shown, not written; and nothing of it is left.
#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

void write_story(Kiosk& kiosk, const std::string& story) {
    Flow flow = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = feedback::ContactKind::Suggestion;
    flow.visit.contact.story = story;
    WriteScreen write;
    write.caret_byte = story.size();
    flow.screen = write;
    flow.behind = {WelcomeScreen{}};
    kiosk.show(std::move(flow));
}

void compose(Kiosk& kiosk, const std::string& text) {
    kiosk.view.handle(Composing{text, text.size()});
    kiosk.settle();
}

const std::string& story(const Kiosk& kiosk) { return kiosk.flow.visit.contact.story; }
const std::string& composing(const Kiosk& kiosk) { return kiosk.item("write.text").composing; }

TEST_CASE("what is composed is shown at the caret, and written only when it is typed") {
    Kiosk kiosk;
    write_story(kiosk, "ab");
    kiosk.key(Key::Left);
    const float before = kiosk.view.take_text_input().caret_px.x;
    compose(kiosk, "nihao");
    REQUIRE(story(kiosk) == "ab");
    REQUIRE(composing(kiosk) == "nihao");
    REQUIRE(kiosk.view.take_text_input().caret_px.x > before + 20);
    compose(kiosk, "");
    kiosk.type("\u4F60\u597D");
    REQUIRE(story(kiosk) == "a\u4F60\u597Db");
    REQUIRE(composing(kiosk).empty());
}

TEST_CASE("what is composed takes the place of what is selected, when it is typed") {
    Kiosk kiosk;
    write_story(kiosk, "old");
    kiosk.key(Key::SelectAll);
    compose(kiosk, "xin");
    REQUIRE(story(kiosk) == "old");
    REQUIRE(composing(kiosk) == "xin");
    kiosk.type("\u65B0");
    REQUIRE(story(kiosk) == "\u65B0");
}

TEST_CASE("keys are the input method's while it composes; Escape and Tab end it, and tell it so") {
    Kiosk kiosk;
    write_story(kiosk, "ab");
    for (const Key key : {Key::Backspace, Key::Activate, Key::Left, Key::SelectAll, Key::Undo}) {
        compose(kiosk, "ni");
        kiosk.key(key);
        REQUIRE(story(kiosk) == "ab");
        REQUIRE(composing(kiosk) == "ni");
        REQUIRE_FALSE(kiosk.view.take_text_input().ended);
    }
    kiosk.key(Key::Escape);
    REQUIRE(composing(kiosk).empty());
    REQUIRE(kiosk.view.take_text_input().ended);
    REQUIRE_FALSE(kiosk.view.take_text_input().ended);  // Once.
    compose(kiosk, "ni");
    kiosk.key(Key::Next);
    REQUIRE(composing(kiosk).empty());
    REQUIRE(kiosk.focused() != "write.text");
    compose(kiosk, "ni");
    REQUIRE(kiosk.focused() == "write.text");
    kiosk.tap("key.a");
    REQUIRE(story(kiosk) == "aba");
    REQUIRE(composing(kiosk).empty());
}

TEST_CASE("a new visit, another screen and the time-out's question find nothing composed") {
    Kiosk kiosk;
    write_story(kiosk, "");
    compose(kiosk, "mimi");
    kiosk.flow.asking_still_there = true;
    kiosk.settle();
    REQUIRE(kiosk.find("write.text") == nullptr);
    REQUIRE(kiosk.view.take_text_input().ended);
    REQUIRE_FALSE(kiosk.view.take_text_input().wanted);
    kiosk.flow.asking_still_there = false;
    kiosk.settle();
    REQUIRE(composing(kiosk).empty());

    compose(kiosk, "mimi");
    kiosk.view.begin_visit();
    REQUIRE(kiosk.view.take_text_input().ended);
    write_story(kiosk, "");
    REQUIRE(composing(kiosk).empty());

    compose(kiosk, "mimi");
    kiosk.flow.screen = PurposeScreen{};
    kiosk.settle();
    REQUIRE(kiosk.view.take_text_input().ended);
    compose(kiosk, "mimi");  // Where there is no field it means nothing.
    kiosk.flow.screen = WriteScreen{};
    kiosk.settle();
    REQUIRE(composing(kiosk).empty());
}

TEST_CASE("letters are waited for only where they go somewhere") {
    Kiosk kiosk;
    kiosk.settle();
    REQUIRE_FALSE(kiosk.view.take_text_input().wanted);
    write_story(kiosk, "");
    REQUIRE(kiosk.view.take_text_input().wanted);
    REQUIRE(kiosk.view.take_text_input().caret_px.height > 0);
}

TEST_CASE("a wild input method is cut short, and its caret kept between characters") {
    Kiosk kiosk;
    write_story(kiosk, "");
    std::string words;
    while (words.size() < 5'000)
        words += "\u4F60";
    kiosk.view.handle(Composing{words, 4});
    kiosk.settle();
    REQUIRE(composing(kiosk).size() <= 512);
    REQUIRE(composing(kiosk).size() % 3 == 0);
    kiosk.view.handle(Composing{"\xFF\x80 broken \xE4", 1});
    kiosk.settle();
    kiosk.type("ok");
    REQUIRE(story(kiosk) == "ok");
}

}  // namespace
}  // namespace candour::kiosk::test
