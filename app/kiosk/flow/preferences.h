// Preferences: how a visitor wants to read, hear and touch. Back to the defaults when the visit
// ends; never sent, never kept.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/locale_text.h"

namespace candour::kiosk {

enum class Colours : std::uint8_t {
    Light,
    Dark,    // Light writing on black.
    Strong,  // White and yellow on black, with no other colour.
};

constexpr std::string_view name_of(Colours colours) {
    return colours == Colours::Light ? "light" : colours == Colours::Dark ? "dark" : "strong";
}

// Print sizes are 100, 150 and 200 percent, and one in which every letter is as large as
// EN 301 549 (5.1.4) asks: a capital H of 0.7 degrees, from where people stand.
inline constexpr int giant_print = 250;
inline constexpr std::array print_sizes = {100, 150, 200, giant_print};

// Steps of volume and speed are few, so that one press is heard.
inline constexpr int steps_max = 5;
inline constexpr int step_at_first = 3;

struct Listening {
    bool on = false;
    // What the visitor types is spoken only on this wish: somebody may stand near by.
    bool speaks_typed = false;
    int volume = step_at_first;  // 1 … steps_max.
    int speed = step_at_first;
    bool operator==(const Listening&) const = default;
};

// For people who have one or two switches and no other way to touch: the focus walks by itself.
struct Scanning {
    bool on = false;
    int pace = step_at_first;  // 1 (slowest) … steps_max.
    bool operator==(const Scanning&) const = default;
};

// How soon the same button counts again: a hand that shakes strikes twice.
enum class TouchPause : std::uint8_t { Usual, Longer, Longest };

struct Preferences {
    Language language;
    Language sign_language{};  // A signer beside the words; empty: none.
    int text_percent = 100;    // One of print_sizes.
    Colours colours = Colours::Light;
    bool wide_spacing = false;
    bool low_controls = false;       // Everything that is touched is in the lower half.
    bool alphabetical_keys = false;  // Not in the order of typewriters.
    TouchPause touch_pause = TouchPause::Usual;
    Listening listening{};
    Scanning scanning{};
    bool operator==(const Preferences&) const = default;
};

// In the Easy Read form of a language ("en-simple") a picture stands beside each short sentence.
inline bool reads_with_pictures(const Preferences& preferences) {
    const std::string_view language = preferences.language;
    const std::string_view plain = without_variant(language);
    return plain != language && language.substr(plain.size() + 1) == "simple";
}

inline int within_steps(int step) { return std::clamp(step, 1, steps_max); }

}  // namespace candour::kiosk
