// Signing: which clip in sign language belongs to what is shown, and in which sign languages an
// organisation has any.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// In the order in which the organisation names them; none twice.
std::vector<Language> sign_languages(const feedback::Organisation& organisation);

// Its name in the bundle; empty when the visitor wants none, or there is none.
std::string clip_of(const Flow& flow);

// What feedback::clip_screens calls the screen: name_of(), but "wanted" for the second text of a
// complaint. Empty where what it says is not always the same.
std::string clip_screen_of(const Screen& screen);

}  // namespace candour::kiosk
