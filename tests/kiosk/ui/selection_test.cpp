// Selecting in a text field: by keys, by finger, by taps alone; and that nothing of it is kept.
#include "app/kiosk/ui/selection.h"

#include "tests/kiosk/ui/hands.h"
#include "tests/support/property.h"

namespace candour::kiosk::test {
namespace {

using tests::Engine;
using tests::story_of;

Flow writing(const Kiosk& kiosk, const std::string& story, const Language& language = "en") {
    Flow flow = begin_visit(kiosk.organisation, feedback::Channel::Reception, false);
    flow.visit.preferences.language = language;
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
const std::string& marked(const Kiosk& kiosk) { return kiosk.item("write.text").marked; }

// On the field, `from_left` of its width.
Pointer at(const Kiosk& kiosk, Pointer::Phase phase, float from_left) {
    const Rect& px = kiosk.item("write.text").px;
    return {phase, px.x + px.width * from_left, px.y + 30};
}

void touch(Kiosk& kiosk, Pointer::Phase phase, float from_left) {
    kiosk.view.handle(at(kiosk, phase, from_left));
    kiosk.settle();
}

void tap_text(Kiosk& kiosk, float from_left, Milliseconds after = Milliseconds{500}) {
    kiosk.now += after;
    touch(kiosk, Pointer::Phase::Down, from_left);
    touch(kiosk, Pointer::Phase::Up, from_left);
}

void select_last_word(Kiosk& kiosk) {
    tap_text(kiosk, 0.95F);
    tap_text(kiosk, 0.95F);
}

TEST_CASE("a word is what a reader sees as one, and one more or less goes by words") {
    Engine engine;
    const auto word = [&](const TextRun& run, std::size_t byte) {
        const TextSpan span = engine.text->word_at(run, byte);
        return run.text.substr(span.from, span.to - span.from);
    };
    const TextRun welsh = story_of("Mae’r dŵr, yn oer", "cy");
    REQUIRE(word(welsh, 0) == "Mae’r");
    REQUIRE(word(welsh, 10) == "dŵr");
    REQUIRE(word(welsh, welsh.text.size()) == "oer");
    const TextRun urdu = story_of("یہ شکریہ 450 ہے", "ur");
    REQUIRE(word(urdu, 8) == "شکریہ");
    REQUIRE(word(urdu, urdu.text.find('5')) == "450");
    REQUIRE(word(story_of("a  b", "en"), 2).empty());
    REQUIRE(word(story_of("", "en"), 0).empty());

    TextSpan span = engine.text->word_at(welsh, 0);
    span = one_word_more(*engine.text, welsh, span);
    REQUIRE(welsh.text.substr(0, span.to) == "Mae’r dŵr");
    REQUIRE(one_word_more(*engine.text, welsh, {0, welsh.text.size()}).to == welsh.text.size());
    span = one_word_less(*engine.text, welsh, span);
    REQUIRE(welsh.text.substr(0, span.to) == "Mae’r");
    REQUIRE(one_word_less(*engine.text, welsh, span) == span);  // The last one stays.
}

TEST_CASE("what is selected in two directions has its boxes where its letters are") {
    Engine engine;
    const TextRun run = story_of("شکریہ 450 ہے", "ur");
    const auto boxes = engine.text->boxes(run, {0, run.text.find('0') + 1});
    REQUIRE_FALSE(boxes.empty());
    float width = 0;
    for (const TextBox& box : boxes)
        width += box.width;
    const auto all = engine.text->boxes(run, {0, run.text.size()});
    float whole = 0;
    for (const TextBox& box : all)
        whole += box.width;
    REQUIRE(width > whole / 2);
    REQUIRE(width < whole);
    REQUIRE(engine.text->boxes(run, {3, 3}).empty());
    const TextRun lines = story_of("one\ntwo\nthree", "en");
    REQUIRE(engine.text->boxes(lines, {1, 10}).size() == 3);
}

TEST_CASE("both handles are 20 mm, 2 mm apart and in the field, wherever the selection is") {
    constexpr float side = 118;
    constexpr float gap = 12;
    candour::test::for_all(500, [&](candour::test::Gen& gen) {
        const Rect field{20, 100, static_cast<float>(gen.between(260, 1200)),
                         static_cast<float>(gen.between(80, 400))};
        const auto caret = [&] {
            return CaretBox{field.x + static_cast<float>(gen.between(0, 1200)) * field.width / 1200,
                            field.y + static_cast<float>(gen.between(-50, 400)), 50};
        };
        CaretBox from = caret();
        CaretBox to = caret();
        if (gen.chance(60)) to.y = from.y;
        if (gen.chance(30)) to.x = from.x + 8;  // One thin letter.
        const Handles handles = handles_of(from, to, gen.chance(50), field, side, gap);
        for (const Rect& one : {handles.from, handles.to}) {
            REQUIRE(one.width == side);
            REQUIRE(one.height == std::min(side, field.height));
            REQUIRE(one.x >= field.x - 0.01F);
            REQUIRE(right_of(one) <= right_of(field) + 0.01F);
            REQUIRE(one.y >= field.y);
            REQUIRE(bottom_of(one) <= bottom_of(field) + 0.01F);
        }
        REQUIRE_FALSE(
            overlap(inset(handles.from, -gap / 2 + 0.1F), inset(handles.to, -gap / 2 + 0.1F)));
    });
}

TEST_CASE("Shift and the arrows select, and a letter takes the place of what is selected") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "too cold"));
    for (int i = 0; i < 4; ++i)
        kiosk.key(Key::Left, true);
    REQUIRE(marked(kiosk) == "cold");
    kiosk.type("h");
    REQUIRE(story(kiosk) == "too h");
    REQUIRE(marked(kiosk).empty());
    kiosk.type("ot");
    REQUIRE(story(kiosk) == "too hot");
    kiosk.key(Key::Undo);
    REQUIRE(story(kiosk) == "too cold");
}

TEST_CASE("Left and Right go to the ends of what is selected, Escape ends it") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "یہ شکریہ 45", "ur"));
    while (!kiosk.item("write.text").shown)
        kiosk.key(Key::PageDown);
    const auto caret = [&] { return std::get<WriteScreen>(kiosk.flow.screen).caret_byte; };
    kiosk.key(Key::Home, true);
    REQUIRE(marked(kiosk) == story(kiosk));
    kiosk.key(Key::Left);  // In Urdu the way on.
    REQUIRE(caret() == story(kiosk).size());
    kiosk.key(Key::Home, true);
    kiosk.key(Key::Right);
    REQUIRE(caret() == 0);
    kiosk.key(Key::End, true);
    kiosk.key(Key::Escape);
    REQUIRE(marked(kiosk).empty());
    REQUIRE(caret() == story(kiosk).size());
}

TEST_CASE("Ctrl+A selects all, Backspace empties the field, and undo brings it back") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "two\nlines"));
    kiosk.key(Key::SelectAll);
    REQUIRE(marked(kiosk) == "two\nlines");
    kiosk.key(Key::Backspace);
    REQUIRE(story(kiosk).empty());
    kiosk.key(Key::Undo);
    REQUIRE(story(kiosk) == "two\nlines");
    kiosk.key(Key::SelectAll);
    kiosk.key(Key::Activate);
    REQUIRE(story(kiosk) == "\n");
}

TEST_CASE("a finger that is drawn along the text selects, one that trembles taps") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "some words"));
    kiosk.now += Milliseconds{500};
    touch(kiosk, Pointer::Phase::Down, 0.012F);
    touch(kiosk, Pointer::Phase::Move, 0.02F);
    REQUIRE(marked(kiosk).empty());
    touch(kiosk, Pointer::Phase::Up, 0.02F);
    REQUIRE(marked(kiosk).empty());

    kiosk.now += Milliseconds{500};
    touch(kiosk, Pointer::Phase::Down, 0.95F);
    touch(kiosk, Pointer::Phase::Move, 0.5F);
    touch(kiosk, Pointer::Phase::Move, 0.001F);
    REQUIRE(marked(kiosk) == "some words");
    touch(kiosk, Pointer::Phase::Up, 0.001F);
    REQUIRE(marked(kiosk) == "some words");
    REQUIRE(kiosk.find("select.delete") != nullptr);
    kiosk.type("x");
    REQUIRE(story(kiosk) == "x");
    REQUIRE(kiosk.find("key.q") != nullptr);
}

TEST_CASE("without any drag: a second tap selects the word, and keys in words do the rest") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "some other words"));
    tap_text(kiosk, 0.95F);
    REQUIRE(marked(kiosk).empty());
    REQUIRE(kiosk.find("select.delete") == nullptr);
    tap_text(kiosk, 0.95F);
    REQUIRE(marked(kiosk) == "words");
    kiosk.tap("select.all");
    REQUIRE(marked(kiosk) == "some other words");
    kiosk.tap("select.less");
    REQUIRE(marked(kiosk) == "some other");
    kiosk.tap("select.less");
    kiosk.tap("select.less");
    REQUIRE(marked(kiosk) == "some");
    kiosk.tap("select.more");
    REQUIRE(marked(kiosk) == "some other");
    kiosk.tap("select.delete");
    REQUIRE(story(kiosk) == " words");
    REQUIRE(kiosk.find("select.delete") == nullptr);
    kiosk.tap("key.symbols");
    kiosk.tap("key.undo");
    REQUIRE(story(kiosk) == "some other words");

    kiosk.key(Key::SelectAll);
    tap_text(kiosk, 0.95F);  // A tap ends it, …
    REQUIRE(marked(kiosk).empty());
    tap_text(kiosk, 0.95F);  // … and is not the first of two.
    REQUIRE(marked(kiosk).empty());
    tap_text(kiosk, 0.95F);
    REQUIRE(marked(kiosk) == "words");
    kiosk.tap("key.letters");
    kiosk.tap("key.z");
    REQUIRE(story(kiosk) == "some other z");
}

TEST_CASE("a hand that strikes twice selects nothing, and types nothing where a key went away") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "some words"));
    tap_text(kiosk, 0.95F);
    tap_text(kiosk, 0.95F, Milliseconds{150});
    REQUIRE(marked(kiosk).empty());
    tap_text(kiosk, 0.95F);
    REQUIRE(marked(kiosk) == "words");
    const Rect px = kiosk.item("select.delete").px;
    kiosk.tap("select.delete");
    kiosk.now += Milliseconds{200};
    for (const Pointer::Phase phase : {Pointer::Phase::Down, Pointer::Phase::Up})
        kiosk.view.handle(Pointer{phase, centre_x(px), centre_y(px)});
    kiosk.settle();
    REQUIRE(story(kiosk) == "some ");
}

TEST_CASE("an end of what is selected can be drawn to another place by its handle") {
    Kiosk kiosk;
    const std::string words = "some other words";
    // Left of the last word hangs its first handle: drawn to the left from there, all is selected;
    // from further left the finger begins anew, in the middle of another word.
    bool anew = false;
    bool drawn = false;
    for (float x = 0.05F; x < 0.9F && !drawn; x += 0.02F) {
        kiosk.show(writing(kiosk, words));
        select_last_word(kiosk);
        REQUIRE(marked(kiosk) == "words");
        touch(kiosk, Pointer::Phase::Down, x);
        touch(kiosk, Pointer::Phase::Move, -2);
        drawn = marked(kiosk) == words;
        anew = anew || (!drawn && words.starts_with(marked(kiosk)));
        touch(kiosk, Pointer::Phase::Up, -2);
        REQUIRE(story(kiosk) == words);
    }
    REQUIRE(anew);
    REQUIRE(drawn);
    REQUIRE(marked(kiosk) == words);
}

TEST_CASE("the keys for what is selected are 20 mm high and wide, in every language") {
    Kiosk kiosk;
    for (const char* language : {"en", "cy", "ur"}) {
        for (const int percent : {100, 200}) {
            Flow flow = writing(kiosk, "words", language);
            flow.visit.preferences.text_percent = percent;
            kiosk.show(std::move(flow));
            while (!kiosk.item("write.text").shown)
                kiosk.key(Key::PageDown);
            select_last_word(kiosk);
            CAPTURE(language, percent);
            std::vector<Item> keys;
            for (const Item& item : kiosk.view.items()) {
                if (item.id.starts_with("select.")) keys.push_back(item);
            }
            REQUIRE(keys.size() == 5);
            for (const Item& one : keys) {
                REQUIRE(one.mm.height >= 20);
                REQUIRE(one.mm.width >= 20);
                for (const Item& other : keys) {
                    if (one.id == other.id) continue;
                    REQUIRE_FALSE(overlap(inset(one.mm, -0.95F), inset(other.mm, -0.95F)));
                }
            }
        }
    }
}

TEST_CASE("what is selected is spoken only where what is typed may be") {
    Kiosk kiosk;
    for (const bool speaks : {false, true}) {
        Flow flow = writing(kiosk, "secret words");
        flow.visit.preferences.listening.on = true;
        flow.visit.preferences.listening.speaks_typed = speaks;
        kiosk.show(std::move(flow));
        kiosk.speaker.said.clear();
        kiosk.key(Key::SelectAll);
        REQUIRE(kiosk.speaker.has_said("Selected"));
        REQUIRE(kiosk.speaker.has_said("secret words") == speaks);
        REQUIRE(kiosk.speaker.has_said("12 letters") == !speaks);
        kiosk.speaker.said.clear();
        kiosk.key(Key::Escape);
        REQUIRE(kiosk.speaker.has_said("Nothing is selected"));
        REQUIRE_FALSE(kiosk.speaker.has_said("secret"));
    }
}

TEST_CASE("nothing that was selected outlives the screen or the visit") {
    Kiosk kiosk;
    kiosk.show(writing(kiosk, "canary words"));
    select_last_word(kiosk);
    REQUIRE(marked(kiosk) == "words");
    kiosk.tap("write.next");
    kiosk.flow.screen = WriteScreen{};
    kiosk.settle();
    REQUIRE(marked(kiosk).empty());
    REQUIRE(kiosk.find("select.all") == nullptr);

    kiosk.key(Key::SelectAll);
    kiosk.show(writing(kiosk, "other words"));
    REQUIRE(marked(kiosk).empty());
    kiosk.type("!");
    REQUIRE(story(kiosk) == "other words!");
}

}  // namespace
}  // namespace candour::kiosk::test
