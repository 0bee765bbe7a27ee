// Writing, paging and reading controls through the View, and what a visit leaves behind: nothing.
#include "app/kiosk/ui/view.h"

#include "tests/kiosk/screens/sample_receipts.h"
#include "tests/kiosk/ui/hands.h"

namespace candour::kiosk::test {
namespace {

Flow writing(const Kiosk& kiosk, const std::string& story, int percent = 100) {
    Flow flow = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    flow.visit.preferences.text_percent = percent;
    flow.visit.kind_chosen = true;
    flow.visit.contact.kind = feedback::ContactKind::Suggestion;
    flow.visit.contact.story = story;
    WriteScreen write;
    write.caret_byte = story.size();
    flow.screen = write;
    flow.behind = {WelcomeScreen{}};
    return flow;
}

const std::string& story(const Kiosk& kiosk) { return kiosk.flow.visit.contact.story; }

TEST_CASE("a hardware keyboard writes as soon as the screen is there") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, ""));
    REQUIRE(kiosk.focused() == "write.text");
    kiosk.type("Tŷ");
    kiosk.key(Key::Activate);
    kiosk.type("b");
    kiosk.key(Key::Backspace);
    kiosk.type("a");
    REQUIRE(story(kiosk) == "Tŷ\na");
    REQUIRE(kiosk.item("write.text").value == "Tŷ\na");
}

TEST_CASE("the on-screen keyboard writes, and the field keeps its caret") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, ""));
    for (const char* key : {"key.shift", "key.t", "key.more", "key.ŷ", "key.space", "key.a",
                            "key.backspace", "key.symbols", "key.5", "key.enter"}) {
        kiosk.tap(key);
        REQUIRE(kiosk.focused() == "write.text");
    }
    REQUIRE(story(kiosk) == "Tŷ 5\n");
}

TEST_CASE("the on-screen keyboard can be put away and brought back") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "some words"));
    kiosk.tap("key.hide");
    REQUIRE(kiosk.find("key.q") == nullptr);
    kiosk.tap("key.show");
    REQUIRE(kiosk.find("key.q") != nullptr);
    kiosk.tap("key.hide");
    kiosk.tap("write.text");  // So does a touch of the field.
    REQUIRE(kiosk.find("key.q") != nullptr);
    REQUIRE(story(kiosk) == "some words");
}

TEST_CASE("a touch in the text puts the caret there") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "some words"));
    const Rect field = kiosk.item("write.text").px;
    for (const Pointer::Phase phase : {Pointer::Phase::Down, Pointer::Phase::Up}) {
        kiosk.view.handle(Pointer{phase, field.x + 14, field.y + 30});
    }
    kiosk.settle();
    kiosk.type("A");
    REQUIRE(story(kiosk).starts_with("A"));
}

TEST_CASE("a text longer than its field can be paged through by touch") {
    Kiosk kiosk;
    std::string words;
    while (words.size() < 900)
        words += "These are many words. ";
    kiosk.show(writing(kiosk, words));
    const auto caret = [&] { return std::get<WriteScreen>(kiosk.flow.screen).caret_byte; };
    const std::size_t at_end = caret();
    kiosk.tap("write.up");
    REQUIRE(caret() < at_end);
    kiosk.tap("write.down");
    kiosk.tap("write.down");
    REQUIRE(caret() == at_end);
    REQUIRE(story(kiosk) == words);
}

TEST_CASE("what is typed on a page without the field goes there, and the page turns to it") {
    Kiosk kiosk;
    Flow flow = writing(kiosk, "", 200);
    flow.visit.preferences.language = "ur";
    kiosk.show(std::move(flow));
    REQUIRE(kiosk.view.pages() > 1);
    REQUIRE_FALSE(kiosk.item("write.text").shown);
    kiosk.type("x");
    REQUIRE(story(kiosk) == "x");
    REQUIRE(kiosk.item("write.text").shown);
}

TEST_CASE("where the question leaves the keyboard no room, a sheet below it leads to the field") {
    Kiosk kiosk;
    Flow flow = writing(kiosk, "", 200);
    flow.visit.preferences.language = "ur";
    kiosk.show(std::move(flow));
    REQUIRE(kiosk.item("write.heading").shown);
    REQUIRE(kiosk.item("field.open").px.height > 2 * kiosk.item("write.heading").px.height);
    kiosk.tap("field.open");
    REQUIRE(kiosk.item("write.text").shown);
    REQUIRE(kiosk.focused() == "write.text");
    kiosk.type("x");
    REQUIRE(story(kiosk) == "x");

    // Where there is room for both, there is no such sheet.
    kiosk.show(writing(kiosk, ""));
    REQUIRE(kiosk.find("field.open") == nullptr);
    REQUIRE(kiosk.item("write.text").shown);
}

TEST_CASE("pages turn by touch and by key, and stop at both ends") {
    Kiosk kiosk;
    Flow flow = writing(kiosk, "");
    flow.screen = AboutScreen{};
    kiosk.show(std::move(flow));
    REQUIRE(kiosk.view.pages() > 2);
    REQUIRE_FALSE(kiosk.item("about.next").shown);
    kiosk.tap("page.next");
    REQUIRE(kiosk.flow.page == 1);
    REQUIRE_FALSE(kiosk.item("nav.back").shown);
    kiosk.key(Key::PageDown);
    REQUIRE(kiosk.flow.page == 2);
    for (int i = 0; i < 20; ++i)
        kiosk.key(Key::PageDown);
    REQUIRE(kiosk.flow.page == kiosk.view.pages() - 1);
    REQUIRE(kiosk.item("about.next").shown);
    for (int i = 0; i < 20; ++i)
        kiosk.key(Key::PageUp);
    REQUIRE(kiosk.flow.page == 0);
}

TEST_CASE("a flow that is ahead of the pages is brought back") {
    Kiosk kiosk;
    Flow flow = writing(kiosk, "");
    flow.screen = PurposeScreen{};
    flow.page = 3;
    kiosk.show(std::move(flow));
    REQUIRE(kiosk.flow.page == 0);
}

TEST_CASE("language, print and contrast can be changed on every screen") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, ""));
    kiosk.flow.screen = PurposeScreen{};
    kiosk.settle();
    kiosk.tap("reading.open");
    const auto choose = [&](const std::string& id) {
        while (!kiosk.item(id).shown)
            kiosk.tap(kiosk.item(id).page > kiosk.page() ? "page.next" : "page.previous");
        kiosk.tap(id);
    };
    for (const char* id : {"language.cy", "colours.dark", "size.150", "spacing.wide",
                           "pause.longest", "keys.alphabetical", "scan.on", "scan.faster"})
        choose(id);
    Preferences wanted{.language = "cy", .text_percent = 150, .colours = Colours::Dark};
    wanted.wide_spacing = true;
    wanted.alphabetical_keys = true;
    wanted.touch_pause = TouchPause::Longest;
    wanted.scanning = {true, step_at_first + 1};
    REQUIRE(kiosk.flow.visit.preferences == wanted);
}

TEST_CASE("where the header has no room, one button opens the reading controls") {
    Kiosk kiosk;
    kiosk.surface.panel = {720, 1280, 150, 266};
    Flow flow = writing(kiosk, "", 200);
    flow.screen = PurposeScreen{};
    kiosk.show(std::move(flow));
    REQUIRE(kiosk.find("size.100") == nullptr);
    kiosk.tap("reading.open");
    while (!kiosk.item("size.100").shown)
        kiosk.tap("page.next");
    kiosk.tap("size.100");
    REQUIRE(kiosk.flow.visit.preferences.text_percent == 100);
    kiosk.key(Key::Escape);
    REQUIRE(kiosk.find("purpose.heading") != nullptr);
    REQUIRE(name_of(kiosk.flow.screen) == "purpose");
}

TEST_CASE("one ImGui context a visit, and none is left") {
    {
        Kiosk kiosk;
        REQUIRE(kiosk.surface.contexts == 0);  // Nothing is made before it is needed.
        kiosk.settle();
        REQUIRE(kiosk.surface.contexts == 1);
        kiosk.view.begin_visit();
        REQUIRE(kiosk.surface.contexts == 0);
        kiosk.settle();
        REQUIRE(kiosk.surface.contexts == 1);
    }
    REQUIRE(ImGui::GetCurrentContext() == nullptr);
}

TEST_CASE("a new visit finds no words, textures, focus or keyboard of the one before") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "canary"));
    kiosk.tap("key.symbols");
    kiosk.view.handle(Typed{"late"});
    kiosk.view.begin_visit();
    REQUIRE(kiosk.view.items().empty());
    REQUIRE(kiosk.surface.masks.empty());
    REQUIRE(kiosk.surface.wrong_releases == 0);

    kiosk.intents.clear();
    kiosk.flow = writing(kiosk, "");
    kiosk.settle();
    REQUIRE(kiosk.intents.empty());
    REQUIRE(kiosk.find("key.q") != nullptr);
    for (const Item& item : kiosk.view.items()) {
        REQUIRE(item.value.find("canary") == std::string::npos);
    }
}

TEST_CASE("a new visit finds nothing of a receipt that was shown, typed, or of its answer") {
    Kiosk kiosk;
    const std::string groups[] = {"W, M, Q, 7", "K, 3, Z, H", "9, 8, X, B", "4, T, R, A"};
    Flow flow = kiosk.flow;
    flow.visit.receipt = tests::sample_receipt();
    flow.screen = ReceiptScreen{};
    kiosk.show(flow);
    for (std::size_t i = 0; i < 4; ++i) {
        const Item* group = kiosk.find("receipt.group." + std::to_string(i + 1));
        REQUIRE(group != nullptr);
        REQUIRE(group->name.find(groups[i]) != std::string::npos);
        REQUIRE(group->own_words);
    }
    for (const char symbol : tests::sample_code)
        flow.visit.typed_receipt.press(symbol);
    flow.screen = ReceiptEntryScreen{};
    kiosk.show(flow);
    REQUIRE(kiosk.find("receipt_entry.code")->value == "WMQ7K3ZH98XB4TRA");
    flow.visit.replies.replies = {tests::sample_reply("en")};
    flow.screen = RepliesScreen{};
    kiosk.show(flow);
    kiosk.view.begin_visit();
    REQUIRE(kiosk.view.items().empty());
    REQUIRE(kiosk.surface.masks.empty());
    REQUIRE(kiosk.surface.wrong_releases == 0);
    kiosk.flow.screen = PurposeScreen{};
    kiosk.settle();
    for (const Item& item : kiosk.view.items()) {
        for (const std::string& group : groups)
            REQUIRE(item.name.find(group) == std::string::npos);
        REQUIRE(item.value.empty());
    }
}

TEST_CASE("the caret blinks while somebody writes, and then stands still") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, ""));
    kiosk.view.handle(Typed{"x"});
    REQUIRE(kiosk.view.draw(kiosk.flow, Milliseconds{1'000}).intent.has_value());
    REQUIRE(kiosk.view.draw(kiosk.flow, Milliseconds{1'600}).caret_blinks);
    REQUIRE_FALSE(kiosk.view.draw(kiosk.flow, Milliseconds{12'000}).caret_blinks);
    kiosk.flow.screen = PurposeScreen{};
    REQUIRE_FALSE(kiosk.view.draw(kiosk.flow, Milliseconds{12'100}).caret_blinks);
}

}  // namespace
}  // namespace candour::kiosk::test
