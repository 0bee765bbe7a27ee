// Contrast of every pair of colours that is drawn on each other (requirement A4).
#include "app/kiosk/ui/theme.h"

#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

TEST_CASE("contrast is WCAG's: 21 for black on white, 4.5 for #767676 on white") {
    REQUIRE(contrast(colour(0x000000), colour(0xFFFFFF)) == Approx(21));
    REQUIRE(contrast(colour(0xFFFFFF), colour(0x000000)) == Approx(21));
    REQUIRE(contrast(colour(0x767676), colour(0xFFFFFF)) == Approx(4.54).margin(0.01));
}

TEST_CASE("every theme can be read: text at 7, controls and focus at 3") {
    for (const Colours colours : {Colours::Light, Colours::Dark, Colours::Strong}) {
        for (const ColourPair& pair : drawn_pairs(theme_of(colours))) {
            INFO(name_of(colours) << ": " << pair.name);
            REQUIRE(contrast(pair.on_top, pair.below) >= pair.least);
        }
    }
}

TEST_CASE("one theme is dark on light and the others light on dark") {
    const Colour white = colour(0xFFFFFF);
    const auto is_dark = [&](Colours colours) {
        const Theme& theme = theme_of(colours);
        return contrast(theme.page, white) > contrast(theme.ink, white);
    };
    REQUIRE_FALSE(is_dark(Colours::Light));
    REQUIRE(is_dark(Colours::Dark));
    REQUIRE(is_dark(Colours::Strong));
}

TEST_CASE("the strongest theme writes at 19 or more, on everything") {
    for (const ColourPair& pair : drawn_pairs(theme_of(Colours::Strong))) {
        INFO(pair.name);
        const bool pressed = pair.name.find("pressed") != std::string_view::npos;
        if (pair.least == 7 && !pressed) REQUIRE(contrast(pair.on_top, pair.below) >= 19);
    }
}

}  // namespace
}  // namespace candour::kiosk
