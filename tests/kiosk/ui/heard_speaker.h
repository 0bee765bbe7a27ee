// A Speaker that remembers what it was to say. It has a voice for every language but Tigrinya.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/ui/speaker.h"

namespace candour::kiosk::test {

class HeardSpeaker : public Speaker {
public:
    bool speaks(std::string_view language) const override { return language != "ti"; }
    void say(std::vector<Utterance> words, const Listening& how) override {
        for (Utterance& one : words)
            said.push_back(std::move(one));
        last = how;
    }
    void play(Sound sound, const Listening& /*how*/) override { sounds.push_back(sound); }
    void stop() override { ++stopped; }
    bool is_speaking() const override { return false; }

    bool has_said(const std::string& text) const {
        for (const Utterance& one : said) {
            if (one.text == text) return true;
        }
        return false;
    }

    std::vector<Utterance> said;
    std::vector<Sound> sounds;
    Listening last;
    int stopped = 0;
};

}  // namespace candour::kiosk::test
