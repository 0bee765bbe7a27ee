// Interaction: what a touch or a key means on the frame that was laid out: which item is under it,
// where the focus goes, what happens to a text. No ImGui.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/ui/input.h"
#include "app/kiosk/ui/part.h"

namespace candour::kiosk {

// The items that the focus stops at, in order.
std::vector<const Item*> focus_stops(const std::vector<Part>& parts);

// The interactive item there; null when there is none.
const Item* item_at(const std::vector<Part>& parts, float x, float y);

// The stop after (`by` +1) or before (-1) `from`, around the end; empty when there is no stop.
std::string next_stop(const std::vector<Part>& parts, std::string_view from, int by);

// The nearest stop in an arrow key's direction; `from` itself when there is none.
std::string stop_towards(const std::vector<Part>& parts, std::string_view from, Key arrow);

struct Reaction {
    std::string activated;             // The item that was activated, or empty.
    std::optional<Intent> intent;      // An edit of the field.
    bool edited_out_of_sight = false;  // The field is on another page than the one shown.
};

// Changes the memory (focus, pressed, keyboard) and says what else happened.
Reaction react(const InputEvent& event, const Built& built, UiMemory& memory, TextEngine& text);

}  // namespace candour::kiosk
