// platform/kiosk/play_lines.h: plays steps as they come on a pipe, and forgets each once it is
// done: with `--play -` a visitor's words are in this program only as long as a visitor's would be.
#pragma once

#include <string_view>

#include "app/kiosk/play/driver.h"
#include "core/base/result.h"

namespace candour::platform {

inline constexpr std::string_view play_from_pipe = "-";

// Until `quit` or the end of the file, an open one that is read. Prints "played 1", "played 2" …
// after each step that held, so that whoever writes knows. Errors: Invalid "line 3, tap: …" at the
// first that does not hold. No message repeats what was typed or what stands on the screen.
Status play_lines(int file, kiosk::play::Driver& driver);

}  // namespace candour::platform
