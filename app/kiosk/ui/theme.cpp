// (data table) The themes, and which of their colours lie on which.
#include "app/kiosk/ui/theme.h"

#include <algorithm>
#include <cmath>

namespace candour::kiosk {
namespace {

constexpr Theme light{
    .dark = false,
    .page = colour(0xFAF6EE),
    .bar = colour(0xFFFDF9),
    .bar_edge = colour(0xE4DCCD),
    .card = colour(0xFFFFFF),
    .card_pressed = colour(0xE3EFEC),
    .card_selected = colour(0xE6F2F0),
    .edge = colour(0x6E7A80),
    .ink = colour(0x17242B),
    .ink_quiet = colour(0x3F4D55),
    .accent = colour(0x0B5358),
    .accent_pressed = colour(0x073B3F),
    .on_accent = colour(0xFFFFFF),
    .accent_soft = colour(0xD9ECE9),
    .on_accent_soft = colour(0x0B5358),
    .focus_inner = colour(0xFFD33D),
    .focus_outer = colour(0x17242B),
    .problem = colour(0xFDEDEA),
    .on_problem = colour(0x7A1710),
    .problem_edge = colour(0xB3261E),
    .alarm = colour(0x96140F),
    .on_alarm = colour(0xFFFFFF),
    .practice = colour(0xFFD98A),
    .on_practice = colour(0x17242B),
    .key = colour(0xFFFFFF),
    .key_pressed = colour(0xBFE0DB),
    .key_special = colour(0xEFE9DD),
    .keyboard = colour(0xEAE2D3),
    .picture_1 = colour(0x0B5358),
    .picture_2 = colour(0xF2B84B),
    .picture_3 = colour(0xE9805F),
    .on_picture = colour(0xFFFFFF),
    .face = colour(0xFFDD94),
    .on_face = colour(0x3A2A10),
};

constexpr Theme dark{
    .dark = true,
    .page = colour(0x000000),
    .bar = colour(0x000000),
    .bar_edge = colour(0x8A8A8A),
    .card = colour(0x0E1416),
    .card_pressed = colour(0x3A3A3A),
    .card_selected = colour(0x2B2600),
    .edge = colour(0xD8D8D8),
    .ink = colour(0xFFFFFF),
    .ink_quiet = colour(0xE2E2E2),
    .accent = colour(0xFFD84D),
    .accent_pressed = colour(0xFFF0B0),
    .on_accent = colour(0x000000),
    .accent_soft = colour(0x2E2A10),
    .on_accent_soft = colour(0xFFD84D),
    .focus_inner = colour(0x000000),
    .focus_outer = colour(0x5CE1FF),
    .problem = colour(0x33100C),
    .on_problem = colour(0xFFDAD4),
    .problem_edge = colour(0xFF8A7A),
    .alarm = colour(0x9E1710),
    .on_alarm = colour(0xFFFFFF),
    .practice = colour(0xFFD98A),
    .on_practice = colour(0x1A1200),
    .key = colour(0x1C2224),
    .key_pressed = colour(0x5A4C00),
    .key_special = colour(0x3A3A3A),
    .keyboard = colour(0x0A0A0A),
    .picture_1 = colour(0x0F6E75),
    .picture_2 = colour(0xFFD84D),
    .picture_3 = colour(0xE9805F),
    .on_picture = colour(0xFFFFFF),
    .face = colour(0xFFDD94),
    .on_face = colour(0x1A1200),
};

// For people who see little: no tints, every edge as strong as the writing.
constexpr Theme strong{
    .dark = true,
    .page = colour(0x000000),
    .bar = colour(0x000000),
    .bar_edge = colour(0xFFFFFF),
    .card = colour(0x000000),
    .card_pressed = colour(0x333333),
    .card_selected = colour(0x000000),
    .edge = colour(0xFFFFFF),
    .ink = colour(0xFFFFFF),
    .ink_quiet = colour(0xFFFFFF),
    .accent = colour(0xFFFF00),
    .accent_pressed = colour(0xFFFFFF),
    .on_accent = colour(0x000000),
    .accent_soft = colour(0x000000),
    .on_accent_soft = colour(0xFFFF00),
    .focus_inner = colour(0x000000),
    .focus_outer = colour(0x00FFFF),
    .problem = colour(0x000000),
    .on_problem = colour(0xFFFF00),
    .problem_edge = colour(0xFFFF00),
    .alarm = colour(0xFFFFFF),
    .on_alarm = colour(0x000000),
    .practice = colour(0xFFFFFF),
    .on_practice = colour(0x000000),
    .key = colour(0x000000),
    .key_pressed = colour(0x333333),
    .key_special = colour(0x000000),
    .keyboard = colour(0x000000),
    .picture_1 = colour(0x000000),
    .picture_2 = colour(0xFFFF00),
    .picture_3 = colour(0x000000),
    .on_picture = colour(0xFFFFFF),
    .face = colour(0xFFFF00),
    .on_face = colour(0x000000),
};

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const Colour& c) {
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

Colour Colour::faded(float opacity) const {
    Colour result = *this;
    result.alpha =
        static_cast<std::uint8_t>(std::clamp(static_cast<float>(alpha) * opacity, 0.0F, 255.0F));
    return result;
}

const Theme& theme_of(Colours colours) {
    switch (colours) {
        case Colours::Light:
            return light;
        case Colours::Dark:
            return dark;
        case Colours::Strong:
            return strong;
    }
    return light;
}

double contrast(const Colour& a, const Colour& b) {
    const double lighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (lighter + 0.05) / (darker + 0.05);
}

std::vector<ColourPair> drawn_pairs(const Theme& t) {
    constexpr double text = 7;
    constexpr double control = 3;
    return {
        {"text on the page", t.ink, t.page, text},
        {"text on a bar", t.ink, t.bar, text},
        {"text on a card", t.ink, t.card, text},
        {"text on a pressed card", t.ink, t.card_pressed, text},
        {"text on a selected card", t.ink, t.card_selected, text},
        {"quiet text on the page", t.ink_quiet, t.page, text},
        {"quiet text on a bar", t.ink_quiet, t.bar, text},
        {"quiet text on a card", t.ink_quiet, t.card, text},
        {"quiet text on a pressed card", t.ink_quiet, t.card_pressed, text},
        {"quiet text on a selected card", t.ink_quiet, t.card_selected, text},
        {"text on the accent", t.on_accent, t.accent, text},
        {"text on the pressed accent", t.on_accent, t.accent_pressed, text},
        {"accent text on a card", t.accent, t.card, text},
        {"accent text on a bar", t.accent, t.bar, text},
        {"accent text on the page", t.accent, t.page, text},
        {"problem text", t.on_problem, t.problem, text},
        {"alarm text", t.on_alarm, t.alarm, text},
        {"practice text", t.on_practice, t.practice, text},
        {"letter on a key", t.ink, t.key, text},
        {"letter on a pressed key", t.ink, t.key_pressed, text},
        {"letter on a special key", t.ink, t.key_special, text},
        {"icon on its plate", t.on_accent_soft, t.accent_soft, control},
        {"edge on the page", t.edge, t.page, control},
        {"edge on a bar", t.edge, t.bar, control},
        {"edge on a card", t.edge, t.card, control},
        {"edge on a special key", t.edge, t.key_special, control},
        {"edge on the keyboard", t.edge, t.keyboard, control},
        {"accent on a selected card", t.accent, t.card_selected, control},
        {"accent on the page", t.accent, t.page, control},
        {"accent on a bar", t.accent, t.bar, control},
        {"problem edge on the page", t.problem_edge, t.page, control},
        {"focus on the page", t.focus_outer, t.page, control},
        {"focus on a bar", t.focus_outer, t.bar, control},
        {"focus on the keyboard", t.focus_outer, t.keyboard, control},
        {"the two rings of the focus", t.focus_inner, t.focus_outer, control},
        {"lines of a face", t.on_face, t.face, control},
    };
}

}  // namespace candour::kiosk
