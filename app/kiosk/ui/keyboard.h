// Keyboard: the on-screen keyboard as data: which keys a layer has, and what a key does. QWERTY
// with the accents of Welsh; digits and punctuation on a layer of their own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour::kiosk {

enum class KeyLayer { Letters, Accents, Symbols };

struct KeyboardState {
    KeyLayer layer = KeyLayer::Letters;
    bool shift = false;  // Sticky: holds for one letter.
    bool operator==(const KeyboardState&) const = default;
};

enum class KeyAction { Type, Shift, Backspace, Enter, Space, Accents, Symbols, Hide };

struct KeyCap {
    std::string id;     // "key.w", "key.shift": the same whether shifted or not.
    std::string typed;  // What it types now; empty for Shift, Accents, Symbols, Hide, Backspace.
    KeyAction action = KeyAction::Type;
    float units = 1;  // Ten make a row.
};

// Four rows of ten units each.
std::vector<std::vector<KeyCap>> key_rows(const KeyboardState& state);

// The key of that id on the layer shown.
std::optional<KeyCap> find_key(const KeyboardState& state, std::string_view id);

// How the keyboard stands after the key was pressed.
KeyboardState after_key(KeyboardState state, const KeyCap& key);

}  // namespace candour::kiosk
