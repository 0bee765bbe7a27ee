// Icons and the welcome picture, drawn as our own vectors: they look the same on every machine and
// at every size, and need no font (emoji fonts change from version to version).
#pragma once

#include "app/kiosk/ui/canvas.h"
#include "app/kiosk/ui/icon.h"

namespace candour::kiosk {

// In the largest square in the middle of `rect`. Arrows point the other way when `right_to_left`.
void draw_icon(Canvas& canvas, Icon icon, const Rect& rect, Colour colour,
               bool right_to_left = false);

// An icon on a round plate, of whose width it has a share.
void draw_plate(Canvas& canvas, Icon icon, const Rect& rect, const Theme& theme,
                bool right_to_left = false, float share = 0.56F);

// Speech bubbles of three people, one behind the other: somebody listens here.
void draw_welcome_picture(Canvas& canvas, const Rect& rect, const Theme& theme);

// `step` is 0 (worst) to 4 (best): mouth and brows tell it, never the colour.
void draw_face(Canvas& canvas, const Rect& rect, int step, const Theme& theme);

}  // namespace candour::kiosk
