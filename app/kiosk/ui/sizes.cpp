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

}  // namespace

Sizes sizes_for(const PanelMetrics& panel, int percent, Density density) {
    const bool roomy = density == Density::Roomy;
    const float scale = static_cast<float>(percent) / 100;
    // Headings and controls are large already: they grow less than the text.
    const float gentle = 1 + (scale - 1) * 0.5F;

    Sizes s;
    s.width = static_cast<float>(panel.width_px);
    s.height = static_cast<float>(panel.height_px);
    s.px_per_mm = panel.px_per_mm();
    s.portrait = panel.height_px > panel.width_px;
    const float base = body_px(panel, s.px_per_mm);
    // A tall panel has room to breathe.
    s.unit = base * (roomy && s.portrait ? 0.3F : 0.25F);
    s.body = std::round(base * scale);
    s.detail = std::round(base * 0.86F * scale);
    const bool scarce = density == Density::Compact || density == Density::Paged;
    const float heading = roomy ? 1.5F : scarce ? 1.22F : 1.36F;
    s.heading = std::round(std::max(base * heading * gentle, s.body * (scarce ? 1 : 1.05F)));
    s.bar_pad = std::round(base * 0.25F * (percent == 100 ? 1.25F : 0.75F));
    s.control = std::round(base * 0.8F * (1 + (scale - 1) * 0.25F));
    s.chrome = std::round(base * gentle);

    s.bar_unit = base * 0.25F;
    s.margin = std::round(std::max(s.bar_unit * 4.5F, s.mm(4)));
    s.page_pad = std::round(s.unit * (scarce ? 1 : 2));
    s.target_min = std::ceil(s.mm(target_min_mm));
    const float low = std::max(s.target_min, s.mm(!roomy ? 13.0F : s.portrait ? 22.0F : 17.0F));
    // On a low panel a button must not take the text's room.
    s.target = std::ceil(std::clamp(low, s.target_min, std::max(s.target_min, s.height * 0.12F)));
    // The bars are the same on every screen, so that nothing in them moves.
    const float bar_mm = s.portrait ? 20 : 13;
    s.bar_button = std::ceil(std::max(std::min(s.mm(bar_mm), s.height * 0.1F), s.target_min));
    s.target_gap = std::ceil(std::max(s.mm(target_gap_mm), 4.0F));
    const float key = roomy ? std::min(s.mm(15), s.height * 0.085F) : s.target_min;
    s.key_height = std::ceil(std::max(key, s.target_min));
    s.key_width_max = s.mm(24);
    s.key = std::round(std::min(base * gentle, s.key_height * 0.56F));
    s.text_width_max = s.body * 38;
    s.line_spacing = roomy ? 1.15F : 1.05F;
    s.radius = std::round(base * 0.42F);
    s.stroke = std::max(2.0F, std::round(base * 0.07F));
    return s;
}

}  // namespace candour::kiosk
