// SpeechLog: a Speaker that keeps what would be said, for plays and tests. It has the voices that
// espeak-ng has; over another speaker, those that one has, and is heard too.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/ui/speaker.h"
#include "platform/text/voices.h"

namespace candour::platform {

class SpeechLog : public kiosk::Speaker {
public:
    // `heard` may be null and outlives this.
    explicit SpeechLog(kiosk::Speaker* heard) : heard_(heard) {}

    bool speaks(std::string_view language) const override {
        return heard_ != nullptr ? heard_->speaks(language) : !voice_of(language).empty();
    }
    void say(std::vector<kiosk::Utterance> words, const kiosk::Listening& how) override {
        for (const kiosk::Utterance& one : words)
            said_.push_back(one.text);
        if (heard_ != nullptr) heard_->say(std::move(words), how);
    }
    void play(kiosk::Sound sound, const kiosk::Listening& how) override {
        said_.push_back(sound == kiosk::Sound::Attention ? "(attention)" : "(found)");
        if (heard_ != nullptr) heard_->play(sound, how);
    }
    void stop() override {
        if (heard_ != nullptr) heard_->stop();
    }
    bool is_speaking() const override { return heard_ != nullptr && heard_->is_speaking(); }

    // Since the last forget().
    const std::vector<std::string>& said() const { return said_; }
    void forget() { said_.clear(); }

private:
    kiosk::Speaker* heard_;
    std::vector<std::string> said_;
};

}  // namespace candour::platform
