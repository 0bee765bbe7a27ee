// Orientation: how a camera was held. Its photographs lie in the file as the sensor saw them; a tag
// of EXIF says how they are meant to be seen, and that is followed before the tag goes with the
// others.
#pragma once

#include "core/base/bytes.h"
#include "platform/pictures/pixels.h"

namespace candour::platform::pictures {

// EXIF's tag 0x0112 of a JPEG file: 1 to 8; 1 (upright) when it has none that can be read.
int orientation_of(ByteView jpeg);

// As it is meant to be seen.
Pixels turned(Pixels pixels, int orientation);

}  // namespace candour::platform::pictures
