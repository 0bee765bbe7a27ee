// Counting tries a name, in memory only: a restart forgives, and nothing names a person on disk.
#include "app/console/sign_in/throttle.h"

#include <algorithm>

namespace candour::console {
namespace {

Milliseconds wait_after(int tries) {
    if (tries < Throttle::free_tries) return Milliseconds{0};
    const int doublings = std::min(tries - Throttle::free_tries, 8);
    return std::min(Throttle::first_wait * (1 << doublings), Throttle::wait_max);
}

}  // namespace

Milliseconds Throttle::try_now(const std::string& user_name) {
    const std::lock_guard lock{mutex_};
    const Milliseconds now = clock_.since_boot();
    if (!names_.contains(user_name)) make_room(now);
    Tries& tries = names_[user_name];
    if (now - tries.last > forget_after) tries = {};
    if (now < tries.next) return tries.next - now;
    ++tries.count;
    tries.last = now;
    tries.next = now + wait_after(tries.count);
    return Milliseconds{0};
}

void Throttle::forgive_one(const std::string& user_name) {
    const std::lock_guard lock{mutex_};
    const auto tries = names_.find(user_name);
    if (tries == names_.end()) return;
    if (--tries->second.count <= 0) {
        names_.erase(tries);
    } else {
        tries->second.next = tries->second.last;
    }
}

std::size_t Throttle::names() const {
    const std::lock_guard lock{mutex_};
    return names_.size();
}

void Throttle::forget(const std::string& user_name) {
    const std::lock_guard lock{mutex_};
    names_.erase(user_name);
}

int Throttle::count_refusal() {
    const std::lock_guard lock{mutex_};
    const Milliseconds now = clock_.since_boot();
    if (refusals_ == 0 || now - refusals_since_ >= std::chrono::hours{1}) {
        refusals_since_ = now;
        refusals_ = 0;
    }
    return ++refusals_;
}

void Throttle::make_room(Milliseconds now) {
    if (names_.size() < names_max) return;
    std::erase_if(names_, [now](const auto& entry) { return now - entry.second.last > wait_max; });
    if (names_.size() < names_max) return;
    names_.erase(
        std::ranges::min_element(names_, {}, [](const auto& entry) { return entry.second.last; }));
}

}  // namespace candour::console
