// SyncSchedule: what a device does next, and when. Pure: it is told what happened and the time
// since boot, and knows no thread, no timer and no wall clock but for the weekly renewal.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "core/base/world.h"
#include "sync/client/next_window.h"

namespace candour::client {

enum class SyncTask : std::uint8_t { Window, Manifest, Replies, Heartbeat, PoolKey };
inline constexpr std::size_t sync_tasks = 5;

struct SyncPlan {
    WindowPlan window;
    Milliseconds manifest_every{60 * 60'000};
    Milliseconds replies_every{60 * 60'000};
    Milliseconds heartbeat_every{6 * 60 * 60'000};
    // Between what is signed by the device key and a window of cells, so that nobody on the way can
    // tell whose cells they are (architecture §4.4).
    Milliseconds apart{2 * 60'000};
    // Empty (joined by an invitation file): nothing that needs a device key is ever due.
    std::optional<std::array<std::uint8_t, 32>> device_key;
};

enum class WindowEnd : std::uint8_t {
    Done,      // Also when there was too much for one window.
    Progress,  // Cut, but something was acknowledged: the link works.
    Failed,
};

class SyncSchedule {
public:
    struct Due {
        SyncTask task;
        Milliseconds at;  // Since boot; may be past.
    };
    // `last_renewal`: of the pool key; empty when unknown. `random` outlives this.
    SyncSchedule(const SyncPlan& plan, Milliseconds now, Instant wall_now,
                 std::optional<Instant> last_renewal, Random& random);

    Due next() const;

    // What came of the task that was due, at its end. Only one runs at a time.
    void window_ended(Milliseconds now, WindowEnd end);
    // For any other task.
    void ended(SyncTask task, Milliseconds now, Instant wall_now, bool worked);
    // It has more to do: the rest follows in a moment, after anything else that is due.
    void goes_on(SyncTask task, Milliseconds now);
    // The server signs with a key that we do not know: a newer bundle may vouch for it.
    void look_for_bundle(Milliseconds now);
    // The server does not know our pool key any more: renew it, then send again.
    void pool_key_refused(Milliseconds now);
    // A cable, a radio or an address came. Matters only after a failure: a plan that works is kept,
    // for some networks announce an address every few minutes.
    void link_up(Milliseconds now);

private:
    Milliseconds& at(SyncTask task) { return at_[static_cast<std::size_t>(task)]; }
    void plan_signed_tasks(Milliseconds now, Instant wall_now, std::optional<Instant> last_renewal);
    void plan_window(Milliseconds earliest);
    Milliseconds pause_after(SyncTask task, Milliseconds now, Instant wall_now, bool worked);
    Milliseconds next_renewal(Milliseconds now, Instant wall_now) const;
    Milliseconds jittered(Milliseconds time);

    SyncPlan plan_;
    Random& random_;
    std::array<Milliseconds, sync_tasks> at_{};
    std::array<bool, sync_tasks> failed_{};
    int failures_ = 0;
    Milliseconds last_signed_end_;
    Milliseconds last_window_end_;
};

}  // namespace candour::client
