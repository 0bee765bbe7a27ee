// Sizes: how large type, targets and gaps are on this panel, from millimetres (accessibility
// research §1.2), from how far away people stand, and the visitor's print size.
#pragma once

#include "app/kiosk/flow/preferences.h"
#include "app/kiosk/ui/surface.h"

namespace candour::kiosk {

// How closely a screen is set. The first that fits on one page is taken, else Paged.
enum class Density {
    Roomy,    // Pictures, generous gaps, 20 mm buttons.
    Snug,     // No picture, smaller gaps, lower buttons.
    Compact,  // And the details of choices are left out where their names will do.
    Paged,    // As Snug, over several pages.
};

// Colle and Hiszem 2004, Duff 2010: larger ones are not touched better. Panels lower than a tablet
// of ten inches have no room for them and get what they can hold.
inline constexpr float target_mm = 20;
inline constexpr float key_mm = 16;
inline constexpr float target_gap_mm = 2;

// EN 301 549, 5.1.4: a capital H of 0.7 degrees.
inline constexpr float giant_degrees = 0.7F;
// Of the em, in every font that is shipped for Latin letters.
inline constexpr float capital_share = 0.714F;
// The em at which a capital H is `degrees` high from `viewing_mm` away, in mm.
float em_mm_of(float degrees, float viewing_mm);

struct Sizes {
    float width = 0;  // Of the panel, in pixels.
    float height = 0;
    float top = 0;  // Where what can be touched begins: the middle, on the visitor's wish.
    float px_per_mm = 0;
    bool portrait = false;
    bool low_panel = false;   // A tablet on its long side: every millimetre of height counts.
    bool can_be_low = false;  // High enough for everything in its lower half.

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
    float target_min = 0;  // No target is lower or narrower …
    float key_min = 0;     // … but keys.
    float target = 0;      // Buttons and choices.
    float bar_button = 0;  // Buttons of the footer.
    float target_gap = 0;  // Between neighbouring targets.
    float key_height = 0;
    float key_width_max = 0;
    float text_width_max = 0;  // About 70 characters.
    float line_spacing = 1;
    bool wide_spacing = false;
    float radius = 0;
    float stroke = 0;

    float mm(float millimetres) const { return millimetres * px_per_mm; }
};

// `print_share` of the print chosen, but never less than giant print's angle.
Sizes sizes_for(const PanelMetrics& panel, const Preferences& preferences, Density density,
                float print_share = 1);

}  // namespace candour::kiosk
