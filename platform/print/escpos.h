// ESC/POS, which receipt printers of all makers understand: a picture, then feed and cut.
#pragma once

#include "platform/print/dots.h"

namespace candour::platform::print {

// ESC @ (as it was switched on), the picture in bands of GS v 0, ESC d (feed), GS V 66 (cut, where
// it can), and ESC @ once more, which clears what the printer buffers.
Bytes escpos_of(const DotPicture& picture);

// Enough of nothing to end a band that was broken off. A printer that waits for none ignores it.
Bytes end_of_broken_band(const SlipSize& size);

}  // namespace candour::platform::print
