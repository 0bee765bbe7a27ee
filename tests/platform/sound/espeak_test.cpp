// Real speech, into a file.
#include "platform/sound/espeak.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "platform/sound/espeak_speaker.h"
#include "platform/text/voices.h"
#include "tests/platform/sound/disk_sound.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using test::DiskSound;
using test::wait_until;

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

// A program of that name before the real one on PATH, for a while.
class FakeEspeak {
public:
    explicit FakeEspeak(const std::string& script)
        : path_(std::getenv("PATH")), file_(folder_.file("espeak-ng")) {
        std::ofstream(file_) << "#!/bin/sh\n" << script << "\n";
        fs::permissions(file_, fs::perms::owner_all);
        ::setenv("PATH", (folder_.path() + ":" + path_).c_str(), 1);
    }
    ~FakeEspeak() { ::setenv("PATH", path_.c_str(), 1); }

private:
    test::TempFolder folder_;
    std::string path_;
    std::string file_;
};

TEST_CASE("without espeak-ng no language is spoken, and sounds are still to be heard", "[sound]") {
    const std::string path = std::getenv("PATH");
    const DiskSound disk;
    ::setenv("PATH", "/nowhere", 1);
    const auto speaker = EspeakSpeaker::create();
    const Status program = check_espeak();
    ::setenv("PATH", path.c_str(), 1);
    REQUIRE(program.error().what.find("Debian package espeak-ng") != std::string::npos);
    REQUIRE(speaker.ok());
    REQUIRE_FALSE(speaker.value()->has_espeak());
    REQUIRE_FALSE(speaker.value()->speaks("en"));
    speaker.value()->try_voices({"en"});
    REQUIRE(speaker.value()->has_tried_voices());
    REQUIRE(speaker.value()->silent_voices().empty());  // It is not a voice that is at fault.
    speaker.value()->play(kiosk::Sound::Attention, {});
    REQUIRE(wait_until([&] { return disk.heard().samples > 1'000; }));
}

TEST_CASE("a voice that says nothing is found, and its language not offered", "[sound]") {
    const DiskSound disk;
    const FakeEspeak fake{R"(case "$*" in *"-v cy"*) exit 1;; esac; exec /usr/bin/espeak-ng "$@")"};
    auto speaker = EspeakSpeaker::create();
    REQUIRE(speaker.ok());
    speaker.value()->try_voices({"en", "cy", "ti", "ur"});
    REQUIRE(wait_until([&] { return speaker.value()->has_tried_voices(); }));
    REQUIRE(speaker.value()->silent_voices() == std::vector<Language>{"cy"});
    REQUIRE_FALSE(speaker.value()->speaks("cy"));
    REQUIRE(speaker.value()->speaks("en"));
    // Nobody heard it, and other languages can be asked for at any time.
    REQUIRE(disk.heard().samples == 0);
    speaker.value()->try_voices({"en"});
    REQUIRE(wait_until([&] { return speaker.value()->has_tried_voices(); }));
    REQUIRE(speaker.value()->silent_voices().empty());
}

TEST_CASE("an espeak-ng that never answers does not hold up what comes after it", "[sound]") {
    const DiskSound disk;
    const FakeEspeak fake{R"(case "$*" in *"-v cy"*) exec sleep 60;; esac
exec /usr/bin/espeak-ng "$@")"};
    auto speaker = EspeakSpeaker::create();
    REQUIRE(speaker.ok());
    speaker.value()->say({{"Bore da", "cy"}, {"Good morning", "en"}}, {});
    REQUIRE(wait_until([&] { return disk.heard().samples > 1'000; }));
    REQUIRE(wait_until([&] { return !speaker.value()->is_speaking(); }));
}
