// EspeakSpeaker: reads aloud with espeak-ng, in a thread of its own, so that no frame waits for it.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "app/kiosk/ui/speaker.h"
#include "core/base/result.h"
#include "platform/sound/audio_out.h"

namespace candour::platform {

class EspeakSpeaker : public kiosk::Speaker {
public:
    // Errors: NotFound (no espeak-ng), Unavailable (no sound device), in plain words.
    static Result<std::unique_ptr<EspeakSpeaker>> create();
    ~EspeakSpeaker() override;

    bool speaks(std::string_view language) const override;
    void say(std::vector<kiosk::Utterance> words, const kiosk::Listening& how) override;
    void play(kiosk::Sound sound, const kiosk::Listening& how) override;
    void stop() override;
    bool is_speaking() const override;

private:
    explicit EspeakSpeaker(std::unique_ptr<AudioOut> out);
    void run();
    void speak(const kiosk::Utterance& one, const kiosk::Listening& how, std::uint64_t order);
    bool is_current(std::uint64_t order) const;

    std::unique_ptr<AudioOut> out_;
    mutable std::mutex mutex_;  // Of all below.
    std::condition_variable woken_;
    std::vector<kiosk::Utterance> words_;
    kiosk::Listening how_;
    std::uint64_t order_ = 0;  // Each say() and stop() is another.
    bool working_ = false;
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace candour::platform
