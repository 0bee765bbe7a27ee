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

TEST_CASE("both themes can be read: text at 7, controls and focus at 3") {
    for (const Theme* theme : {&light_theme(), &dark_theme()}) {
        for (const ColourPair& pair : drawn_pairs(*theme)) {
            INFO((theme->dark ? "dark: " : "light: ") << pair.name);
            REQUIRE(contrast(pair.on_top, pair.below) >= pair.least);
        }
    }
}

TEST_CASE("one theme is dark on light and the other light on dark") {
    const Colour white = colour(0xFFFFFF);
    REQUIRE(contrast(light_theme().page, white) < contrast(light_theme().ink, white));
    REQUIRE(contrast(dark_theme().page, white) > contrast(dark_theme().ink, white));
}

}  // namespace
}  // namespace candour::kiosk
