// Glyphs as glyphs, not as a picture of them: a PDF keeps the letters.
#include "platform/text/show.h"

#include <pango/pangocairo.h>

namespace candour::platform {

void show(std::span<const Paragraph::Line> lines, cairo_t& cairo) {
    for (const Paragraph::Line& line : lines) {
        cairo_move_to(&cairo, line.x, line.baseline);
        pango_cairo_show_layout_line(&cairo, line.line);
    }
}

}  // namespace candour::platform
