// platform/system/even_time.h: work whose end does not tell how long it took.
#pragma once

#include <functional>

#include "core/base/world.h"

namespace candour::platform {

// Runs `work`, and comes back when a whole number of `step`s, at least one, has passed since it
// began. The work is done on a thread of its own and the caller sleeps: on a busy machine Linux
// wakes a thread later that has used more of a processor before it slept, and so would tell.
// `work` must not throw.
void work_evenly(Milliseconds step, const std::function<void()>& work);

}  // namespace candour::platform
