// Pictures as people have them, PNG, JPEG and WebP, made ready for kiosks.
#pragma once

#include "core/base/bytes.h"
#include "core/base/result.h"
#include "platform/pictures/pixels.h"

namespace candour::platform::pictures {

// Upright, as it is meant to be seen. The kind is told by the content, not by the file's name. The
// size is looked at before anything is unpacked. Errors: Invalid, in words that go on from the
// file's name ("is no picture …", "is damaged …", "has too many pixels …").
Result<Pixels> read_picture(ByteView file);

// The same as what goes out to kiosks: WebP of at most 640 x 640 pixels, and nothing else of what
// was in the file: no place, no time, no name of a camera or a person. Errors: as read_picture().
Result<Bytes> prepare_picture(ByteView file);

// The kinds.
Result<Pixels> read_png(ByteView file);
Result<Pixels> read_jpeg(ByteView file);

// Errors: Invalid, when a header's size is too much to unpack.
Status check_size(int width, int height);

}  // namespace candour::platform::pictures
