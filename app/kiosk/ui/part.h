// Part: one thing that a frame shows: the item that people and tests know, and how it is painted.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/kiosk/flow/intents.h"
#include "app/kiosk/ui/canvas.h"
#include "app/kiosk/ui/editor.h"
#include "app/kiosk/ui/input.h"
#include "app/kiosk/ui/item.h"
#include "app/kiosk/ui/keyboard.h"
#include "app/kiosk/ui/selection.h"
#include "app/kiosk/ui/spelling.h"
#include "app/kiosk/ui/text_engine.h"

namespace candour::kiosk {

// In this order the focus walks, and in this order a screen is read aloud.
enum class Place { Signer, Content, Footer, Keyboard, Header };

struct Part {
    Item item;  // Without id: an ornament.
    Place place = Place::Content;
    std::function<void(Canvas&)> paint;
};

// The text field of a frame as it was laid out: what input needs to know of it.
struct FieldOnScreen {
    std::string id;
    TextRun run;  // Its whole text, wrapped to its width.
    std::size_t caret_byte = 0;
    TextRun drawn_run{};  // With what an input method shows, and its caret.
    std::size_t drawn_caret = 0;
    TextSpan composing{};  // In what is drawn.
    bool keyboard_open = false;
    std::size_t page = 0;
    bool shown = false;
    Rect view;         // Where the text is seen; empty when not shown.
    float scroll = 0;  // How far the text is moved up in it.
    TextSpan selected{};
    std::optional<Handles> handles{};  // Of what a finger has selected, in the panel's pixels.
    float drag_from_px = 0;            // A finger that moves less is a tap.
};

// A finger on the field, since it came down.
struct FieldDrag {
    enum class Of { Nothing, Text, End };
    Of of = Of::Nothing;
    float x = 0;  // Where it came down; of an End: from the finger to its caret.
    float y = 0;
    float scroll = 0;  // The text stands still under it.
    bool moved = false;
};

// One frame, laid out but not painted.
struct Built {
    std::vector<Part> parts;  // In the order of Place.
    std::size_t pages = 1;
    std::size_t page = 0;
    bool fits = true;  // False when something is higher than a page.
    std::optional<FieldOnScreen> field;
    Keys keys{};                      // Of the on-screen keyboard.
    std::size_t candidate_page = 0;   // Of the guesses of what was spelled, …
    std::size_t first_candidate = 0;  // … its first …
    bool more_candidates = false;     // … and whether there are others after it.
    bool pad = false;                 // Figures go to the pad: a number or a date is asked for.
    std::optional<Intent> intent;     // Of what was activated.
};

// What is remembered from frame to frame of one visit, and never longer.
struct UiMemory {
    std::string step;  // Which screen it belongs to.
    std::string focus;
    std::string focus_before;    // It was asked whether somebody is still there.
    bool focus_visible = false;  // Shown only to people who use keys or switches.
    std::string pressed;         // Under the finger since it went down.
    bool pressed_inside = false;
    bool listening = false;  // Reading aloud is on: touches explore, keys stop at everything.
    TouchPause touch_pause = TouchPause::Usual;
    Milliseconds now{0};                 // Of the frame, since boot.
    Milliseconds lifted{-1'000'000};     // When the last finger that explored went up …
    bool second_touch = false;           // … and whether this one came soon after it.
    std::string struck;                  // What was activated last …
    Milliseconds struck_at{-1'000'000};  // … and when: a hand that shakes strikes twice.
    KeyboardState keyboard;
    Spelling spelling;                  // What is being spelled.
    std::vector<EditedText> undo;       // What the field held before, the oldest first.
    std::optional<std::size_t> anchor;  // Where what is selected began; it ends at the caret.
    TextSpan touched_word;              // By the last touch in the field.
    FieldDrag drag;
    Composing composing;                      // What an input method shows at the caret …
    bool composing_ended = false;             // … until we ended it, and it does not know yet.
    Milliseconds keys_rest_from{-1'000'000};  // When the keys changed under the finger.
    bool field_pages = false;    // The text field has the buttons that page through it.
    bool reading_open = false;   // The panel with language, print size and contrast.
    bool asking = false;         // "Are you still there?"
    std::size_t cover_page = 0;  // Of what covers the screen.
};

bool is_interactive(Role role);

}  // namespace candour::kiosk
