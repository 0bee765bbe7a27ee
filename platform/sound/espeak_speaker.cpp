#include "platform/sound/espeak_speaker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

#include "core/base/bytes.h"
#include "platform/sound/espeak.h"
#include "platform/text/voices.h"

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

Result<std::unique_ptr<EspeakSpeaker>> EspeakSpeaker::create(Prompts prompts) {
    ASSIGN_OR_RETURN(std::unique_ptr<AudioOut> out, AudioOut::open());
    return std::unique_ptr<EspeakSpeaker>(
        new EspeakSpeaker(std::move(out), std::move(prompts), check_espeak().ok()));
}

EspeakSpeaker::EspeakSpeaker(std::unique_ptr<AudioOut> out, Prompts prompts, bool has_espeak)
    : out_(std::move(out)),
      prompts_(std::move(prompts)),
      has_espeak_(has_espeak),
      thread_([this] { run(); }) {}

EspeakSpeaker::~EspeakSpeaker() {
    {
        const std::lock_guard lock(mutex_);
        ends_ = true;
        ++order_;
    }
    woken_.notify_all();
    thread_.join();
}

bool EspeakSpeaker::speaks(std::string_view language) const {
    if (prompts_.has(language)) return true;
    if (!has_espeak_ || voice_of(language).empty()) return false;
    const std::lock_guard lock(mutex_);
    return std::ranges::find(silent_, language) == silent_.end();
}

void EspeakSpeaker::try_voices(const std::vector<Language>& languages) {
    {
        const std::lock_guard lock(mutex_);
        silent_.clear();
        untried_.clear();
        for (const Language& language : languages) {
            if (has_espeak_ && !voice_of(language).empty()) untried_.push_back(language);
        }
    }
    woken_.notify_all();
}

std::vector<Language> EspeakSpeaker::silent_voices() const {
    const std::lock_guard lock(mutex_);
    return silent_;
}

bool EspeakSpeaker::has_tried_voices() const {
    const std::lock_guard lock(mutex_);
    return untried_.empty();
}

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
    while (true) {
        woken_.wait(lock, [&] { return ends_ || !words_.empty() || !untried_.empty(); });
        if (ends_) return;
        if (words_.empty()) {
            try_next(lock);
        } else {
            say_next(lock);
        }
    }
}

// What is to be said waits for it: a voice takes some twenty milliseconds.
void EspeakSpeaker::try_next(std::unique_lock<std::mutex>& lock) {
    const Language language = untried_.front();
    lock.unlock();
    Espeak espeak;
    std::array<std::int16_t, 2'048> samples{};
    const bool heard = espeak.start(voice_of(language), words_per_minute.back(), "a").ok() &&
                       espeak.read(samples) > 0;
    espeak.stop();
    lock.lock();
    // Other languages may be asked for by now.
    if (untried_.empty() || untried_.front() != language) return;
    untried_.pop_front();
    if (!heard) silent_.push_back(language);
}

void EspeakSpeaker::say_next(std::unique_lock<std::mutex>& lock) {
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

void EspeakSpeaker::speak(const kiosk::Utterance& one, const kiosk::Listening& how,
                          std::uint64_t order) {
    if (one.text.empty()) return;
    const std::string recording = prompts_.find(one.language, one.text);
    if (!recording.empty()) return play_recording(recording, how, order);
    const std::string_view voice = voice_of(one.language);
    if (!has_espeak_ || voice.empty()) return;
    Espeak espeak;
    const Status started = espeak.start(voice, step_of(words_per_minute, how.speed), one.text);
    if (!started.ok()) {
        std::fprintf(stderr, "candour-kiosk: %s\n", started.error().what.c_str());
        return;
    }
    std::array<std::int16_t, 2'048> samples{};
    const double gain = gain_of(how);
    while (const std::size_t count = espeak.read(samples)) {
        if (!queue(std::span(samples.data(), count), gain, order)) return;
    }
}

// As loud as the visitor wants it, and as fast as it was recorded.
void EspeakSpeaker::play_recording(const std::string& file, const kiosk::Listening& how,
                                   std::uint64_t order) {
    auto samples = read_recording(file);
    if (!samples.ok()) {
        std::fprintf(stderr, "candour-kiosk: %s\n", samples.error().what.c_str());
        return;
    }
    queue(samples.value(), gain_of(how), order);
}

bool EspeakSpeaker::queue(std::span<std::int16_t> samples, double gain, std::uint64_t order) {
    scale(samples, gain);
    const std::lock_guard lock(mutex_);
    if (order != order_) return false;
    out_->queue(samples);
    return true;
}

}  // namespace candour::platform
