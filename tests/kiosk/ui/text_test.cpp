// Filling, parting and editing texts, with the real fonts.
#include "app/kiosk/ui/editor.h"
#include "app/kiosk/ui/split_text.h"
#include "app/kiosk/ui/translator.h"
#include "tests/platform/text/engine_fixture.h"

namespace candour::kiosk {
namespace {

using tests::Engine;
using tests::run_of;
using tests::story_of;

constexpr float view_height = 100;

EditedText press(Engine& engine, const TextRun& run, std::size_t caret, Key key) {
    const auto edited = press_key(*engine.text, run, caret, key, view_height);
    REQUIRE(edited.has_value());
    return *edited;
}

TEST_CASE("fill puts values in and leaves unknown parts alone") {
    REQUIRE(fill("Page {page} of {pages}", {{"page", "1"}, {"pages", "3"}}) == "Page 1 of 3");
    REQUIRE(fill("{who} and {what", {{"what", "x"}}) == "{who} and {what");
    REQUIRE(fill("{a}{a}", {{"a", "{b}"}, {"b", "no"}}) == "{b}{b}");
}

TEST_CASE("a text is parted after a sentence where one fits") {
    Engine engine;
    const TextRun run =
        run_of("One short sentence. Another one here. And the last.", "en", 32, 320);
    const float two_lines =
        engine.text->measure(run_of("One short sentence. Another", "en", 32, 320)).height;
    const auto parts = split_text(*engine.text, run, two_lines);
    REQUIRE(parts.has_value());
    REQUIRE(parts->first == "One short sentence. Another one here.");
    REQUIRE(parts->rest == "And the last.");
}

TEST_CASE("a sentence longer than a page is parted between words, in Urdu too") {
    Engine engine;
    for (const auto& [language, words] :
         {std::pair{"en", "there is no full stop in these words that go on and on and on"},
          std::pair{"ur",
                    "ہمیں بتائیں کہ آپ کیا سوچتے ہیں اور ہم کیا بہتر کر سکتے ہیں آپ کے لیے"}}) {
        const TextRun run = run_of(words, language, 32, 260);
        const float height = engine.text->measure(run).height * 0.6F;
        const auto parts = split_text(*engine.text, run, height);
        REQUIRE(parts.has_value());
        REQUIRE(parts->first + " " + parts->rest == words);
        TextRun first = run;
        first.text = parts->first;
        REQUIRE(engine.text->measure(first).height <= height);
    }
}

TEST_CASE("a text is not parted where not even a word fits") {
    Engine engine;
    REQUIRE_FALSE(split_text(*engine.text, run_of("some words", "en", 32, 300), 10).has_value());
}

TEST_CASE("typing and deleting change the text at the caret") {
    Engine engine;
    const TextRun run = story_of("Ty bach", "cy");
    REQUIRE(insert_text(run, 2, "ŷ").text == "Tyŷ bach");
    REQUIRE(insert_text(run, 2, "ŷ").caret_byte == 4);
    REQUIRE(press(engine, run, 2, Key::Backspace).text == "T bach");
    REQUIRE(press(engine, run, 2, Key::Delete).text == "Tybach");
    REQUIRE(press(engine, run, 0, Key::Backspace).text == "Ty bach");
    REQUIRE(press(engine, run, 7, Key::Delete).text == "Ty bach");
    REQUIRE(press(engine, run, 2, Key::Activate).text == "Ty\n bach");
}

TEST_CASE("Backspace removes a whole accented letter") {
    Engine engine;
    REQUIRE(press(engine, story_of("ŵ", "cy"), 2, Key::Backspace).text.empty());
}

TEST_CASE("Left goes on in Urdu and back in English") {
    Engine engine;
    REQUIRE(press(engine, story_of("abc", "en"), 1, Key::Left).caret_byte == 0);
    REQUIRE(press(engine, story_of("abc", "en"), 1, Key::Right).caret_byte == 2);
    REQUIRE(press(engine, story_of("شکریہ", "ur"), 0, Key::Left).caret_byte == 2);
    REQUIRE(press(engine, story_of("شکریہ", "ur"), 2, Key::Right).caret_byte == 0);
}

TEST_CASE("Up and Down move by lines, and past the ends to the ends") {
    Engine engine;
    const TextRun run = story_of("first\nsecond\nthird", "en");
    const auto down = press(engine, run, 2, Key::Down).caret_byte;
    REQUIRE(down >= 6);
    REQUIRE(down <= 12);
    REQUIRE(press(engine, run, down, Key::Up).caret_byte <= 5);
    REQUIRE(press(engine, run, 2, Key::Up).caret_byte == 0);
    REQUIRE(press(engine, run, 15, Key::Down).caret_byte == run.text.size());
    REQUIRE(press(engine, run, 8, Key::Home).caret_byte == 6);
    REQUIRE(press(engine, run, 8, Key::End).caret_byte == 12);
}

TEST_CASE("a field has no use for Tab, Escape and Space") {
    Engine engine;
    for (const Key key : {Key::Next, Key::Previous, Key::Escape, Key::Space}) {
        REQUIRE_FALSE(press_key(*engine.text, story_of("a", "en"), 1, key, 100).has_value());
    }
}

TEST_CASE("a long text is moved by whole lines until its caret is seen") {
    Engine engine;
    const TextRun run = story_of("1\n2\n3\n4\n5\n6", "en");
    const TextExtent extent = engine.text->measure(run);
    const float line = extent.height / static_cast<float>(extent.lines);
    REQUIRE(scroll_for(*engine.text, run, 0, 2.5F * line) == 0);
    const float scroll = scroll_for(*engine.text, run, run.text.size(), 2.5F * line);
    REQUIRE(scroll == Approx(4 * line).margin(1));
    REQUIRE(scroll_for(*engine.text, run, run.text.size(), extent.height) == 0);
}

}  // namespace
}  // namespace candour::kiosk
