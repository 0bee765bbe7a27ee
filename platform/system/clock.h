// platform/system/clock.h: the machine's clocks.
#pragma once

#include <atomic>
#include <string>

#include "core/base/world.h"

namespace candour::platform {

// Safe from any thread.
//
// For tests of the programs over weeks: where the environment names a file in CANDOUR_CLOCK_FILE,
// the milliseconds that stand in it are added to every clock. It is read anew each time; a number
// that is lower than before, or none, changes nothing.
class SystemClock : public Clock {
public:
    SystemClock();

    Instant wall_now() const override;
    // Counts while the machine sleeps too (CLOCK_BOOTTIME), so that a window that passed in
    // standby is due at once.
    Milliseconds since_boot() const override;

    // How long a thread that waits for `left` may sleep before it looks here again: what threads
    // sleep by stands still in standby, and a test's clock jumps.
    Milliseconds nap(Milliseconds left) const;

private:
    Milliseconds ahead() const;

    const std::string ahead_file_;  // Empty but in tests.
    mutable std::atomic<std::int64_t> ahead_ms_ = 0;
};

}  // namespace candour::platform
