// Virtual time goes by: what is due is done when it is due, and the session has seen the end, as in
// the window's loop.
#pragma once

#include <algorithm>
#include <optional>

#include "platform/kiosk/session.h"

namespace candour::platform {

// `settle`: until nothing is left to be done or drawn at this time.
template <typename Settle>
void pass_time(Session& session, Milliseconds& now, Milliseconds end, const Settle& settle) {
    while (true) {
        // Asked once: what is read aloud may end on its own thread before a second answer.
        const std::optional<Milliseconds> due = session.due();
        if (!due || *due > end) break;
        now = std::max(now, *due);
        session.tick(now);
        settle();
    }
    now = end;
    session.tick(now);
}

}  // namespace candour::platform
