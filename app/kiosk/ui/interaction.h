// Interaction: what a touch or a key means on the frame that was laid out: what is activated, where
// the focus goes, what happens to a text. No ImGui.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/kiosk/ui/input.h"
#include "app/kiosk/ui/part.h"
#include "app/kiosk/ui/stops.h"

namespace candour::kiosk {

// Two taps within this time on a screen that is read aloud are one choice.
inline constexpr Milliseconds double_tap_within{600};
// The same button again within this time is the same strike of a hand that shakes; keys of the
// keyboard may come faster. EN 301 549, 5.8 asks for 0.5 s, where somebody wishes it.
struct StrikeGuard {
    Milliseconds button;
    Milliseconds key;
};
StrikeGuard strike_guard(TouchPause pause);

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
