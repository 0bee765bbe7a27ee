// The caret in every mix of directions: letters of both, figures, signs and marks, wrapped or not.
#include <algorithm>
#include <array>

#include "app/kiosk/ui/editor.h"
#include "tests/platform/text/engine_fixture.h"
#include "tests/support/property.h"

namespace candour::kiosk {
namespace {

using tests::Engine;
using tests::story_of;

// What stands alone as one grapheme, and how much of it one Backspace removes.
struct Piece {
    const char* text;
    std::size_t backspace_bytes;
};
constexpr std::array<Piece, 20> pieces = {{
    {"a", 1},
    {"Z", 1},
    {"ŵ", 2},
    {"w\u0302", 3},  // Latin accents go with their letter …
    {"o\u0302\u0323", 5},
    {"4", 1},
    {"50", 1},  // (Two graphemes.)
    {"£", 2},
    {"%", 1},
    {"-", 1},
    {".", 1},
    {"(", 1},
    {" ", 1},
    {" ", 1},
    {"\n", 1},
    {"ب", 2},
    {"ک", 2},
    {"لا", 2},       // Two letters in one shape.
    {"ب\u064E", 2},  // … Arabic vowel signs go before theirs, as everywhere.
    {"\u06F4", 2},
}};

struct Mix {
    TextRun run;
    std::vector<std::size_t> places;     // Of a caret, in order.
    std::vector<std::size_t> backspace;  // For each place but the first: bytes that go.
};

void append(Mix& mix, std::string_view grapheme, std::size_t backspace_bytes) {
    mix.run.text += grapheme;
    mix.places.push_back(mix.run.text.size());
    mix.backspace.push_back(backspace_bytes);
}

Mix random_mix(candour::test::Gen& gen) {
    const std::array<const char*, 4> languages = {"en", "ur", "ar", "ckb"};
    Mix mix{story_of("", gen.one_of(languages), 32, gen.chance(50) ? 260.0F : 20'000.0F), {0}, {}};
    const int count = gen.between(1, 40);
    for (int i = 0; i < count; ++i) {
        const Piece& piece = gen.one_of(pieces);
        const std::string_view text = piece.text;
        const bool two = text == "50" || text == "لا";
        const std::size_t first = two ? text.size() / 2 : text.size();
        append(mix, text.substr(0, first), piece.backspace_bytes);
        if (two) append(mix, text.substr(first), piece.backspace_bytes);
    }
    return mix;
}

EditedText press(Engine& engine, const TextRun& run, std::size_t caret, Key key) {
    const auto edited = press_key(*engine.text, run, caret, key, 100);
    REQUIRE(edited.has_value());
    return *edited;
}

// Every place that `key` comes to, from `start` until it moves no more.
std::vector<std::size_t> walk(Engine& engine, const Mix& mix, std::size_t start, Key key) {
    std::vector<std::size_t> passed{start};
    while (passed.size() <= mix.places.size()) {
        const std::size_t next = press(engine, mix.run, passed.back(), key).caret_byte;
        if (next == passed.back()) break;
        passed.push_back(next);
    }
    return passed;
}

TEST_CASE("Left and Right pass every grapheme once, in every mix of directions") {
    Engine engine;
    candour::test::for_all(300, [&](candour::test::Gen& gen) {
        const Mix mix = random_mix(gen);
        CAPTURE(mix.run.text, mix.run.language);
        const bool right_to_left = engine.text->measure(mix.run).right_to_left;
        const Key on = right_to_left ? Key::Left : Key::Right;
        const Key back = right_to_left ? Key::Right : Key::Left;
        REQUIRE(walk(engine, mix, 0, on) == mix.places);
        std::vector<std::size_t> backwards = mix.places;
        std::ranges::reverse(backwards);
        REQUIRE(walk(engine, mix, mix.run.text.size(), back) == backwards);
    });
}

TEST_CASE("Home and End come to the ends of the line that the caret is seen in") {
    Engine engine;
    candour::test::for_all(150, [&](candour::test::Gen& gen) {
        const Mix mix = random_mix(gen);
        CAPTURE(mix.run.text, mix.run.language);
        for (const std::size_t place : mix.places) {
            const float line = engine.text->caret(mix.run, place).y;
            std::vector<std::size_t> beside = mix.places;
            std::erase_if(beside, [&](std::size_t other) {
                return engine.text->caret(mix.run, other).y != line;
            });
            CAPTURE(place);
            REQUIRE(press(engine, mix.run, place, Key::Home).caret_byte == beside.front());
            REQUIRE(press(engine, mix.run, place, Key::End).caret_byte == beside.back());
        }
    });
}

TEST_CASE("Home and End in a line that is not wrapped are where it begins and ends") {
    Engine engine;
    const auto ends = [&](const char* text, const char* language, std::size_t at) {
        const TextRun run = story_of(text, language, 32, 20'000);
        return std::pair{press(engine, run, at, Key::Home).caret_byte,
                         press(engine, run, at, Key::End).caret_byte};
    };
    const std::string bill = "450 پاؤنڈ کا بل 12";  // Figures at both ends.
    REQUIRE(ends(bill.c_str(), "ur", 8) == std::pair<std::size_t, std::size_t>{0, bill.size()});
    REQUIRE(ends("12 abc 34", "en", 4) == std::pair<std::size_t, std::size_t>{0, 9});
    REQUIRE(ends("abc\nشکر 12\nx", "ur", 6) == std::pair<std::size_t, std::size_t>{4, 13});
    REQUIRE(ends("شکر\nabc 12\nx", "ur", 9) == std::pair<std::size_t, std::size_t>{7, 13});
}

TEST_CASE("a touch beside a line of Urdu with figures at its ends finds its beginning and end") {
    Engine engine;
    const TextRun run = story_of("450 پاؤنڈ کا بل 12", "ur", 32, 800);
    REQUIRE(engine.text->byte_at(run, 5'000, 10) == 0);
    REQUIRE(engine.text->byte_at(run, -5'000, 10) == run.text.size());
}

TEST_CASE("Backspace removes a grapheme, or the sign that was typed last upon it, and no more") {
    Engine engine;
    candour::test::for_all(300, [&](candour::test::Gen& gen) {
        const Mix mix = random_mix(gen);
        CAPTURE(mix.run.text, mix.run.language);
        for (std::size_t i = 1; i < mix.places.size(); ++i) {
            const EditedText edited = press(engine, mix.run, mix.places[i], Key::Backspace);
            std::string wanted = mix.run.text;
            wanted.erase(mix.places[i] - mix.backspace[i - 1], mix.backspace[i - 1]);
            CAPTURE(mix.places[i]);
            REQUIRE(edited.text == wanted);
            REQUIRE(edited.caret_byte == mix.places[i] - mix.backspace[i - 1]);
        }
    });
}

}  // namespace
}  // namespace candour::kiosk
