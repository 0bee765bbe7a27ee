// The kiosk's own input events: what platform/device makes of SDL's, and plays make of lines.
// Positions are pixels of the panel.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

namespace candour::kiosk {

// One finger or the mouse's left button. Activation is on Up over the same item (WCAG 2.5.2).
struct Pointer {
    enum class Phase { Down, Move, Up, Cancel };
    Phase phase;
    float x = 0;
    float y = 0;
};

enum class Key {  // From Left to PageDown: what moves a caret.
    Next,         // Tab.
    Previous,     // Shift+Tab.
    Activate,     // Enter; a new line inside a text field.
    Space,        // Activates; a space inside a text field comes as Typed.
    Escape,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    Backspace,
    Delete,
    SelectAll,  // Ctrl+A, inside a text field.
    Undo,       // Ctrl+Z, the same.
    // Of a keypad for people who do not see the screen, with Next and Previous.
    Select,
    Repeat,
    Speech,  // Starts and ends reading aloud.
    Louder,
    Quieter,
};
struct KeyPress {
    Key key;
    bool extend = false;  // With Shift: what moves the caret selects.
};
struct Typed {
    std::string utf8;
};

// An input method is at work: this stands at the caret, and is no text yet. Empty: no longer.
struct Composing {
    std::string utf8;
    std::size_t caret_byte = 0;  // Within it.
};

using InputEvent = std::variant<Pointer, KeyPress, Typed, Composing>;

}  // namespace candour::kiosk
