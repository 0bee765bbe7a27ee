// Counting and waiting.
#include "app/console/receipt/turns.h"

#include <algorithm>

#include "app/console/receipt/limits.h"
#include "core/base/check.h"

namespace candour::console {
namespace {

constexpr Milliseconds all_credit{60'000};
constexpr Milliseconds one = all_credit / receipts_per_minute;

}  // namespace

Turns::Turns(const Clock& clock, SecureRandom& random)
    : clock_(clock),
      of_address_(receipts_per_address, receipts_address_window, random),
      credit_(all_credit),
      counted_at_(clock.since_boot()) {}

bool Turns::has_one(Milliseconds now) {
    credit_ = std::min(all_credit, credit_ + (now - counted_at_));
    counted_at_ = now;
    return credit_ >= one;
}

Turn Turns::take(std::string_view address) {
    std::unique_lock lock{mutex_};
    if (working_ + waiting_ >= receipts_at_once + receipts_waiting_max) return Turn::Busy;
    const Milliseconds now = clock_.since_boot();
    if (!has_one(now)) return Turn::Busy;
    if (!of_address_.take(address, now)) return Turn::TooOften;
    credit_ -= one;
    ++waiting_;
    changed_.wait(lock, [this] { return working_ < receipts_at_once; });
    --waiting_;
    ++working_;
    return Turn::Taken;
}

void Turns::give_back() {
    {
        const std::lock_guard lock{mutex_};
        CHECK(working_ > 0);
        --working_;
    }
    changed_.notify_one();
}

}  // namespace candour::console
