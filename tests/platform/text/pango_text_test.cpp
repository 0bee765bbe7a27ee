// The text engine: fonts, directions, boxes, textures and what it forgets.
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>

#include "tests/platform/text/engine_fixture.h"
#include "tests/support/temp_folder.h"

using namespace candour;
using namespace candour::tests;

namespace {

namespace fs = std::filesystem;

const std::string urdu_sentence = "ہمیں بتائیں کہ آپ اس خدمت کے بارے میں کیا سوچتے ہیں؟ ";

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

}  // namespace

TEST_CASE("check_language accepts every language whose fonts are shipped", "[platform]") {
    Engine engine;
    const auto language = GENERATE(as<std::string>{}, "en", "cy", "ur", "pl", "ar", "so", "ta",
                                   "ti", "fa", "ps", "ckb", "uk", "ro", "pt", "vi", "en-GB");
    const auto status = engine.text->check_language(language);
    INFO((status.ok() ? "" : status.error().what));
    REQUIRE(status.ok());
}

TEST_CASE("check_language refuses a language whose letters no shipped font has", "[platform]") {
    Engine engine;
    const auto armenian = engine.text->check_language("hy", "Բարեւ");
    REQUIRE_FALSE(armenian.ok());
    REQUIRE(armenian.error().kind == ErrorKind::NotFound);
    REQUIRE(armenian.error().what.find("'hy'") != std::string::npos);
    // Latin letters only would hide that the Urdu font is missing.
    REQUIRE_FALSE(engine.text->check_language("ur", "Urdu").ok());
    REQUIRE_FALSE(engine.text->check_language("xx").ok());
}

// What fontconfig takes for the machine's own fonts, for a while.
class MachineFonts {
public:
    explicit MachineFonts(const std::string& file) {
        ::setenv("FONTCONFIG_FILE", file.c_str(), /*overwrite=*/1);
    }
    ~MachineFonts() { ::unsetenv("FONTCONFIG_FILE"); }
};

TEST_CASE("create names the folder when there are no fonts, in it or anywhere", "[platform]") {
    const MachineFonts none{"/nowhere/fonts.conf"};
    MemorySurface surface;
    const auto made = platform::PangoText::create(surface, "/nowhere/fonts", font_cache_path());
    REQUIRE_FALSE(made.ok());
    REQUIRE(made.error().kind == ErrorKind::NotFound);
    REQUIRE(made.error().what.find("/nowhere/fonts") != std::string::npos);
}

TEST_CASE("without the shipped fonts the machine's show what they can", "[platform]") {
    const test::TempFolder folder;
    const fs::path own = fs::path(folder.path()) / "own";
    fs::create_directories(own);
    fs::copy(share_path("fonts/NotoSansTamil-Regular.ttf"), own);
    fs::copy(share_path("fonts/NotoSansEthiopic-Regular.ttf"), own);
    const std::string config = folder.file("fonts.conf");
    std::ofstream(config) << "<?xml version='1.0'?><fontconfig><dir>" << own.string()
                          << "</dir></fontconfig>";
    const MachineFonts few{config};
    MemorySurface surface;
    const auto made =
        platform::PangoText::create(surface, folder.file("empty"), folder.file("cache"));
    REQUIRE(made.ok());
    REQUIRE_FALSE(made.value()->has_shipped_fonts());
    REQUIRE(made.value()->check_language("ta", "உங்கள்").ok());
    REQUIRE_FALSE(made.value()->check_language("ur").ok());
    // The next one finds the shipped set again.
    REQUIRE(Engine().text->has_shipped_fonts());
}

TEST_CASE("a paragraph runs as its language does", "[platform]") {
    Engine engine;
    auto& text = *engine.text;
    REQUIRE_FALSE(text.measure(run_of("Tell us", "en")).right_to_left);
    REQUIRE(text.measure(run_of("ہمیں بتائیں", "ur")).right_to_left);
    // Our own Urdu text that begins with an English name, and one without any letter.
    REQUIRE(text.measure(run_of("Candour ایک", "ur")).right_to_left);
    REQUIRE(text.measure(run_of("24/7", "ur")).right_to_left);
    // A visitor who chose Urdu and writes English, and the reverse.
    REQUIRE_FALSE(text.measure(story_of("I like it", "ur")).right_to_left);
    REQUIRE(text.measure(story_of("شکریہ", "en")).right_to_left);
}

TEST_CASE("the start of a line is on the right in Urdu and on the left in English", "[platform]") {
    Engine engine;
    const auto english = engine.text->draw(run_of("Tell us", "en", 32, 600));
    const auto urdu = engine.text->draw(run_of("ہمیں بتائیں", "ur", 32, 600));
    REQUIRE(english.size() == 1);
    REQUIRE(urdu.size() == 1);
    REQUIRE(english[0].offset_x < 8);
    REQUIRE(urdu[0].offset_x + urdu[0].width > 592);

    auto centred = run_of("ہمیں بتائیں", "ur", 32, 600);
    centred.align = kiosk::Align::Centre;
    const auto middle = engine.text->draw(centred);
    REQUIRE(middle.size() == 1);
    REQUIRE(std::abs(middle[0].offset_x + middle[0].width / 2 - 300) < 8);
}

TEST_CASE("wrapped text stays inside its width", "[platform]") {
    Engine engine;
    struct Sample {
        std::string text;
        std::string language;
    };
    const auto sample = GENERATE(values<Sample>({
        {repeated("Tell us what you think of it. ", 12), "en"},
        {repeated("Dywedwch wrthym beth yw eich barn. ", 12), "cy"},
        {repeated(urdu_sentence, 8), "ur"},
        {repeated("کیا کہا گیا؟ کوئی گرم کھانا کہاں گیا؟ ", 6), "ur"},  // These overhang most.
        {repeated("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch", 3), "cy"},
    }));
    const float size = GENERATE(32.0f, 64.0f);
    const auto run = run_of(sample.text, sample.language, size, 500);
    const auto extent = engine.text->measure(run);
    REQUIRE(extent.lines > 2);
    const float overhang = 6;  // A smoothed edge, and rows that are multiples of four.
    REQUIRE(extent.width <= 500 + overhang);
    for (const auto& texture : engine.text->draw(run)) {
        REQUIRE(texture.offset_x >= -overhang);
        REQUIRE(texture.offset_x + texture.width <= 500 + overhang);
        REQUIRE(texture.offset_y >= -1);
        REQUIRE(texture.offset_y + texture.height <= extent.height + 2);
    }
}

TEST_CASE("all ink lies inside its texture with an empty edge around it", "[platform]") {
    Engine engine;
    // Accents above, tails below, Nastaliq's slopes, a mark that overhangs.
    const auto run = GENERATE(values<kiosk::TextRun>({
        run_of("ŴŶÂÊÎÔÛ gjpqy ŷ", "cy", 64),
        run_of("گھٹّے ٹھیک ژالہ ڈاکٹر آٰٓ ے", "ur", 64),
        run_of("خدمت", "ur", 32),
        run_of("ஸ்ரீ க்ஷ", "ta", 48),
    }));
    const auto textures = engine.text->draw(run);
    REQUIRE(textures.size() == 1);
    const auto& mask = engine.surface.masks.at(textures[0].texture);
    REQUIRE(mask.row_is_empty(0));
    REQUIRE(mask.row_is_empty(mask.height - 1));
    REQUIRE(mask.column_is_empty(mask.width - 1));
    REQUIRE(std::ranges::any_of(mask.pixels, [](std::uint8_t pixel) { return pixel > 200; }));
}

TEST_CASE("a label is as high with low letters as with tall ones", "[platform]") {
    Engine engine;
    const auto height = [&](const char* text, const char* language) {
        return engine.text->measure(run_of(text, language, 40)).height;
    };
    REQUIRE(height("on", "en") == height("Ŵg", "cy"));
    REQUIRE(height("ہاں", "ur") == height("نہیں", "ur"));
    // An English word in an Urdu line does not move it.
    REQUIRE(height("ہاں", "ur") == height("Form 12", "ur"));
    REQUIRE(engine.text->measure(run_of("", "en", 40)).height == height("on", "en"));
}

TEST_CASE("lines of Nastaliq are spread by a sane factor", "[platform]") {
    Engine engine;
    const auto extent = engine.text->measure(run_of(repeated(urdu_sentence, 12), "ur", 40, 700));
    REQUIRE(extent.lines > 4);
    const float pitch = extent.height / static_cast<float>(extent.lines) / 40;
    REQUIRE(pitch > 2.0f);  // Closer, and the slopes of two lines meet.
    REQUIRE(pitch < 2.4f);  // The font's own 2.5 times 1.25 would be 3.1.
}

TEST_CASE("2,000 characters of Urdu at 64 px come as textures that small GPUs take", "[platform]") {
    Engine engine;
    const std::string text = repeated(urdu_sentence, 38);
    const auto run = story_of(text, "ur", 64, 1000);
    const auto extent = engine.text->measure(run);
    const auto textures = engine.text->draw(run);
    REQUIRE(extent.height > 4096);
    REQUIRE(textures.size() > 4);
    float bottom = 0;
    for (const auto& texture : textures) {
        REQUIRE(texture.width <= 4096);
        REQUIRE(texture.height <= 4096);
        bottom = std::max(bottom, texture.offset_y + texture.height);
    }
    REQUIRE(bottom > extent.height - 200);
}

TEST_CASE("an endless line comes as several textures side by side", "[platform]") {
    Engine engine;
    const auto textures = engine.text->draw(run_of(repeated("word ", 400), "en", 64));
    REQUIRE(textures.size() > 4);
    for (std::size_t i = 1; i < textures.size(); ++i) {
        REQUIRE(textures[i].offset_x == textures[i - 1].offset_x + textures[i - 1].width);
    }
}

TEST_CASE("equal runs are drawn once", "[platform]") {
    Engine engine;
    const auto first = engine.text->draw(run_of("Next", "en"));
    engine.text->end_frame();
    const auto second = engine.text->draw(run_of("Next", "en"));
    REQUIRE(first.size() == 1);
    REQUIRE(first[0].texture == second[0].texture);
    REQUIRE(engine.surface.uploaded == 1);
    auto bold = run_of("Next", "en");
    bold.bold = true;
    REQUIRE(engine.text->draw(bold)[0].texture != first[0].texture);
}

TEST_CASE("spaces need no texture", "[platform]") {
    Engine engine;
    REQUIRE(engine.text->draw(run_of("", "en")).empty());
    REQUIRE(engine.text->draw(story_of("  \n \n", "ur")).empty());
    REQUIRE(engine.text->measure(story_of("a\n\n", "en")).lines == 3);
    REQUIRE(engine.text->measure(run_of("a\n\nb", "en")).lines == 1);
}

TEST_CASE("forget releases every texture, and the engine still works", "[platform]") {
    Engine engine;
    engine.text->draw(run_of("Next", "en"));
    engine.text->draw(story_of(repeated(urdu_sentence, 38), "ur", 64, 1000));
    REQUIRE_FALSE(engine.surface.masks.empty());
    engine.text->forget();
    REQUIRE(engine.surface.masks.empty());
    REQUIRE(engine.surface.wrong_releases == 0);
    REQUIRE(engine.text->cached_bytes() == 0);
    REQUIRE(engine.text->draw(run_of("Next", "en")).size() == 1);
}

TEST_CASE("what a visitor wrote before the last key is dropped at once", "[platform]") {
    Engine engine;
    std::string story;
    for (const char letter : std::string("a longer story")) {
        story += letter;
        engine.text->draw(story_of(story, "en"));
        engine.text->end_frame();
        REQUIRE(engine.surface.masks.size() <= 3);
    }
    REQUIRE(engine.surface.wrong_releases == 0);
}

TEST_CASE("the cache keeps to its budget and drops nothing that this frame shows", "[platform]") {
    Engine engine;
    const auto now = [](int i) {
        return run_of(repeated("mnopq ", 60) + std::to_string(i), "en", 200, 1600);
    };
    for (int i = 0; i < 12; ++i) {
        engine.text->draw(now(i));
        engine.text->end_frame();
    }
    REQUIRE(engine.text->cached_bytes() <= (24u << 20));
    REQUIRE(engine.surface.masks.size() >= 2);
    const auto before = engine.surface.uploaded;
    engine.text->draw(now(11));
    REQUIRE(engine.surface.uploaded == before);
    REQUIRE(engine.surface.wrong_releases == 0);
}

TEST_CASE("junk sizes and languages are set somehow", "[platform]") {
    Engine engine;
    const float size =
        GENERATE(values<float>({std::numeric_limits<float>::quiet_NaN(), 0, -5, 1e9f}));
    auto run = run_of("Next", "", size, size);
    run.line_spacing = size;
    const auto extent = engine.text->measure(run);
    REQUIRE(extent.height > 0);
    REQUIRE(extent.height < 10'000);
    engine.text->draw(run);
    engine.text->end_frame();
    REQUIRE(engine.text->measure(run_of("Next", "not a tag!")).width > 0);
}
