// Real speech, into a file: SDL's disk driver takes the place of a loudspeaker.
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <thread>
#include <unistd.h>

#include "platform/sound/espeak_speaker.h"
#include "platform/sound/voices.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

// Where what would be heard is written, as 16-bit samples.
class DiskSound {
public:
    DiskSound() : path_(fs::temp_directory_path() / ("candour-sound-" + std::to_string(getpid()))) {
        ::setenv("SDL_AUDIODRIVER", "disk", 1);
        ::setenv("SDL_DISKAUDIOFILE", path_.c_str(), 1);
        ::setenv("SDL_DISKAUDIODELAY", "5", 1);
    }
    ~DiskSound() {
        ::unsetenv("SDL_AUDIODRIVER");
        fs::remove(path_);
    }

    // How many samples were not silence, and how loud the loudest was.
    struct Heard {
        std::size_t samples = 0;
        int peak = 0;
    };
    Heard heard() const {
        std::ifstream file(path_, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        Heard result;
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
            const auto low = static_cast<unsigned char>(bytes[i]);
            const auto high = static_cast<unsigned char>(bytes[i + 1]);
            const auto sample = static_cast<std::int16_t>(low | high << 8);
            if (std::abs(sample) > 200) ++result.samples;
            result.peak = std::max(result.peak, std::abs(static_cast<int>(sample)));
        }
        return result;
    }

private:
    fs::path path_;
};

bool wait_until(const std::function<bool()>& done) {
    for (int i = 0; i < 1'000; ++i) {
        if (done()) return true;
        std::this_thread::sleep_for(milliseconds{10});
    }
    return false;
}

const std::string sentence = "Complaints are welcome. They show us what to put right.";

}  // namespace

TEST_CASE("a sentence is really to be heard, and ends", "[sound]") {
    const DiskSound disk;
    auto speaker = EspeakSpeaker::create();
    REQUIRE(speaker.ok());
    speaker.value()->say({{sentence, "en"}}, {});
    REQUIRE(wait_until([&] { return disk.heard().samples > 10'000; }));
    REQUIRE(wait_until([&] { return !speaker.value()->is_speaking(); }));
    REQUIRE(disk.heard().peak > 500);
}

TEST_CASE("a key ends it: nothing is queued any more, and what comes next is said", "[sound]") {
    const DiskSound disk;
    auto speaker = EspeakSpeaker::create();
    REQUIRE(speaker.ok());
    const std::string much = sentence + sentence + sentence + sentence + sentence;
    speaker.value()->say({{much, "en"}, {much, "en"}}, {});
    REQUIRE(wait_until([&] { return disk.heard().samples > 1'000; }));
    const auto begin = std::chrono::steady_clock::now();
    speaker.value()->stop();
    REQUIRE_FALSE(speaker.value()->is_speaking());
    REQUIRE(std::chrono::steady_clock::now() - begin < milliseconds{50});
    std::this_thread::sleep_for(milliseconds{100});
    REQUIRE_FALSE(speaker.value()->is_speaking());
    speaker.value()->say({{"Yes", "en"}}, {});
    REQUIRE(wait_until([&] { return !speaker.value()->is_speaking(); }));
}

TEST_CASE("each step of the volume is louder than the one before", "[sound]") {
    int before = 0;
    for (int volume = 1; volume <= kiosk::steps_max; ++volume) {
        const DiskSound disk;
        auto speaker = EspeakSpeaker::create();
        REQUIRE(speaker.ok());
        kiosk::Listening how;
        how.volume = volume;
        speaker.value()->say({{"Thank you", "en"}}, how);
        REQUIRE(wait_until([&] { return !speaker.value()->is_speaking(); }));
        std::this_thread::sleep_for(milliseconds{100});
        const int peak = disk.heard().peak;
        CAPTURE(volume, peak, before);
        REQUIRE(peak > before);
        before = peak;
    }
}

TEST_CASE("every voice that is offered exists, and no other is", "[sound]") {
    REQUIRE(voice_of("en-simple") == "en-gb");
    REQUIRE(voice_of("zh-Hans") == "cmn");
    for (const char* language : {"so", "ps", "ckb", "ti", "xx"})
        REQUIRE(voice_of(language).empty());
    for (const char* language : {"en", "cy", "pl", "ro", "pt", "uk", "vi", "ur", "ar", "fa", "pa",
                                 "hi", "gu", "bn", "ta", "zh-Hans"}) {
        INFO(language);
        const std::string command = "espeak-ng -q -v " + std::string(voice_of(language)) + " a";
        REQUIRE(std::system(command.c_str()) == 0);
    }
}

TEST_CASE("without a sound device that is said in words", "[sound]") {
    ::setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
    const auto speaker = EspeakSpeaker::create();
    ::unsetenv("SDL_AUDIODRIVER");
    REQUIRE_FALSE(speaker.ok());
    REQUIRE(speaker.error().what.find("sound device") != std::string::npos);
}

TEST_CASE("without espeak-ng what to install is said", "[sound]") {
    const std::string path = std::getenv("PATH");
    ::setenv("PATH", "/nowhere", 1);
    const auto speaker = EspeakSpeaker::create();
    ::setenv("PATH", path.c_str(), 1);
    REQUIRE_FALSE(speaker.ok());
    REQUIRE(speaker.error().what.find("espeak-ng") != std::string::npos);
}
