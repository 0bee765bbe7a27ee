// Type and targets in millimetres and degrees.
#include "app/kiosk/ui/sizes.h"

#include "tests/support/catch.h"

namespace candour::kiosk {
namespace {

Preferences with_print(int percent) {
    Preferences preferences;
    preferences.text_percent = percent;
    return preferences;
}

constexpr PanelMetrics tablet{1280, 800, 217, 136, 500};
constexpr PanelMetrics tall{1080, 1920, 268, 476, 600};

TEST_CASE("a capital H of 0.7 degrees is 6.1 mm high from half a metre (EN 301 549, 5.1.4)") {
    REQUIRE(em_mm_of(0.7F, 500) * capital_share == Approx(6.1).margin(0.05));
    REQUIRE(em_mm_of(0.7F, 400) * capital_share == Approx(4.9).margin(0.05));
    REQUIRE(em_mm_of(0.7F, 700) * capital_share == Approx(8.55).margin(0.05));
}

TEST_CASE("in giant print every letter is that large, from wherever people stand") {
    for (PanelMetrics panel : {tablet, tall}) {
        for (const float viewing_mm : {400.0F, 500.0F, 600.0F, 700.0F}) {
            panel.viewing_mm = viewing_mm;
            for (const Density density :
                 {Density::Roomy, Density::Snug, Density::Compact, Density::Paged}) {
                const Sizes sizes = sizes_for(panel, with_print(giant_print), density);
                for (const float em : {sizes.body, sizes.detail, sizes.heading, sizes.control,
                                       sizes.chrome, sizes.key}) {
                    CAPTURE(viewing_mm, em);
                    const float capital_mm = em * capital_share / sizes.px_per_mm;
                    REQUIRE(capital_mm >= 0.0122F * viewing_mm);
                }
            }
        }
    }
}

TEST_CASE("print grows with each step") {
    for (const PanelMetrics& panel : {tablet, tall}) {
        float before = 0;
        for (const int percent : {100, 150, 200}) {
            const Sizes sizes = sizes_for(panel, with_print(percent), Density::Roomy);
            REQUIRE(sizes.body > before);
            REQUIRE(sizes.target_min >= sizes.mm(20));
            REQUIRE(sizes.key_min >= sizes.mm(16));
            before = sizes.body;
        }
    }
}

TEST_CASE("only a tall panel offers everything in its lower half, and then it is there") {
    Preferences low;
    low.low_controls = true;
    REQUIRE(sizes_for(tablet, low, Density::Roomy).top == 0);
    const Sizes sizes = sizes_for(tall, low, Density::Roomy);
    REQUIRE(sizes.top == 960);
    REQUIRE(sizes.top + sizes.height == 1920);
}

TEST_CASE("wide spacing sets lines further apart and letters, too") {
    Preferences wide;
    wide.wide_spacing = true;
    const Sizes sizes = sizes_for(tablet, wide, Density::Roomy);
    REQUIRE(sizes.wide_spacing);
    REQUIRE(sizes.line_spacing > sizes_for(tablet, {}, Density::Roomy).line_spacing);
}

}  // namespace
}  // namespace candour::kiosk
