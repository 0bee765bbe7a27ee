// platform/kiosk/process.h: what the kiosk asks of the operating system for itself.
#pragma once

#include <functional>
#include <thread>

#include "core/base/world.h"

namespace candour::platform {

// No page on a swap disk, where the limits of this machine allow it. To be called when the first
// frame is shown: before that no words are in memory, and it would delay that frame.
void keep_memory_off_swap();

// Signals that ask the program to end wait from now on for a StopSignal. To be called before any
// other thread is made, which would take them otherwise.
void hold_stop_signals();

// Calls `on_stop`, in a thread of its own, when the program is asked to end (SIGTERM, SIGINT).
class StopSignal {
public:
    explicit StopSignal(std::function<void()> on_stop);
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

private:
    std::thread thread_;
};

Milliseconds time_since_process_start();  // To 10 ms: that is how Linux keeps it.
Milliseconds processor_time_used();       // By all threads so far.

}  // namespace candour::platform
