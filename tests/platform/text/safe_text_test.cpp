// Whatever bytes come in, Pango gets text that it can set, with every byte in its place.
#include "platform/text/safe_text.h"

#include <random>

#include "tests/platform/text/engine_fixture.h"

using namespace candour;
using namespace candour::tests;
using platform::safe_text;

TEST_CASE("safe_text leaves good text as it is", "[platform]") {
    const auto text = GENERATE(as<std::string>{}, "", "Tell us: £10", "tŷ dŵr", "شکریہ‌ہے",
                               "👨\u200D👩\u200D👧", "w\u0302\u0323y");
    REQUIRE(safe_text(text, false) == text);
}

TEST_CASE("safe_text replaces what is no text by as many bytes", "[platform]") {
    struct Sample {
        std::string text;
        std::string safe;
    };
    const auto sample = GENERATE(values<Sample>({
        {"a\xFFz", "a?z"},
        {"a\xC3", "a?"},                  // Cut in the middle.
        {"\xC0\xAF", "??"},               // Overlong.
        {"\xED\xA0\x80.", "???."},        // A lone surrogate.
        {"\xF4\x90\x80\x80", "????"},     // Beyond Unicode.
        {std::string("a\0b", 3), "a b"},  // A NUL.
        {"a\r\n\tb", "a   b"},
        {"a\xC2\x85z", "a\u00A0z"},  // A C1 control character.
        {"a\u2029z", "a\u2002z"},    // A paragraph separator.
    }));
    REQUIRE(safe_text(sample.text, false) == sample.safe);
}

TEST_CASE("safe_text keeps line feeds only when they are wanted", "[platform]") {
    REQUIRE(safe_text("a\nb", true) == "a\nb");
    REQUIRE(safe_text("a\nb", false) == "a b");
}

TEST_CASE("ten thousand accents on one letter are bounded", "[platform]") {
    Engine engine;
    std::string text = "Z";
    for (int i = 0; i < 7'900; ++i) {
        text += i % 2 == 0 ? "\u0301" : "\u0316";
    }
    text += "!";
    REQUIRE(safe_text(text, true).size() == text.size());
    const auto run = story_of(text, "en", 64);
    const auto extent = engine.text->measure(run);
    REQUIRE(extent.height < 1000);
    REQUIRE(engine.text->draw(run).size() == 1);
    REQUIRE(engine.text->next_grapheme(run, 0) == text.size() - 1);
}

TEST_CASE("text beyond the limit is cut between characters", "[platform]") {
    std::string text = "a";
    while (text.size() < 40'000) {
        text += "ŷ";
    }
    const std::string safe = safe_text(text, true);
    REQUIRE(safe.size() == 15'999);
    REQUIRE(text.starts_with(safe));
}

TEST_CASE("random bytes are measured, drawn and stepped through", "[platform]") {
    Engine engine;
    std::mt19937 random(20'260'101);
    for (int round = 0; round < 60; ++round) {
        std::string text;
        const auto length = random() % 200;
        for (unsigned i = 0; i < length; ++i) {
            // Often from the ranges that hold directions, joiners and right-to-left letters.
            constexpr std::array<const char*, 6> telling{"\u202E", "\u2067", "\u200D",
                                                         "\u0627", "\u064B", "\U0001F468"};
            if (random() % 3 == 0) {
                text += telling[random() % telling.size()];
            } else {
                text += static_cast<char>(random() % 256);
            }
        }
        const auto run = story_of(text, round % 2 == 0 ? "ur" : "en", 32, 300);
        CAPTURE(round);
        REQUIRE(engine.text->measure(run).height > 0);
        engine.text->draw(run);
        std::size_t at = 0;
        for (int steps = 0; at < text.size() && steps < 1'000; ++steps) {
            const std::size_t next = engine.text->next_grapheme(run, at);
            REQUIRE(next > at);
            REQUIRE(next <= text.size());
            REQUIRE(engine.text->backspace_start(run, next) < next);
            REQUIRE(engine.text->caret(run, next).height > 0);
            at = next;
        }
        REQUIRE(engine.text->byte_at(run, 150, 40) <= text.size());
        engine.text->end_frame();
    }
    engine.text->forget();
    REQUIRE(engine.surface.masks.empty());
}
