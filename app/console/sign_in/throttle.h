// Throttle: slows guessing at one user name, without ever locking anybody else out
// (anonymity-research, 38: a limit over all names lets one attacker keep everyone out).
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "core/base/world.h"

namespace candour::console {

class Throttle {
public:
    // Tries in a row that cost no wait; then one minute, doubling up to the most.
    static constexpr int free_tries = 5;
    static constexpr Milliseconds first_wait{60'000};
    static constexpr Milliseconds wait_max{15 * 60'000};
    static constexpr Milliseconds forget_after{24 * 60 * 60'000};
    // Bounds memory. To push a name out, an attacker pays this many password checks.
    static constexpr std::size_t names_max = 10'000;

    explicit Throttle(const Clock& clock) : clock_(clock) {}

    // Zero: try now (counted as a try). Otherwise how long to wait first; nothing is counted.
    // It is the same whether or not anybody has this name. Safe to call from several threads.
    Milliseconds try_now(const std::string& user_name);
    // The try could not be made after all: it does not count.
    void forgive_one(const std::string& user_name);
    // The password was right.
    void forget(const std::string& user_name);
    std::size_t names() const;

    // Counts a refused sign-in: 1 for the first of the current hour, and so on. Whoever floods the
    // form must not fill the disk with lines of the audit.
    int count_refusal();

private:
    struct Tries {
        int count = 0;
        Milliseconds next{0};  // On the clock since boot.
        Milliseconds last{0};
    };
    void make_room(Milliseconds now);

    const Clock& clock_;
    mutable std::mutex mutex_;
    std::map<std::string, Tries> names_;
    Milliseconds refusals_since_{0};
    int refusals_ = 0;
};

}  // namespace candour::console
