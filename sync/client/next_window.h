// next_window_in: how long a device waits until it sends again.
#pragma once

#include "core/base/world.h"

namespace candour::client {

// When the next window is: a fixed interval with jitter of a quarter either way; after failures
// exponential back-off, at most 15 minutes. Pure.
struct WindowPlan {
    Milliseconds interval{5 * 60'000};
};
Milliseconds next_window_in(const WindowPlan& plan, int failures_in_a_row, Random& random);

}  // namespace candour::client
