// app/kiosk/play/runner.h: plays a flow file on a kiosk, as a person would: by touching the middle
// of items, typing, and turning pages where a screen has several.
#pragma once

#include <string>
#include <vector>

#include "app/kiosk/play/driver.h"
#include "app/kiosk/play/script.h"

namespace candour::kiosk::play {

// One step, `quit` as none. Errors: what does not hold, and what is on the screen instead.
Status run_line(const Line& line, Driver& driver);

// Plays line after line until quit or the end. Errors: of the first line that does not hold,
// "FILE:LINE: tap purpose.x: there is no such item; on screen 'purpose' are: …".
Status run(const std::vector<Line>& lines, const std::string& file_name, Driver& driver);

}  // namespace candour::kiosk::play
