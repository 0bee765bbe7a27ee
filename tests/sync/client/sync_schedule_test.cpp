// What a device does when, over virtual days.
#include "sync/client/sync_schedule.h"

#include <map>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/property.h"

namespace candour::client {

namespace {

using namespace std::chrono_literals;

class SeededRandom : public Random {
public:
    explicit SeededRandom(std::uint64_t seed) : state_(seed * 2 + 1) {}
    std::uint32_t below(std::uint32_t bound) override {
        state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::uint32_t>((state_ >> 33) % bound);
    }

private:
    std::uint64_t state_;
};

constexpr Instant a_monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

struct Happened {
    SyncTask task;
    Milliseconds begin, end;
};

// A device on virtual time. `takes` and `works` say how each task goes.
struct Device {
    explicit Device(std::uint64_t seed, SyncPlan with = {}) : plan(with), random(seed) {
        if (plan.device_key) {
            for (std::uint8_t& byte : *plan.device_key)
                byte = static_cast<std::uint8_t>(random.below(256));
        }
        schedule.emplace(plan, now, a_monday, last_renewal, random);
    }
    void run_until(Milliseconds end) {
        while (schedule->next().at <= end) {
            const SyncSchedule::Due due = schedule->next();
            now = std::max(now, due.at);
            const Milliseconds begin = now;
            now += takes(due.task);
            happened.push_back({due.task, begin, now});
            if (due.task == SyncTask::Window) {
                schedule->window_ended(now, window_end());
            } else {
                schedule->ended(due.task, now, a_monday + now, works(due.task));
            }
        }
        now = std::max(now, end);
    }
    std::vector<Milliseconds> times(SyncTask task) const {
        std::vector<Milliseconds> found;
        for (const Happened& one : happened) {
            if (one.task == task) found.push_back(one.begin);
        }
        return found;
    }

    SyncPlan plan;
    SeededRandom random;
    Milliseconds now{5'000};
    std::optional<Instant> last_renewal;
    std::function<Milliseconds(SyncTask)> takes = [](SyncTask) { return Milliseconds(500); };
    std::function<bool(SyncTask)> works = [](SyncTask) { return true; };
    std::function<WindowEnd()> window_end = [] { return WindowEnd::Done; };
    std::vector<Happened> happened;
    std::optional<SyncSchedule> schedule;
};

SyncPlan with_key() {
    SyncPlan plan;
    plan.device_key.emplace();
    return plan;
}

bool is_signed(SyncTask task) { return task == SyncTask::Heartbeat || task == SyncTask::PoolKey; }

// Nothing signed by the device key within two minutes of cells.
void require_apart(const std::vector<Happened>& happened) {
    Milliseconds least = 24h;
    for (const Happened& cells : happened) {
        if (cells.task != SyncTask::Window) continue;
        for (const Happened& other : happened) {
            if (!is_signed(other.task)) continue;
            least = std::min(least, other.begin > cells.begin ? other.begin - cells.end
                                                              : cells.begin - other.end);
        }
    }
    REQUIRE(least >= 2min);
}

}  // namespace

TEST_CASE("windows go on at their interval, and all else in its own time", "[sync]") {
    Device device(1, with_key());
    device.run_until(24h * 14);
    const auto windows = device.times(SyncTask::Window);
    Milliseconds shortest = 24h;
    Milliseconds longest{0};
    for (std::size_t i = 1; i < windows.size(); ++i) {
        shortest = std::min(shortest, windows[i] - windows[i - 1]);
        longest = std::max(longest, windows[i] - windows[i - 1]);
    }
    REQUIRE(shortest >= 225s);
    // A window that gives way to both signed tasks in turn.
    REQUIRE(longest <= 376s + 4 * 2min);
    REQUIRE(windows.size() > 3'800);
    REQUIRE(device.times(SyncTask::Manifest).size() > 14 * 20);
    REQUIRE(device.times(SyncTask::Replies).size() > 14 * 20);
    REQUIRE(device.times(SyncTask::Heartbeat).size() == 56);
    REQUIRE(device.times(SyncTask::PoolKey).size() >= 2);
    REQUIRE(device.times(SyncTask::PoolKey).size() <= 4);
}

TEST_CASE("nothing that is signed by the device comes beside its cells", "[sync]") {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        INFO("seed " << seed);
        Device device(seed, with_key());
        // Links are slow and fail now and then, and networks come and go.
        device.takes = [&](SyncTask) { return Milliseconds(device.random.below(240'000)); };
        device.works = [&](SyncTask) { return device.random.below(3) > 0; };
        device.window_end = [&] { return static_cast<WindowEnd>(device.random.below(3)); };
        for (int hour = 1; hour < 48; ++hour) {
            device.run_until(1h * hour);
            if (device.random.below(2) == 0) device.schedule->link_up(device.now);
            if (device.random.below(8) == 0) device.schedule->pool_key_refused(device.now);
        }
        REQUIRE(device.times(SyncTask::Window).size() > 20);
        REQUIRE(device.times(SyncTask::Heartbeat).size() > 3);
        REQUIRE(device.times(SyncTask::PoolKey).size() > 1);
        require_apart(device.happened);
    }
}

TEST_CASE("a device without a key of its own signs nothing", "[sync]") {
    Device device(3);
    device.run_until(24h * 30);
    REQUIRE(device.times(SyncTask::Heartbeat).empty());
    REQUIRE(device.times(SyncTask::PoolKey).empty());
    device.schedule->pool_key_refused(device.now);
    device.run_until(device.now + 24h);
    REQUIRE(device.times(SyncTask::PoolKey).empty());
}

TEST_CASE("failures back off to a quarter of an hour, and a link that comes ends that", "[sync]") {
    Device device(4);
    device.window_end = [] { return WindowEnd::Failed; };
    device.run_until(12h);
    const auto windows = device.times(SyncTask::Window);
    REQUIRE(windows.back() - windows[windows.size() - 2] > 11min);
    REQUIRE(device.schedule->next().at > device.now - 15min);
    device.schedule->link_up(device.now);
    REQUIRE(device.schedule->next().task == SyncTask::Window);
    REQUIRE(device.schedule->next().at > device.now);
    REQUIRE(device.schedule->next().at <= device.now + 5s);
    // And the count begins again.
    device.happened.clear();
    device.run_until(device.now + 2min);
    REQUIRE(device.times(SyncTask::Window).size() >= 2);
}

TEST_CASE("an address that is announced again and again moves no window", "[sync]") {
    Device device(5);
    device.run_until(1h);
    const auto before = device.schedule->next();
    for (int i = 0; i < 100; ++i)
        device.schedule->link_up(device.now);
    REQUIRE(device.schedule->next().at == before.at);
}

TEST_CASE("a window that was cut but moved something is retried soon each time", "[sync]") {
    Device device(6);
    device.window_end = [] { return WindowEnd::Progress; };
    device.run_until(1h);
    const auto windows = device.times(SyncTask::Window);
    for (std::size_t i = 2; i < windows.size(); ++i)
        REQUIRE(windows[i] - windows[i - 1] <= 39s);
}

TEST_CASE("a refused pool key is renewed, then the window comes soon", "[sync]") {
    Device device(7, with_key());
    device.run_until(1h);
    device.happened.clear();
    device.window_end = [&] {
        return device.times(SyncTask::PoolKey).empty() ? WindowEnd::Failed : WindowEnd::Done;
    };
    device.run_until(device.now + 7min);
    const Milliseconds refused = device.now;
    device.schedule->pool_key_refused(device.now);
    device.happened.clear();
    device.run_until(refused + 10min);
    REQUIRE(device.times(SyncTask::PoolKey).size() == 1);
    REQUIRE(device.times(SyncTask::Window).size() >= 1);
    require_apart(device.happened);
}

TEST_CASE("the weekly renewal is at a moment of the week that differs between devices", "[sync]") {
    std::map<std::int64_t, int> hours;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Device device(seed, with_key());
        device.last_renewal = a_monday;
        device.schedule.emplace(device.plan, device.now, a_monday, device.last_renewal,
                                device.random);
        device.run_until(24h * 21);
        const auto renewals = device.times(SyncTask::PoolKey);
        REQUIRE(renewals.size() >= 2);
        REQUIRE(renewals.size() <= 4);
        for (std::size_t i = 1; i < renewals.size(); ++i) {
            const Milliseconds gap = renewals[i] - renewals[i - 1];
            REQUIRE(gap > 24h * 7 - 15min);
            REQUIRE(gap < 24h * 7 + 15min);
        }
        ++hours[renewals.back() / 1h];
    }
    REQUIRE(hours.size() > 30);
}

TEST_CASE("a renewal that was missed while the device was off comes soon after the start",
          "[sync]") {
    SyncPlan plan = with_key();
    Device device(9, plan);
    device.schedule.emplace(device.plan, device.now, a_monday, a_monday - 24h * 9, device.random);
    device.run_until(1h);
    REQUIRE(device.times(SyncTask::PoolKey).size() == 1);
}

TEST_CASE("a short interval for demonstrations is kept", "[sync]") {
    SyncPlan plan;
    plan.window.interval = 1s;
    Device device(10, plan);
    device.takes = [](SyncTask) { return Milliseconds(10); };
    device.run_until(15s);
    REQUIRE(device.times(SyncTask::Window).size() >= 6);
    REQUIRE(device.times(SyncTask::Manifest).size() == 1);
}

}  // namespace candour::client
