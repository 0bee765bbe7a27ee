// Sizes: how large type, targets and gaps are on this panel, from millimetres (accessibility
// research §1.2) and the visitor's print size.
#pragma once

#include "app/kiosk/ui/surface.h"

namespace candour::kiosk {

// How closely a screen is set. The first that fits on one page is taken, else Paged.
enum class Density {
    Roomy,    // Pictures, generous gaps, 20 mm buttons.
    Snug,     // No picture, smaller gaps, lower buttons.
    Compact,  // And the details of choices are left out where their names will do.
    Paged,    // As Snug, over several pages.
};

inline constexpr float target_min_mm = 12;
inline constexpr float target_gap_mm = 2;

struct Sizes {
    float width = 0;  // Of the panel, in pixels.
    float height = 0;
    float px_per_mm = 0;
    bool portrait = false;

    float body = 0;    // Em sizes of type.
    float detail = 0;  // Second lines of cards.
    float heading = 0;
    float control = 0;  // Header and ribbon.
    float chrome = 0;   // Footer.
    float key = 0;      // Letters on keys.

    float unit = 0;        // The spacing scale's step; gaps are multiples of it.
    float bar_unit = 0;    // The same for the bars: they are alike on every screen.
    float margin = 0;      // Between the panel's edge and anything.
    float bar_pad = 0;     // Inside the bars, above and below.
    float page_pad = 0;    // Between the bars and the page.
    float target_min = 0;  // No target is lower or narrower.
    float target = 0;      // Buttons and choices.
    float bar_button = 0;  // Buttons of the footer.
    float target_gap = 0;  // Between neighbouring targets.
    float key_height = 0;
    float key_width_max = 0;
    float text_width_max = 0;  // About 70 characters.
    float line_spacing = 1;
    float radius = 0;
    float stroke = 0;

    float mm(float millimetres) const { return millimetres * px_per_mm; }
};

// `percent` is 100, 150 or 200.
Sizes sizes_for(const PanelMetrics& panel, int percent, Density density);

}  // namespace candour::kiosk
