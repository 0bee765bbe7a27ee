// What a device does next. Windows and signed tasks give way to one another; all else may be beside
// either, for it is the same for every device.
#include "sync/client/sync_schedule.h"

#include <algorithm>
#include <utility>

namespace candour::client {

namespace {

constexpr Milliseconds never = Milliseconds::max();
constexpr Milliseconds week = std::chrono::hours(7 * 24);
constexpr Milliseconds retry_at_most = std::chrono::minutes(15);
constexpr Milliseconds first_look = std::chrono::minutes(1);
constexpr SyncTask signed_tasks[] = {SyncTask::Heartbeat, SyncTask::PoolKey};

// A moment in [0, period) that differs between devices, always the same for one.
Milliseconds phase_of(const std::array<std::uint8_t, 32>& key, std::size_t part,
                      Milliseconds period) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i)
        number = number << 8 | key[part * 8 + i];
    return Milliseconds(number % static_cast<std::uint64_t>(period.count()));
}

std::size_t index(SyncTask task) { return static_cast<std::size_t>(task); }

}  // namespace

SyncSchedule::SyncSchedule(const SyncPlan& plan, Milliseconds now, Instant wall_now,
                           std::optional<Instant> last_renewal, Random& random)
    : plan_(plan),
      random_(random),
      last_signed_end_(now - plan.apart),
      last_window_end_(now - plan.apart) {
    at(SyncTask::Heartbeat) = at(SyncTask::PoolKey) = never;
    if (plan.device_key) plan_signed_tasks(now, wall_now, last_renewal);
    const Milliseconds first = std::min<Milliseconds>(plan.window.interval, first_look);
    at(SyncTask::Manifest) = now + jittered(first);
    at(SyncTask::Replies) = now + jittered(first);
    plan_window(now + next_window_in(plan.window, 0, random));
}

// Counted from the start, which is when somebody switches the device on, not when somebody speaks.
void SyncSchedule::plan_signed_tasks(Milliseconds now, Instant wall_now,
                                     std::optional<Instant> last_renewal) {
    constexpr Milliseconds spread = std::chrono::minutes(20);
    const Milliseconds soon =
        now + std::chrono::minutes(10) + phase_of(*plan_.device_key, 0, spread);
    const Milliseconds weekly = next_renewal(now, wall_now);
    const Instant before = wall_now + (weekly - now) - week;
    const bool missed = !last_renewal || *last_renewal < before;
    at(SyncTask::Heartbeat) = soon;
    at(SyncTask::PoolKey) = missed ? std::min(weekly, soon + std::chrono::minutes(1)) : weekly;
}

SyncSchedule::Due SyncSchedule::next() const {
    const auto least = std::ranges::min_element(at_);
    return {static_cast<SyncTask>(least - at_.begin()), *least};
}

void SyncSchedule::window_ended(Milliseconds now, WindowEnd end) {
    if (end == WindowEnd::Done) failures_ = 0;
    if (end == WindowEnd::Progress) failures_ = 1;
    if (end == WindowEnd::Failed) ++failures_;
    last_window_end_ = now;
    for (const SyncTask task : signed_tasks) {
        if (at(task) != never) at(task) = std::max(at(task), now + plan_.apart);
    }
    plan_window(now + next_window_in(plan_.window, failures_, random_));
}

void SyncSchedule::ended(SyncTask task, Milliseconds now, Instant wall_now, bool worked) {
    failed_[index(task)] = !worked;
    at(task) = now + pause_after(task, now, wall_now, worked);
    if (task != SyncTask::Heartbeat && task != SyncTask::PoolKey) return;
    last_signed_end_ = now;
    const bool mended = task == SyncTask::PoolKey && worked && failures_ > 0;
    if (mended) failures_ = 0;
    plan_window(mended ? now : at(SyncTask::Window));
}

void SyncSchedule::goes_on(SyncTask task, Milliseconds now) {
    constexpr Milliseconds moment{1'000};
    at(task) = now + jittered(moment);
}

void SyncSchedule::look_for_bundle(Milliseconds now) {
    if (failed_[index(SyncTask::Manifest)]) return;  // It has its own times for trying again.
    constexpr Milliseconds soon{2'000};
    at(SyncTask::Manifest) = std::min(at(SyncTask::Manifest), now + jittered(soon));
}

void SyncSchedule::pool_key_refused(Milliseconds now) {
    if (!plan_.device_key) return;
    at(SyncTask::PoolKey) =
        std::min(at(SyncTask::PoolKey), std::max(now, last_window_end_ + plan_.apart));
    plan_window(at(SyncTask::Window));
}

void SyncSchedule::link_up(Milliseconds now) {
    // An interface is up a little before its routes and names are.
    const Milliseconds soon = now + Milliseconds(1000) + jittered(Milliseconds(2000));
    if (failures_ > 0) {
        failures_ = 0;
        plan_window(std::min(at(SyncTask::Window), soon));
    }
    for (const SyncTask task : {SyncTask::Manifest, SyncTask::Replies}) {
        if (std::exchange(failed_[index(task)], false)) at(task) = std::min(at(task), soon);
    }
}

// The first moment from `earliest` on that is apart from everything signed.
void SyncSchedule::plan_window(Milliseconds earliest) {
    Milliseconds time = std::max(earliest, last_signed_end_ + plan_.apart);
    for (int round = 0; round < 2; ++round) {  // Past one task it may be beside the other.
        for (const SyncTask task : signed_tasks) {
            const Milliseconds other = at(task);
            if (other == never) continue;
            if (time > other - plan_.apart && time < other + plan_.apart) {
                time = other + plan_.apart;
            }
        }
    }
    at(SyncTask::Window) = time;
}

Milliseconds SyncSchedule::pause_after(SyncTask task, Milliseconds now, Instant wall_now,
                                       bool worked) {
    Milliseconds usual{0};
    switch (task) {
        case SyncTask::Heartbeat:
            usual = plan_.heartbeat_every;
            break;  // Fixed: no jitter.
        case SyncTask::PoolKey:
            usual = next_renewal(now, wall_now) - now;
            break;
        case SyncTask::Manifest:
            usual = jittered(plan_.manifest_every);
            break;
        case SyncTask::Replies:
            usual = jittered(plan_.replies_every);
            break;
        case SyncTask::Window:
            CHECK(false);  // window_ended() is for that.
    }
    return worked ? usual : std::min(usual, jittered(retry_at_most));
}

// Wall clocks may jump: then it comes early or late, and a key that has ended is renewed when the
// server says so.
Milliseconds SyncSchedule::next_renewal(Milliseconds now, Instant wall_now) const {
    const Milliseconds phase = phase_of(*plan_.device_key, 1, week);
    const Milliseconds into_week = wall_now.time_since_epoch() % week;
    Milliseconds left = (phase - into_week + week) % week;
    if (left < std::chrono::hours(1)) left += week;  // It is this week's that was just done.
    return now + left;
}

// A quarter either way.
Milliseconds SyncSchedule::jittered(Milliseconds time) {
    const auto half = static_cast<std::uint32_t>(time.count() / 2);
    return time - time / 4 + Milliseconds(random_.below(half + 1));
}

}  // namespace candour::client
