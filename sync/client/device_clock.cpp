// See device_clock.h.
#include "sync/client/device_clock.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>

namespace candour::client {

namespace {

constexpr const char* day_setting = "signed_day";
// Days since 1970, up to the year 2255: what lies beyond is nobody's clock.
constexpr int days_max = 104'000;

std::optional<CivilDay> day_from(std::int64_t days) {
    if (days < 0 || days > days_max) return std::nullopt;
    return CivilDay{std::chrono::days(static_cast<int>(days))};
}

std::optional<CivilDay> day_from(const std::string& text) {
    int days = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), days);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return day_from(std::int64_t{days});
}

}  // namespace

DeviceClock::DeviceClock(const Clock& clock, CivilDay built, store::OutboxStore& store)
    : clock_(clock), store_(store), floor_(built) {
    if (const auto day = last_signed_day(store)) floor_ = std::max(floor_, *day);
}

Instant DeviceClock::wall_now() const { return std::max(clock_.wall_now(), Instant{floor_}); }

Status DeviceClock::learn(std::int64_t signed_time_s) {
    const auto day = day_from(signed_time_s / 86'400);
    if (!day || *day < floor_) return Unit{};
    // Also on the very day of the build: staff ask when the server was heard last.
    if (*day == floor_ && last_signed_day(store_) == day) return Unit{};
    RETURN_IF_ERROR(
        store_.set_setting(day_setting, std::to_string(day->time_since_epoch().count())));
    floor_ = *day;
    return Unit{};
}

std::optional<CivilDay> last_signed_day(store::OutboxStore& store) {
    const Result<std::string> kept = store.setting(day_setting);
    if (!kept.ok()) return std::nullopt;
    return day_from(kept.value());
}

}  // namespace candour::client
