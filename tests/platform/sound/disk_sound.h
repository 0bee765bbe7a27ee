// tests/platform/sound/disk_sound.h: what would be heard, in a file: SDL's disk driver takes the
// place of a loudspeaker.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "tests/support/temp_folder.h"

namespace candour::test {

constexpr double tone_hz = 1'000;

class DiskSound {
public:
    DiskSound() : path_(folder_.file("sound")) {
        std::signal(SIGPIPE, SIG_IGN);  // As the kiosk does.
        ::setenv("SDL_AUDIODRIVER", "disk", 1);
        ::setenv("SDL_DISKAUDIOFILE", path_.c_str(), 1);
        ::setenv("SDL_DISKAUDIODELAY", "5", 1);
    }
    ~DiskSound() { ::unsetenv("SDL_AUDIODRIVER"); }

    // How many samples were not silence, and how loud the loudest was.
    struct Heard {
        std::size_t samples = 0;
        int peak = 0;
    };
    Heard heard() const {
        Heard result;
        for (const int sample : all()) {
            if (std::abs(sample) > 200) ++result.samples;
            result.peak = std::max(result.peak, std::abs(sample));
        }
        return result;
    }

    // What is not silent goes up and down as the tone does: a voice never does for long.
    bool is_only_the_tone() const {
        std::vector<int> loud;
        for (const int sample : all()) {
            if (sample != 0 || !loud.empty()) loud.push_back(sample);
        }
        while (!loud.empty() && loud.back() == 0)
            loud.pop_back();
        std::size_t crossings = 0;
        for (std::size_t i = 1; i < loud.size(); ++i)
            crossings += (loud[i] >= 0) != (loud[i - 1] >= 0) ? 1 : 0;
        const double seconds = static_cast<double>(loud.size()) / 22'050;
        const double found_hz = static_cast<double>(crossings) / 2 / std::max(seconds, 0.001);
        return std::abs(found_hz - tone_hz) < 20;
    }

private:
    std::vector<int> all() const {
        std::ifstream file(path_, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        std::vector<int> samples;
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
            const auto low = static_cast<unsigned char>(bytes[i]);
            const auto high = static_cast<unsigned char>(bytes[i + 1]);
            samples.push_back(static_cast<std::int16_t>(low | high << 8));
        }
        return samples;
    }

    TempFolder folder_;
    std::string path_;
};

inline bool wait_until(const std::function<bool()>& done) {
    for (int i = 0; i < 1'000; ++i) {
        if (done()) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    }
    return false;
}

// A WAV file, 16 bits, one channel.
inline void write_tone(const std::string& path, int rate_hz, double seconds) {
    constexpr double pi = 3.14159265358979;
    const auto count = static_cast<std::uint32_t>(seconds * rate_hz);
    std::string bytes;
    const auto put = [&bytes](std::uint32_t value, int size) {
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(value >> (8 * i));
    };
    bytes += "RIFF";
    put(36 + count * 2, 4);
    bytes += "WAVEfmt ";
    put(16, 4);
    put(1, 2);
    put(1, 2);
    put(static_cast<std::uint32_t>(rate_hz), 4);
    put(static_cast<std::uint32_t>(rate_hz) * 2, 4);
    put(2, 2);
    put(16, 2);
    bytes += "data";
    put(count * 2, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / rate_hz;
        put(static_cast<std::uint16_t>(
                static_cast<std::int16_t>(20'000 * std::sin(2 * pi * tone_hz * t))),
            2);
    }
    std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace candour::test
