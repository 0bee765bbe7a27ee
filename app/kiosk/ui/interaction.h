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

// What the focus stops at: what can be used, or for who listens everything that is shown.
enum class Stops { Usable, All };

// The items that the focus stops at, in order.
std::vector<const Item*> focus_stops(const std::vector<Part>& parts, Stops which = Stops::Usable);

// The item there; null when there is none.
const Item* item_at(const std::vector<Part>& parts, float x, float y, Stops which = Stops::Usable);

// The stop after (`by` +1) or before (-1) `from`, around the end; empty when there is no stop.
std::string next_stop(const std::vector<Part>& parts, std::string_view from, int by,
                      Stops which = Stops::Usable);

// Two taps within this time on a screen that is read aloud are one choice.
inline constexpr Milliseconds double_tap_within{600};
// The same button again within this time is the same strike of a hand that shakes; keys of the
// keyboard may come faster. EN 301 549, 5.8 asks for 0.5 s, where somebody wishes it.
struct StrikeGuard {
    Milliseconds button;
    Milliseconds key;
};
StrikeGuard strike_guard(TouchPause pause);

// The nearest stop in an arrow key's direction; `from` itself when there is none.
std::string stop_towards(const std::vector<Part>& parts, std::string_view from, Key arrow);

struct Reaction {
    std::string activated;             // The item that was activated, or empty.
    std::optional<Intent> intent;      // An edit of the field.
    bool edited_out_of_sight = false;  // The field is on another page than the one shown.
};

// What an input method shows is no longer wanted: it goes unwritten, and the method is told.
void end_composing(UiMemory& memory);

// Changes the memory (focus, pressed, keyboard) and says what else happened.
Reaction react(const InputEvent& event, const Built& built, UiMemory& memory, TextEngine& text);

}  // namespace candour::kiosk
