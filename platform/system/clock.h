// platform/system/clock.h: the machine's clocks.
#pragma once

#include "core/base/world.h"

namespace candour::platform {

// Safe from any thread.
class SystemClock : public Clock {
public:
    Instant wall_now() const override;
    // Counts while the machine sleeps too (CLOCK_BOOTTIME), so that a window that passed in
    // standby is due at once.
    Milliseconds since_boot() const override;
    CivilDay today() const override;
};

}  // namespace candour::platform
