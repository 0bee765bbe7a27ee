// platform/system/clock.cpp: Linux clocks.
#include "platform/system/clock.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>

namespace candour::platform {

namespace {

constexpr Milliseconds nap_max{60'000};
constexpr Milliseconds nap_max_in_tests{20};

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
}

}  // namespace

SystemClock::SystemClock() : ahead_file_(environment("CANDOUR_CLOCK_FILE")) {}

Milliseconds SystemClock::ahead() const {
    if (ahead_file_.empty()) return Milliseconds{0};
    std::int64_t now_ms = 0;
    std::ifstream(ahead_file_) >> now_ms;
    std::int64_t before_ms = ahead_ms_;
    while (before_ms < now_ms && !ahead_ms_.compare_exchange_weak(before_ms, now_ms)) {
    }
    return Milliseconds{std::max(before_ms, now_ms)};
}

Instant SystemClock::wall_now() const {
    return std::chrono::floor<Milliseconds>(std::chrono::system_clock::now()) + ahead();
}

Milliseconds SystemClock::since_boot() const {
    timespec now{};
    CHECK(clock_gettime(CLOCK_BOOTTIME, &now) == 0);
    return Milliseconds{std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000} + ahead();
}

Milliseconds SystemClock::nap(Milliseconds left) const {
    return std::clamp(left, Milliseconds{0}, ahead_file_.empty() ? nap_max : nap_max_in_tests);
}

}  // namespace candour::platform
