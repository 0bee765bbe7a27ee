// Diagrams as inline SVG, and the same as a numbered list for whoever does not see it.
#pragma once

#include <string>
#include <string_view>

#include "app/console/templates.h"
#include "core/complaint/diagram.h"

namespace candour::console {

// `<svg role="img" aria-labelledby=…>` with <title> and <desc>, as wide as its place. All of its
// text is escaped; it holds no style and no script, only classes and presentation attributes (the
// console's policy allows no style attributes). `id`: unique in the page, [a-z0-9_-].
std::string diagram_svg(const complaint::Diagram& diagram, std::string_view id,
                        std::string_view language);

// A list of {place, name, lang, dir, what_happens, holders, is_outside, times, ends, ways}, one a
// box: all that the picture says, and more.
View diagram_list(const complaint::Diagram& diagram, std::string_view language);

}  // namespace candour::console
