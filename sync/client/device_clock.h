// DeviceClock: the device's date, never before the program's build nor before the last time that
// its server has signed: a tablet without a battery for its clock wakes up in 1970.
#pragma once

#include <optional>

#include "core/base/world.h"
#include "core/store/outbox_store.h"

namespace candour::client {

// Clocks order, deduplicate and expire nothing here, so a floor that is wrong harms nobody.
// For one thread.
class DeviceClock : public Clock {
public:
    // Both outlive this. A kept time that is past reading is left out.
    DeviceClock(const Clock& clock, CivilDay built, store::OutboxStore& store);

    Instant wall_now() const override;
    Milliseconds since_boot() const override { return clock_.since_boot(); }

    // A time that our server has signed, in seconds since 1970. Kept by its day alone: the device
    // need not know when it last sent.
    Status learn(std::int64_t signed_time_s);

private:
    const Clock& clock_;
    store::OutboxStore& store_;
    CivilDay floor_;
};

// The newest day that its server has signed, as learn() kept it; empty when none is known.
std::optional<CivilDay> last_signed_day(store::OutboxStore& store);

}  // namespace candour::client
