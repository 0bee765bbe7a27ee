// One screen in each language against the picture of it that people have looked at: a script that
// is shaped in another way, a font that is another one or a word that is gone shows here. Where it
// is meant to be different, look at build/golden, then take its pictures over:
//     cp build/golden/*.webp tests/golden/screens/
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "core/feedback/organisation.h"
#include "platform/pictures/read_picture.h"
#include "platform/pictures/webp.h"
#include "tests/support/catch.h"
#include "tests/support/temp_folder.h"

namespace candour::test {
namespace {

using platform::pictures::Pixels;

const std::string kept_folder = "tests/golden/screens/";
constexpr int clearly_other = 48;     // Of 255: more than an edge that is smoothed otherwise.
constexpr int other_pixels_max = 60;  // A letter of the text has more.

Bytes read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    const std::string text = bytes.str();
    return {text.begin(), text.end()};
}

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    INFO(name);
    REQUIRE(value != nullptr);  // CTest sets it.
    return value;
}

std::string many_languages_path() {
    return environment("CANDOUR_SHARE") + "/organisations/many-languages.json";
}

std::vector<Language> languages() {
    const Bytes text = read_file(many_languages_path());
    const auto organisation =
        feedback::parse_organisation(std::string(text.begin(), text.end()), "many-languages.json");
    REQUIRE(organisation.ok());
    return organisation.value().languages;
}

// What a visitor is asked first, in every language, as PNG files of the panel.
void play(const TempFolder& folder) {
    std::ofstream flow(folder.file("purpose.flow"));
    flow << "tap welcome.start\n";
    for (const Language& language : languages())
        flow << "language " << language << "\nscreenshot " << language << "\n";
    flow.close();
    const std::string command =
        "LIBGL_ALWAYS_SOFTWARE=1 '" + environment("CANDOUR_BIN") +
        "/candour-kiosk' --headless --practise --window 1280x800 --panel-mm 217x136" +
        " --organisation '" + many_languages_path() + "' --play '" + folder.file("purpose.flow") +
        "' --screenshots '" + folder.path() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
}

int grey_at(const Pixels& pixels, std::size_t pixel) {
    const std::uint8_t* rgba = pixels.rgba.data() + pixel * 4;
    return (rgba[0] * 3 + rgba[1] * 6 + rgba[2]) / 10;
}

int other_pixels(const Pixels& one, const Pixels& two) {
    if (one.width != two.width || one.height != two.height) return one.width * one.height;
    int count = 0;
    for (std::size_t pixel = 0; pixel < one.rgba.size() / 4; ++pixel)
        count += std::abs(grey_at(one, pixel) - grey_at(two, pixel)) > clearly_other ? 1 : 0;
    return count;
}

// As it is kept: half as wide and high, as WebP.
Bytes smaller(const std::string& png) {
    auto picture = platform::pictures::prepare_picture(read_file(png));
    INFO(png);
    REQUIRE(picture.ok());
    return picture.take();
}

Pixels pixels_of(const Bytes& webp) {
    auto pixels = platform::pictures::decode_webp(webp, platform::pictures::shown_bounds());
    REQUIRE(pixels.ok());
    return pixels.take();
}

}  // namespace

TEST_CASE("a screen in each language looks as it did when people looked at it") {
    const TempFolder folder;
    play(folder);
    std::filesystem::create_directories("build/golden");
    std::map<Language, Pixels> seen;
    for (const Language& language : languages()) {
        const Bytes now = smaller(folder.file(language + ".png"));
        std::ofstream("build/golden/" + language + ".webp", std::ios::binary)
            .write(reinterpret_cast<const char*>(now.data()),
                   static_cast<std::streamsize>(now.size()));
        seen[language] = pixels_of(now);
    }
    for (const auto& [language, pixels] : seen) {
        INFO(language << ": compare build/golden/" << language << ".webp with " << kept_folder);
        const Bytes kept = read_file(kept_folder + language + ".webp");
        REQUIRE_FALSE(kept.empty());
        REQUIRE(other_pixels(pixels, pixels_of(kept)) <= other_pixels_max);
        // No two languages look alike, so the comparison can fail.
        for (const auto& [other, others] : seen)
            REQUIRE((other == language || other_pixels(pixels, others) > other_pixels_max));
    }
}

TEST_CASE("a word that is gone is seen") {
    const Bytes kept = read_file(kept_folder + "ur.webp");
    REQUIRE_FALSE(kept.empty());
    const Pixels whole = pixels_of(kept);
    Pixels without = whole;
    // The heading's first word stands at the right, under the ribbon.
    for (int y = 40; y < 80; ++y) {
        for (int x = 585; x < 625; ++x) {
            for (std::size_t part = 0; part < 3; ++part) {
                without.rgba[static_cast<std::size_t>(y * whole.width + x) * 4 + part] = 0xF8;
            }
        }
    }
    REQUIRE(other_pixels(whole, without) > other_pixels_max);
}

}  // namespace candour::test
