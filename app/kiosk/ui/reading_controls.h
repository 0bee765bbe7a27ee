// Reading controls: the ids of the buttons with which a visitor chooses how to read, hear and
// touch, and what each means. They stand in the header and on a panel of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/kiosk/flow/flow.h"

namespace candour::kiosk {

// "size.150", "size.giant".
std::string size_id(int text_percent);
std::string sign_id(const Language& sign_language);  // "sign.bfi", "sign.none".
std::string colours_id(Colours colours);             // "colours.dark".
Colours next_colours(Colours colours);               // The one after it, around the end.

// Nothing for an id that is no such button.
std::optional<Intent> reading_intent(std::string_view id, const Flow& flow);

}  // namespace candour::kiosk
