// Painter: a paragraph becomes textures on a surface.
#pragma once

#include <vector>

#include "app/kiosk/ui/surface.h"
#include "app/kiosk/ui/text_engine.h"
#include "platform/text/paragraph.h"

namespace candour::platform {

// Textures of what `paragraph` shows, none for nothing but spaces. A glyph is whole in one of them:
// they are cut between lines; only a line wider than a texture may be is cut anywhere. The caller
// releases them.
std::vector<kiosk::TextTexture> paint(const Paragraph& paragraph, kiosk::Surface& surface);

}  // namespace candour::platform
