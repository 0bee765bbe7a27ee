// What plugging in headphones means: reading aloud begins, and what is typed is spoken too, as
// nobody else hears it. Pulling them out ends both at once, before a loudspeaker takes over.
#pragma once

#include <utility>

#include "app/kiosk/flow/intents.h"

namespace candour::platform {

inline kiosk::Adjust with_headphones(bool plugged_in, kiosk::Preferences preferences) {
    preferences.listening.on = plugged_in;
    preferences.listening.speaks_typed = plugged_in;
    return {std::move(preferences)};
}

}  // namespace candour::platform
