#include "platform/sound/espeak_speaker.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "core/base/bytes.h"
#include "platform/sound/espeak.h"
#include "platform/sound/voices.h"

namespace candour::platform {
namespace {

// Words a minute, by the steps of kiosk::Listening; people who listen to screens every day want
// twice what a newcomer can follow.
constexpr std::array words_per_minute = {110, 140, 165, 220, 300};
// Loudness in decibels below the device's own volume: 24 dB from the first to the last.
constexpr std::array gain_db = {-24, -18, -12, -6, 0};

template <typename Table>
auto step_of(const Table& table, int step) {
    return table.at(static_cast<std::size_t>(kiosk::within_steps(step) - 1));
}

double gain_of(const kiosk::Listening& how) {
    return std::pow(10.0, step_of(gain_db, how.volume) / 20.0);
}

void scale(std::span<std::int16_t> samples, double gain) {
    for (std::int16_t& sample : samples)
        sample = static_cast<std::int16_t>(std::lround(sample * gain));
}

void add_tone(std::vector<std::int16_t>& samples, double hz, double seconds, double gain) {
    constexpr double pi = 3.14159265358979;
    const auto count = static_cast<std::size_t>(seconds * AudioOut::rate_hz);
    for (std::size_t i = 0; i < count; ++i) {
        const double t = static_cast<double>(i) / AudioOut::rate_hz;
        // It swells and fades, so that nothing clicks.
        const double swell = std::sin(pi * static_cast<double>(i) / static_cast<double>(count));
        samples.push_back(
            static_cast<std::int16_t>(std::sin(2 * pi * hz * t) * swell * gain * 12'000));
    }
}

}  // namespace

Result<std::unique_ptr<EspeakSpeaker>> EspeakSpeaker::create() {
    RETURN_IF_ERROR(check_espeak());
    ASSIGN_OR_RETURN(std::unique_ptr<AudioOut> out, AudioOut::open());
    return std::unique_ptr<EspeakSpeaker>(new EspeakSpeaker(std::move(out)));
}

EspeakSpeaker::EspeakSpeaker(std::unique_ptr<AudioOut> out)
    : out_(std::move(out)), thread_([this] { run(); }) {}

EspeakSpeaker::~EspeakSpeaker() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
        ++order_;
    }
    woken_.notify_all();
    thread_.join();
}

bool EspeakSpeaker::speaks(std::string_view language) const { return !voice_of(language).empty(); }

void EspeakSpeaker::say(std::vector<kiosk::Utterance> words, const kiosk::Listening& how) {
    {
        const std::lock_guard lock(mutex_);
        words_ = std::move(words);
        how_ = how;
        ++order_;
        working_ = true;
        out_->clear();
    }
    woken_.notify_all();
}

void EspeakSpeaker::stop() {
    const std::lock_guard lock(mutex_);
    for (kiosk::Utterance& one : words_)
        wipe(one.text);
    words_.clear();
    ++order_;
    working_ = false;
    out_->clear();
}

void EspeakSpeaker::play(kiosk::Sound sound, const kiosk::Listening& how) {
    std::vector<std::int16_t> samples;
    const double gain = gain_of(how);
    if (sound == kiosk::Sound::Found) {
        add_tone(samples, 880, 0.12, gain);
    } else {
        for (const double hz : {659.0, 523.0, 659.0})
            add_tone(samples, hz, 0.25, gain);
    }
    out_->queue(samples);
}

bool EspeakSpeaker::is_speaking() const {
    const std::lock_guard lock(mutex_);
    return working_ || out_->queued() > 0;
}

bool EspeakSpeaker::is_current(std::uint64_t order) const {
    const std::lock_guard lock(mutex_);
    return order == order_;
}

void EspeakSpeaker::run() {
    std::unique_lock lock(mutex_);
    while (!ends_) {
        woken_.wait(lock, [&] { return ends_ || !words_.empty(); });
        if (ends_) return;
        const std::uint64_t order = order_;
        std::vector<kiosk::Utterance> words = std::exchange(words_, {});
        const kiosk::Listening how = how_;
        lock.unlock();
        for (kiosk::Utterance& one : words) {
            if (is_current(order)) speak(one, how, order);
            wipe(one.text);
        }
        lock.lock();
        if (order == order_) working_ = false;
    }
}

void EspeakSpeaker::speak(const kiosk::Utterance& one, const kiosk::Listening& how,
                          std::uint64_t order) {
    const std::string_view voice = voice_of(one.language);
    if (voice.empty() || one.text.empty()) return;
    Espeak espeak;
    const Status started = espeak.start(voice, step_of(words_per_minute, how.speed), one.text);
    if (!started.ok()) {
        std::fprintf(stderr, "candour-kiosk: %s\n", started.error().what.c_str());
        return;
    }
    std::array<std::int16_t, 2'048> samples{};
    const double gain = gain_of(how);
    while (const std::size_t count = espeak.read(samples)) {
        const std::span<std::int16_t> said(samples.data(), count);
        scale(said, gain);
        const std::lock_guard lock(mutex_);
        if (order != order_) return;
        out_->queue(said);
    }
}

}  // namespace candour::platform
