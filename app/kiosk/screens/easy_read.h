// Easy Read: which picture stands beside which text. The same thing has the same picture on every
// screen. `Ui` asks, and draws them for visitors who read that form of their language.
#pragma once

#include <string_view>
#include <vector>

#include "app/kiosk/flow/screens.h"
#include "app/kiosk/ui/icon.h"
#include "app/kiosk/ui/item.h"

namespace candour::kiosk {

// Of Candour's own words, by their English as it is in the source; None for what has no picture of
// its own, as names of buttons.
Icon picture_of_words(std::string_view english);

// Of what can be chosen, by its item's id ("behalf.self"); None for an organisation's own choices,
// which bring their pictures, and for cards that have one in every language.
Icon picture_of_choice(std::string_view id);

// Neutral, of an organisation's own heading or text on `screen`, where it brings none.
Icon picture_of_own(const Screen& screen, Role role);

// How the words that have a picture begin, for a check that they are still said.
std::vector<std::string_view> words_with_pictures();

}  // namespace candour::kiosk
