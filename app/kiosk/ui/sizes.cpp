#include "app/kiosk/ui/sizes.h"

#include <algorithm>
#include <cmath>

namespace candour::kiosk {
namespace {

// 5.6 mm is 32 px on a 10.1 inch panel of 1280×800. Panels with much room get larger type, small
// ones keep some of their height for more than type.
float body_px(const PanelMetrics& panel, float px_per_mm) {
    const float shorter = static_cast<float>(std::min(panel.width_px, panel.height_px));
    const float wanted = std::max({5.5F * px_per_mm, shorter * 0.032F, 24.0F});
    return std::min(wanted, shorter / 22);
}

// What a low panel can hold: a tablet of ten inches (136 mm) has room for all of it.
float within_panel(float wanted_mm, float height_mm) {
    return std::min(wanted_mm, wanted_mm * height_mm / 134);
}

constexpr float low_panel_below_mm = 200;
// Half of it is still as high as a tablet.
constexpr float half_panel_mm_min = 260;

constexpr float pi = 3.14159265F;

}  // namespace

float em_mm_of(float degrees, float viewing_mm) {
    return pi * viewing_mm * degrees / 180 / capital_share;
}

Sizes sizes_for(const PanelMetrics& panel, const Preferences& preferences, Density density,
                float print_share) {
    const bool roomy = density == Density::Roomy;
    const bool giant = preferences.text_percent == giant_print;
    const float percent = giant ? 200 : static_cast<float>(preferences.text_percent);
    const float scale = percent * print_share / 100;
    // Headings and controls are large already: they grow less than the text.
    const float gentle = 1 + (scale - 1) * 0.5F;

    Sizes s;
    s.width = static_cast<float>(panel.width_px);
    s.height = static_cast<float>(panel.height_px);
    s.px_per_mm = panel.px_per_mm();
    s.low_panel = panel.height_mm < low_panel_below_mm;
    s.can_be_low = panel.height_mm >= half_panel_mm_min;
    if (preferences.low_controls && s.can_be_low) {
        s.top = std::floor(s.height / 2);
        s.height -= s.top;
    }
    s.portrait = s.height > s.width;
    const float base = body_px(panel, s.px_per_mm);
    const float least = giant ? std::ceil(s.mm(em_mm_of(giant_degrees, panel.viewing_mm))) : 0;
    // A tall panel has room to breathe.
    s.unit = base * (roomy && s.portrait ? 0.3F : 0.25F);
    s.body = std::max(least, std::round(base * scale));
    s.detail = std::max(least, std::round(base * 0.86F * scale));
    const bool scarce = density == Density::Compact || density == Density::Paged;
    const float heading = roomy ? 1.5F : scarce ? 1.22F : 1.36F;
    // Bold, a heading stands out at the text's own size; a long one must fit on one page.
    s.heading = std::round(
        std::max(base * heading * gentle * (scarce ? 0.9F : 1), s.body * (scarce ? 0.88F : 1.05F)));
    // One long word of the largest print fills a line: no letter above what has to be.
    if (giant && scarce) s.heading = std::max(least, std::round(base * heading * 1.25F));
    s.bar_pad = std::round(base * 0.25F * 0.5F);
    s.control = std::max(least, std::round(base * 0.8F * (1 + (scale - 1) * 0.25F)));
    s.chrome = std::max(least, std::round(base * gentle));

    s.bar_unit = base * 0.25F;
    s.margin = std::round(std::max(s.bar_unit * 4.5F, s.mm(4)));
    s.page_pad = std::round(s.unit * (scarce ? 1 : 2));
    s.target_min = std::ceil(s.mm(within_panel(target_mm, panel.height_mm)));
    s.key_min = std::ceil(s.mm(within_panel(key_mm, panel.height_mm)));
    s.target = std::max(s.target_min, std::ceil(s.mm(s.portrait && roomy ? 22.0F : 0.0F)));
    // The bars are the same on every screen, so that nothing in them moves.
    s.bar_button = s.target_min;
    s.target_gap = std::ceil(std::max(s.mm(target_gap_mm), 4.0F));
    s.key_height = s.key_min;
    s.key_width_max = s.mm(24);
    s.key = std::max(least, std::round(std::min(base * gentle * 1.2F, s.key_height * 0.56F)));
    s.text_width_max = s.body * 38;
    s.wide_spacing = preferences.wide_spacing;
    s.line_spacing = (roomy ? 1.15F : 1.05F) * (s.wide_spacing ? 1.25F : 1);
    s.radius = std::round(base * 0.42F);
    s.stroke =
        std::max(2.0F, std::round(base * (preferences.colours == Colours::Strong ? 0.1F : 0.07F)));
    return s;
}

}  // namespace candour::kiosk
