// See next_window.h.
#include "sync/client/next_window.h"

#include <algorithm>

namespace candour::client {

Milliseconds next_window_in(const WindowPlan& plan, int failures_in_a_row, Random& random) {
    constexpr Milliseconds longest = std::chrono::minutes(15);
    Milliseconds wait = plan.interval;
    if (failures_in_a_row > 0) {
        constexpr Milliseconds first_retry = std::chrono::seconds(30);
        const int doublings = std::min(failures_in_a_row - 1, 10);
        wait = std::min(std::min(plan.interval, first_retry) * (1 << doublings), longest);
    }
    const auto half = static_cast<std::uint32_t>(wait.count() / 2);
    const Milliseconds jittered = wait - wait / 4 + Milliseconds(random.below(half + 1));
    return failures_in_a_row > 0 ? std::min(jittered, longest) : jittered;
}

}  // namespace candour::client
