// platform/system/even_time.cpp: see even_time.h.
#include "platform/system/even_time.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace candour::platform {

void work_evenly(Milliseconds step, const std::function<void()>& work) {
    using Steady = std::chrono::steady_clock;
    Steady::time_point end = Steady::now();
    std::atomic<bool> done = false;
    std::thread worker([&] {
        work();
        done = true;
    });
    do {
        end += step;
        std::this_thread::sleep_until(end);
    } while (!done);
    worker.join();
}

}  // namespace candour::platform
