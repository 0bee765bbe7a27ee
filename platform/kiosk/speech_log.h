// SpeechLog: a Speaker that keeps what would be said, for plays and tests. It has the voices that
// espeak-ng has.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/ui/speaker.h"
#include "platform/sound/voices.h"

namespace candour::platform {

class SpeechLog : public kiosk::Speaker {
public:
    bool speaks(std::string_view language) const override { return !voice_of(language).empty(); }
    void say(std::vector<kiosk::Utterance> words, const kiosk::Listening& /*how*/) override {
        for (kiosk::Utterance& one : words)
            said_.push_back(std::move(one.text));
    }
    void play(kiosk::Sound sound, const kiosk::Listening& /*how*/) override {
        said_.push_back(sound == kiosk::Sound::Attention ? "(attention)" : "(found)");
    }
    void stop() override {}
    bool is_speaking() const override { return false; }

    // Since the last forget().
    const std::vector<std::string>& said() const { return said_; }
    void forget() { said_.clear(); }

private:
    std::vector<std::string> said_;
};

}  // namespace candour::platform
