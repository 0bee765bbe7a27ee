// EspeakSpeaker: reads aloud, in a thread of its own, so that no frame waits for it: what was
// recorded from its recording, all else with espeak-ng.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "app/kiosk/ui/speaker.h"
#include "core/base/result.h"
#include "platform/sound/audio_out.h"
#include "platform/sound/prompts.h"

namespace candour::platform {

class EspeakSpeaker : public kiosk::Speaker {
public:
    // Without espeak-ng there are recordings and sounds alone. Errors: Unavailable (no sound
    // device), in plain words.
    static Result<std::unique_ptr<EspeakSpeaker>> create(Prompts prompts = {});
    ~EspeakSpeaker() override;

    // Has each of these languages say a letter that nobody hears, between other words. Those that
    // stay silent are not offered.
    void try_voices(const std::vector<Language>& languages);
    bool has_espeak() const { return has_espeak_; }
    // So far.
    std::vector<Language> silent_voices() const;
    // Nothing is left to be tried.
    bool has_tried_voices() const;

    bool speaks(std::string_view language) const override;
    void say(std::vector<kiosk::Utterance> words, const kiosk::Listening& how) override;
    void play(kiosk::Sound sound, const kiosk::Listening& how) override;
    void stop() override;
    bool is_speaking() const override;

private:
    EspeakSpeaker(std::unique_ptr<AudioOut> out, Prompts prompts, bool has_espeak);
    void run();
    void say_next(std::unique_lock<std::mutex>& lock);
    void try_next(std::unique_lock<std::mutex>& lock);
    void speak(const kiosk::Utterance& one, const kiosk::Listening& how, std::uint64_t order);
    void play_recording(const std::string& file, const kiosk::Listening& how, std::uint64_t order);
    // False: something else is wanted by now.
    bool queue(std::span<std::int16_t> samples, double gain, std::uint64_t order);
    bool is_current(std::uint64_t order) const;

    std::unique_ptr<AudioOut> out_;
    const Prompts prompts_;
    const bool has_espeak_;
    mutable std::mutex mutex_;  // Of all below.
    std::condition_variable woken_;
    std::vector<kiosk::Utterance> words_;
    kiosk::Listening how_;
    std::deque<Language> untried_;
    std::vector<Language> silent_;
    std::uint64_t order_ = 0;  // Each say() and stop() is another.
    bool working_ = false;
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace candour::platform
