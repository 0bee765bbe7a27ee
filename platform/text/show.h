// Shows a paragraph's lines on any Cairo surface: a printed page.
#pragma once

#include <span>

#include <cairo.h>

#include "platform/text/paragraph.h"

namespace candour::platform {

// `lines` are of one paragraph, which outlives the call; its box's top left corner is the origin.
void show(std::span<const Paragraph::Line> lines, cairo_t& cairo);

}  // namespace candour::platform
