// Theme: the kiosk's colours as data: one calm and light, one light on black, one of nothing but
// white, yellow and black. Every pair that is
// drawn on each other is listed, so that a test can measure their contrast (WCAG 2.2 1.4.6,
// 1.4.11).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "app/kiosk/flow/preferences.h"

namespace candour::kiosk {

struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;
    bool operator==(const Colour&) const = default;

    Colour faded(float opacity) const;
};

// `hex` is 0xRRGGBB.
constexpr Colour colour(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8 & 0xFF),
            static_cast<std::uint8_t>(hex & 0xFF), 255};
}

struct Theme {
    bool dark = false;
    Colour page;      // Behind everything.
    Colour bar;       // Header and footer.
    Colour bar_edge;  // The line between a bar and the page.
    Colour card;      // Choices, fields, notes.
    Colour card_pressed;
    Colour card_selected;
    Colour edge;       // The outline of anything that can be touched.
    Colour ink;        // Text.
    Colour ink_quiet;  // Hints and details.
    Colour accent;     // The one way on, and what is selected.
    Colour accent_pressed;
    Colour on_accent;       // Text on it.
    Colour accent_soft;     // Round plates behind icons.
    Colour on_accent_soft;  // Icons on them.
    Colour focus_inner;     // The focus ring is double, so that one of the two always stands out.
    Colour focus_outer;
    Colour problem;  // What is wrong: plate, text and edge.
    Colour on_problem;
    Colour problem_edge;
    Colour alarm;  // The ribbon that must not be overlooked.
    Colour on_alarm;
    Colour practice;  // The ribbon of a kiosk on which people practise.
    Colour on_practice;
    Colour key;  // On-screen keyboard.
    Colour key_pressed;
    Colour key_special;
    Colour keyboard;   // The plate under the keys.
    Colour picture_1;  // The welcome picture's bubbles, and what is drawn on them.
    Colour picture_2;
    Colour picture_3;
    Colour on_picture;
    Colour face;  // The faces of a scale and their lines.
    Colour on_face;
};

const Theme& theme_of(Colours colours);

// WCAG 2.2: from 1 (equal) to 21.
double contrast(const Colour& a, const Colour& b);

struct ColourPair {
    std::string_view name;
    Colour on_top;
    Colour below;
    double least;  // 7 for text, 3 for the edges of controls, focus and pictures.
};
std::vector<ColourPair> drawn_pairs(const Theme& theme);

}  // namespace candour::kiosk
