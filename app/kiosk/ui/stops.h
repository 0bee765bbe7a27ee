// Stops: what of a frame can have the focus, and which is the next one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/ui/input.h"
#include "app/kiosk/ui/part.h"

namespace candour::kiosk {

// What the focus stops at: what can be used, or for who listens everything that is shown.
enum class Stops { Usable, All };

// The items that the focus stops at, in order.
std::vector<const Item*> focus_stops(const std::vector<Part>& parts, Stops which = Stops::Usable);

// The item there; null when there is none.
const Item* item_at(const std::vector<Part>& parts, float x, float y, Stops which = Stops::Usable);

// The stop after (`by` +1) or before (-1) `from`, around the end; empty when there is no stop.
std::string next_stop(const std::vector<Part>& parts, std::string_view from, int by,
                      Stops which = Stops::Usable);

bool is_stop(const Part& part, Stops which = Stops::Usable);

// The usable stop of that id; null when there is none.
const Item* find_stop(const std::vector<Part>& parts, std::string_view id);

// The nearest stop in an arrow key's direction; `from` itself when there is none.
std::string stop_towards(const std::vector<Part>& parts, std::string_view from, Key arrow);

}  // namespace candour::kiosk
