// Speaker: what reads aloud (platform/sound implements it with espeak-ng and SDL; a play with a
// list).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/flow/preferences.h"
#include "core/base/locale_text.h"

namespace candour::kiosk {

struct Utterance {
    std::string text;
    Language language;
    bool operator==(const Utterance&) const = default;
};

enum class Sound {
    Found,      // The finger is on the button that starts reading aloud.
    Attention,  // Something has to be answered soon.
};

class Speaker {
public:
    virtual ~Speaker() = default;
    // Whether there is a voice for it, and something to hear it with.
    virtual bool speaks(std::string_view language) const = 0;
    // Ends what is being said, and says these one after the other.
    virtual void say(std::vector<Utterance> words, const Listening& how) = 0;
    virtual void play(Sound sound, const Listening& how) = 0;
    virtual void stop() = 0;
    virtual bool is_speaking() const = 0;
};

}  // namespace candour::kiosk
