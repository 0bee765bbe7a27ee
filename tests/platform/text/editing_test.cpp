// Carets and steps: what a text field asks of the engine.
#include "tests/platform/text/engine_fixture.h"

using namespace candour;
using namespace candour::tests;

namespace {

// Every place where a caret may stand, from the start to the end.
std::vector<std::size_t> caret_places(platform::PangoText& text, const kiosk::TextRun& run) {
    std::vector<std::size_t> places{0};
    while (places.back() < run.text.size() && places.size() < 10'000) {
        const std::size_t next = text.next_grapheme(run, places.back());
        if (next == places.back()) break;
        places.push_back(next);
    }
    return places;
}

}  // namespace

TEST_CASE("a touch where the caret is drawn finds the caret's byte", "[platform]") {
    Engine engine;
    const auto run = GENERATE(values<kiosk::TextRun>({
        story_of("Mae’r dŵr yn oer, a’r tŷ hefyd.", "cy"),
        story_of("Two lines of words that are wrapped inside a narrow field", "en", 32, 300),
        story_of("one\n\nthree\n", "en"),
        story_of("ہمیں بتائیں کہ آپ کیا سوچتے ہیں۔", "ur", 40, 700),
        story_of("பள்ளிக்கு போகிறேன்", "ta"),
    }));
    auto& text = *engine.text;
    for (const std::size_t byte : caret_places(text, run)) {
        const auto caret = text.caret(run, byte);
        REQUIRE(caret.height > run.size_px);
        CAPTURE(byte, caret.x, caret.y);
        REQUIRE(text.byte_at(run, caret.x, caret.y + caret.height / 2) == byte);
    }
}

TEST_CASE("the caret goes right in English and left in Urdu", "[platform]") {
    Engine engine;
    const auto english = story_of("hello", "en");
    const auto urdu = story_of("شکریہ", "ur");
    auto& text = *engine.text;
    REQUIRE(text.caret(english, 0).x < text.caret(english, 3).x);
    REQUIRE(text.caret(urdu, 0).x > text.caret(urdu, 6).x);
    // An empty field: where the first letter will stand.
    REQUIRE(text.caret(story_of("", "en"), 0).x < 2);
    REQUIRE(text.caret(story_of("", "ur"), 0).x > 780);
}

TEST_CASE("a new line moves the caret to the next line's start", "[platform]") {
    Engine engine;
    const auto run = story_of("one\n", "en");
    const auto above = engine.text->caret(run, 3);
    const auto below = engine.text->caret(run, 4);
    REQUIRE(below.y > above.y + 30);
    REQUIRE(below.x < 2);
}

TEST_CASE("an English number inside Urdu keeps its digits in order", "[platform]") {
    Engine engine;
    const auto run = story_of("فارم 1234 دیں", "ur");
    const std::size_t two = run.text.find('2');
    REQUIRE(engine.text->caret(run, two).x < engine.text->caret(run, two + 1).x);
}

TEST_CASE("next and previous step over whole graphemes", "[platform]") {
    Engine engine;
    auto& text = *engine.text;
    struct Sample {
        const char* text;
        const char* language;
        std::vector<std::size_t> places;
    };
    const auto sample = GENERATE(values<Sample>({
        {"tŷ!", "cy", {0, 1, 3, 4}},
        {"w\u0302y", "cy", {0, 3, 4}},  // ŵ from w and a circumflex.
        {"بّا", "ur", {0, 4, 6}},        // A letter with its tashdid.
        {"کی\nا", "ur", {0, 2, 4, 5, 7}},
        {"a👨\u200D👩\u200D👧b", "en", {0, 1, 19, 20}},  // A family is one grapheme.
        {"🇬🇧x", "en", {0, 8, 9}},
    }));
    const auto run = story_of(sample.text, sample.language);
    const auto places = caret_places(text, run);
    REQUIRE(places == sample.places);
    for (std::size_t i = 1; i < places.size(); ++i) {
        REQUIRE(text.previous_grapheme(run, places[i]) == places[i - 1]);
    }
    REQUIRE(text.previous_grapheme(run, 0) == 0);
    REQUIRE(text.next_grapheme(run, run.text.size()) == run.text.size());
}

TEST_CASE("Backspace removes what the visitor sees as one", "[platform]") {
    Engine engine;
    auto& text = *engine.text;
    const auto start = [&](const char* written, const char* language) {
        const auto run = story_of(written, language);
        return text.backspace_start(run, run.text.size());
    };
    REQUIRE(start("tŷ", "cy") == 1);
    REQUIRE(start("abc", "en") == 2);
    REQUIRE(start("a👨\u200D👩\u200D👧", "en") == 1);
    REQUIRE(start("கி", "ta") == 3);  // The vowel sign alone: its consonant stays.
    REQUIRE(start("", "en") == 0);
}

TEST_CASE("offsets inside a character or beyond the end are moved back", "[platform]") {
    Engine engine;
    auto& text = *engine.text;
    const auto run = story_of("ŷŷ", "cy");
    REQUIRE(text.next_grapheme(run, 1) == 2);
    REQUIRE(text.caret(run, 3).x == text.caret(run, 2).x);
    REQUIRE(text.caret(run, 999).x == text.caret(run, 4).x);
    REQUIRE(text.previous_grapheme(run, 999) == 2);
    REQUIRE(text.byte_at(run, -50, -50) == 0);
    REQUIRE(text.byte_at(run, 5000, 5000) == 4);
}
