// Spelling Chinese in a field: what keys and touches do to the letters, the words and the focus.
#include "app/kiosk/ui/spelling.h"

#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

Flow writing_chinese(Kiosk& kiosk, const std::string& story) {
    Flow flow = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    flow.visit.preferences.language = "zh-Hans";
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = feedback::ContactKind::Suggestion;
    flow.visit.contact.story = story;
    WriteScreen write;
    write.caret_byte = story.size();
    flow.screen = write;
    return flow;
}

const std::string& story(const Kiosk& kiosk) { return kiosk.flow.visit.contact.story; }

void tap_letters(Kiosk& kiosk, const std::string& letters) {
    for (const char letter : letters)
        kiosk.tap(std::string("key.") + letter);
}

TEST_CASE("touched letters stand in the text until a guess replaces them", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    REQUIRE(kiosk.find("key.，") != nullptr);
    tap_letters(kiosk, "nihao");
    REQUIRE(story(kiosk) == "nihao");
    REQUIRE(kiosk.find("key.，") == nullptr);
    REQUIRE(kiosk.item("candidate.1").name == "你好");
    REQUIRE(kiosk.item("candidate.1").language == "zh-Hans");
    kiosk.tap("candidate.1");
    REQUIRE(story(kiosk) == "你好");
    REQUIRE(kiosk.focused() == "write.text");
    REQUIRE(kiosk.find("candidate.1") == nullptr);
    kiosk.tap("key.！");
    REQUIRE(story(kiosk) == "你好！");
}

TEST_CASE("a guess of the first letters leaves the others to go on with", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, "啊"));
    tap_letters(kiosk, "nihao");
    std::string one;
    for (const Item& item : kiosk.view.items()) {
        if (item.name == "你") one = item.id;
    }
    kiosk.tap(one);
    REQUIRE(story(kiosk) == "啊你hao");
    REQUIRE(kiosk.item("candidate.1").name == "好");
    kiosk.tap("key.space");
    REQUIRE(story(kiosk) == "啊你好");
    kiosk.tap("key.space");
    REQUIRE(story(kiosk) == "啊你好 ");
}

TEST_CASE("delete takes letters first, then what is written", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, "好"));
    tap_letters(kiosk, "ni");
    kiosk.tap("key.backspace");
    REQUIRE(story(kiosk) == "好n");
    REQUIRE(kiosk.find("candidate.1") != nullptr);
    kiosk.tap("key.backspace");
    REQUIRE(story(kiosk) == "好");
    REQUIRE(kiosk.find("candidate.1") == nullptr);
    kiosk.tap("key.backspace");
    REQUIRE(story(kiosk).empty());
}

TEST_CASE("figures of a hardware keyboard choose, Escape clears, Enter keeps the letters",
          "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    kiosk.type("shi");
    const std::string second = kiosk.item("candidate.2").name;
    kiosk.type("2");
    REQUIRE(story(kiosk) == second);
    kiosk.type("n");
    kiosk.key(Key::Escape);
    REQUIRE(story(kiosk) == second);
    kiosk.type("ok");
    kiosk.key(Key::Activate);
    REQUIRE(story(kiosk) == second + "ok");
    kiosk.key(Key::Activate);
    REQUIRE(story(kiosk) == second + "ok\n");
    kiosk.type("5");
    REQUIRE(story(kiosk) == second + "ok\n5");
}

TEST_CASE("pages of guesses turn by their buttons and keys, and Space takes the first of one",
          "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    kiosk.type("yi");
    const std::string first = kiosk.item("candidate.1").name;
    REQUIRE(kiosk.find("candidate.previous") == nullptr);
    kiosk.tap("candidate.next");
    const std::string next = kiosk.item("candidate.1").name;
    REQUIRE(next != first);
    kiosk.tap("candidate.previous");
    REQUIRE(kiosk.item("candidate.1").name == first);
    kiosk.key(Key::PageDown);
    REQUIRE(kiosk.item("candidate.1").name == next);
    kiosk.type(" ");
    REQUIRE(story(kiosk) == next);
    kiosk.type("yi");
    int pages = 1;
    for (; kiosk.find("candidate.next") != nullptr; ++pages)
        kiosk.tap("candidate.next");
    REQUIRE(pages > 5);
    REQUIRE(pages < 60);
    kiosk.key(Key::PageDown);
    REQUIRE(kiosk.find("candidate.1") != nullptr);
}

TEST_CASE("signs and capitals take what was spelled, and Chinese has its own signs", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    kiosk.type("nihao");
    kiosk.type(",");
    kiosk.type("NHS");
    kiosk.type("?");
    REQUIRE(story(kiosk) == "你好，NHS？");
    kiosk.type("3");
    kiosk.type(".");
    kiosk.type("5");
    REQUIRE(story(kiosk) == "你好，NHS？3.5");
}

TEST_CASE("English letters are written as they are, and no guess comes", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    kiosk.tap("key.latin");
    tap_letters(kiosk, "bo");
    REQUIRE(kiosk.find("candidate.1") == nullptr);
    kiosk.tap("key.latin");
    REQUIRE(story(kiosk) == "bo");
    tap_letters(kiosk, "ni");
    kiosk.tap("key.symbols");
    REQUIRE(story(kiosk) == "bo你");
    kiosk.tap("key.7");
    REQUIRE(story(kiosk) == "bo你7");
}

TEST_CASE("undo takes back a whole word that was spelled", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, "好"));
    tap_letters(kiosk, "nihao");
    kiosk.tap("candidate.1");
    kiosk.tap("key.symbols");
    kiosk.tap("key.undo");
    REQUIRE(story(kiosk) == "好");
}

TEST_CASE("what is selected gives way to letters, and comes back with them undone", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, "很好"));
    kiosk.key(Key::SelectAll);
    tap_letters(kiosk, "ni");
    REQUIRE(story(kiosk) == "ni");
    REQUIRE(kiosk.item("write.text").marked.empty());
    kiosk.tap("candidate.1");
    REQUIRE(story(kiosk) == "你");
    kiosk.key(Key::Undo);
    REQUIRE(story(kiosk) == "很好");
    kiosk.key(Key::Left, /*extend=*/true);
    kiosk.type("!");
    REQUIRE(story(kiosk) == "很！");
}

TEST_CASE("selecting, undoing and an input method end the spelling, and its letters stay",
          "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    tap_letters(kiosk, "ni");
    kiosk.key(Key::SelectAll);
    REQUIRE(story(kiosk) == "ni");
    REQUIRE(kiosk.find("candidate.1") == nullptr);
    kiosk.key(Key::Right);
    tap_letters(kiosk, "ni");
    REQUIRE(story(kiosk) == "nini");
    kiosk.key(Key::Undo);
    REQUIRE(story(kiosk) == "ni");
    REQUIRE(kiosk.find("candidate.1") == nullptr);
    tap_letters(kiosk, "hao");
    kiosk.view.handle(Composing{"ma", 2});
    kiosk.settle();
    REQUIRE(kiosk.find("candidate.1") == nullptr);
    REQUIRE(kiosk.item("write.text").composing == "ma");
    kiosk.type("吗");
    REQUIRE(story(kiosk) == "nihao吗");
}

TEST_CASE("delete word takes what stands since the last Chinese sign", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, "很好。谢谢你们"));
    kiosk.tap("key.symbols");
    kiosk.tap("key.word");
    REQUIRE(story(kiosk) == "很好。");
    kiosk.tap("key.word");
    REQUIRE(story(kiosk).empty());
}

TEST_CASE("what is being spelled is not lost by leaving, hiding or moving the caret",
          "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, "好"));
    tap_letters(kiosk, "ni");
    kiosk.tap("key.hide");
    REQUIRE(story(kiosk) == "好ni");
    REQUIRE(kiosk.find("candidate.1") == nullptr);
    kiosk.tap("key.show");
    kiosk.tap("write.text");
    kiosk.key(Key::Left);
    kiosk.type("hao");
    REQUIRE(story(kiosk) == "好nhaoi");
    REQUIRE(kiosk.item("candidate.1").name == "好");
    kiosk.key(Key::Right);
    REQUIRE(kiosk.find("candidate.1") == nullptr);
    kiosk.tap("write.next");
    REQUIRE(story(kiosk) == "好nhaoi");
}

TEST_CASE("with the keys hidden a hardware keyboard has its guesses all the same", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    kiosk.tap("key.hide");
    kiosk.type("nihao");
    REQUIRE(kiosk.item("candidate.1").name == "你好");
    kiosk.type("1");
    REQUIRE(story(kiosk) == "你好");
    REQUIRE(kiosk.find("key.show") != nullptr);
}

TEST_CASE("more letters than can be spelled at once become what they most likely mean",
          "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    for (int i = 0; i < 13; ++i)
        kiosk.type("nihao");
    REQUIRE(story(kiosk).find("nihaonihao") == std::string::npos);
    kiosk.type(" ");
    std::string expected;
    for (int i = 0; i < 13; ++i)
        expected += "你好";
    REQUIRE(story(kiosk) == expected);
}

TEST_CASE("the next visitor finds no letters and no guesses", "[spelling]") {
    Kiosk kiosk;
    kiosk.show(writing_chinese(kiosk, ""));
    kiosk.type("nihao");
    kiosk.show(writing_chinese(kiosk, "nihao"));
    REQUIRE(kiosk.find("candidate.1") == nullptr);
}

TEST_CASE("a guess is said by its number, and by itself on the visitor's wish", "[spelling]") {
    Kiosk kiosk;
    Flow flow = writing_chinese(kiosk, "");
    flow.visit.preferences.listening.on = true;
    kiosk.show(flow);
    kiosk.type("nihao");
    while (kiosk.focused() != "candidate.1")
        kiosk.key(Key::Next);
    const std::string number = kiosk.catalogue.translate("zh-Hans", "Word {number}");
    std::string said = number;
    said.replace(said.find("{number}"), 8, "1");
    REQUIRE(kiosk.speaker.has_said(said));
    REQUIRE_FALSE(kiosk.speaker.has_said("你好"));
    kiosk.key(Key::Select);
    REQUIRE(story(kiosk) == "你好");
    REQUIRE(kiosk.focused() == "key.，");

    flow.visit.preferences.listening.speaks_typed = true;
    kiosk.show(flow);
    kiosk.speaker.said.clear();
    kiosk.type("nihao");
    REQUIRE(kiosk.speaker.has_said("nihao"));
    REQUIRE(kiosk.speaker.has_said("你好"));  // The first guess.
    kiosk.speaker.said.clear();
    kiosk.type(" ");
    REQUIRE(kiosk.speaker.has_said("你好"));
    REQUIRE_FALSE(kiosk.speaker.has_said(kiosk.catalogue.translate("zh-Hans", "Deleted")));
}

}  // namespace
}  // namespace candour::kiosk::test
