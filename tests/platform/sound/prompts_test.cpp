// Recordings: which text has one, and that it is what is heard.
#include "platform/sound/prompts.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/sound/espeak_speaker.h"
#include "tests/platform/sound/disk_sound.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;
using test::DiskSound;
using test::wait_until;

namespace {

namespace fs = std::filesystem;

// A tone, as no voice sounds, in a folder of recordings.
class Recordings {
public:
    void add(const std::string& language, const std::string& file, const std::string& text,
             int rate_hz = 22'050) {
        const fs::path place = fs::path(folder_.path()) / language;
        fs::create_directories(place);
        test::write_tone((place / file).string(), rate_hz, 0.5);
        list(language, file, text);
    }
    void list(const std::string& language, const std::string& file, const std::string& text) {
        const fs::path place = fs::path(folder_.path()) / language;
        fs::create_directories(place);
        std::ofstream(place / "index.tsv", std::ios::app)
            << file << "\t012345678901\t" << text << "\n";
    }
    Prompts read() {
        problems.clear();
        return Prompts::read(folder_.path(), problems);
    }
    std::string path(const std::string& name) const { return folder_.file(name); }

    std::vector<Prompts::Problem> problems;

private:
    test::TempFolder folder_;
};

}  // namespace

TEST_CASE("a recording is found by the words that it says, in the language or its parent",
          "[sound]") {
    Recordings recordings;
    recordings.list("cy", "# comment", "");
    recordings.add("en", "a.wav", "Start");
    recordings.add("cy", "b.wav", "Dau\\nair a \\\\ thab\\t.");
    const Prompts prompts = recordings.read();
    REQUIRE(recordings.problems.empty());
    REQUIRE(prompts.find("en", "Start") == recordings.path("en/a.wav"));
    REQUIRE(prompts.find("en-simple", "Start") == recordings.path("en/a.wav"));
    REQUIRE(prompts.find("cy", "Dau\nair a \\ thab\t.") == recordings.path("cy/b.wav"));
    // Other words, or the same in another language, are somebody else's.
    REQUIRE(prompts.find("en", "Start.").empty());
    REQUIRE(prompts.find("cy", "Start").empty());
    REQUIRE(prompts.has("cy"));
    REQUIRE_FALSE(prompts.has("so"));
    std::vector<Prompts::Problem> none;
    REQUIRE_FALSE(Prompts::read("/nowhere", none).has("en"));
    REQUIRE(none.empty());
}

TEST_CASE("what cannot be played is left out and named, and the rest is played", "[sound]") {
    Recordings recordings;
    recordings.add("cy", "good.wav", "Da");
    recordings.list("cy", "gone.wav", "Mynd");
    recordings.list("cy", "../en/a.wav", "Allan");
    recordings.list("cy", "text.wav", "Testun");
    std::ofstream(recordings.path("cy/text.wav")) << "no sound at all, but words";
    recordings.add("cy", "cut.wav", "Torri");
    fs::resize_file(recordings.path("cy/cut.wav"), 1'000);
    recordings.add("cy", "slow.wav", "Araf", 8'000);
    fs::create_directories(recordings.path("ur"));
    const Prompts prompts = recordings.read();
    REQUIRE_FALSE(prompts.find("cy", "Da").empty());
    for (const char* text : {"Mynd", "Allan", "Testun", "Torri", "Araf"})
        REQUIRE(prompts.find("cy", text).empty());
    REQUIRE(recordings.problems.size() == 6);
    for (const char* name : {"gone.wav", "index.tsv", "text.wav", "cut.wav", "slow.wav"}) {
        INFO(name);
        REQUIRE(std::ranges::any_of(recordings.problems, [&](const Prompts::Problem& problem) {
            return problem.language == "cy" && problem.words.find(name) != std::string::npos;
        }));
    }
    REQUIRE(recordings.problems.back().language == "ur");
}

TEST_CASE("a recording of any rate lasts as long as it did", "[sound]") {
    Recordings recordings;
    for (const int rate_hz : {16'000, 22'050, 44'100, 48'000}) {
        recordings.add("en", std::to_string(rate_hz) + ".wav", std::to_string(rate_hz), rate_hz);
        const auto samples =
            read_recording(recordings.path("en/" + std::to_string(rate_hz) + ".wav"));
        REQUIRE(samples.ok());
        const double seconds = static_cast<double>(samples.value().size()) / AudioOut::rate_hz;
        CAPTURE(rate_hz, seconds);
        REQUIRE(seconds > 0.46);  // SDL's filter keeps a few of the last samples.
        REQUIRE(seconds < 0.52);
    }
}

TEST_CASE("a text that is recorded is played, another one is synthesised", "[sound]") {
    Recordings recordings;
    recordings.add("en", "start.wav", "Start");
    {
        const DiskSound disk;
        auto speaker = EspeakSpeaker::create(recordings.read());
        REQUIRE(speaker.ok());
        speaker.value()->say({{"Start", "en"}}, {});
        REQUIRE(wait_until([&] { return !speaker.value()->is_speaking(); }));
        REQUIRE(wait_until([&] { return disk.heard().samples > 9'000; }));
        REQUIRE(disk.is_only_the_tone());
    }
    const DiskSound disk;
    auto speaker = EspeakSpeaker::create(recordings.read());
    speaker.value()->say({{"Stop", "en"}}, {});
    REQUIRE(wait_until([&] { return !speaker.value()->is_speaking(); }));
    REQUIRE(wait_until([&] { return disk.heard().samples > 1'000; }));
    REQUIRE_FALSE(disk.is_only_the_tone());
}

TEST_CASE("a language without a voice is read aloud from its recordings", "[sound]") {
    Recordings recordings;
    recordings.add("so", "start.wav", "Bilow");
    const DiskSound disk;
    auto speaker = EspeakSpeaker::create(recordings.read());
    REQUIRE(speaker.value()->speaks("so"));
    REQUIRE_FALSE(speaker.value()->speaks("ti"));
    speaker.value()->say({{"Wax kale", "so"}, {"Bilow", "so"}}, {});
    REQUIRE(wait_until([&] { return !speaker.value()->is_speaking(); }));
    REQUIRE(wait_until([&] { return disk.heard().samples > 9'000; }));
    REQUIRE(disk.is_only_the_tone());
}

TEST_CASE("without espeak-ng what is recorded is still to be heard", "[sound]") {
    Recordings recordings;
    recordings.add("en", "start.wav", "Start");
    const std::string path = std::getenv("PATH");
    const DiskSound disk;
    ::setenv("PATH", "/nowhere", 1);
    auto speaker = EspeakSpeaker::create(recordings.read());
    ::setenv("PATH", path.c_str(), 1);
    REQUIRE(speaker.value()->speaks("en"));
    REQUIRE_FALSE(speaker.value()->speaks("cy"));
    speaker.value()->say({{"Start", "en"}}, {});
    REQUIRE(wait_until([&] { return disk.heard().samples > 9'000; }));
}

TEST_CASE("a recording is as loud as the visitor wants it, and a key ends it", "[sound]") {
    Recordings recordings;
    recordings.add("en", "start.wav", "Start");
    int before = 0;
    for (int volume = 1; volume <= kiosk::steps_max; ++volume) {
        const DiskSound disk;
        auto speaker = EspeakSpeaker::create(recordings.read());
        kiosk::Listening how;
        how.volume = volume;
        speaker.value()->say({{"Start", "en"}}, how);
        REQUIRE(wait_until([&] { return disk.heard().peak > before; }));
        speaker.value()->stop();
        REQUIRE_FALSE(speaker.value()->is_speaking());
        before = disk.heard().peak;
    }
}
