// Address limit: how often one network address may do something in a while. Nothing is kept of an
// address but a counter in memory, under a number that only this process can make from it.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string_view>

#include "core/base/world.h"

namespace candour::server {

// Safe from several threads. Fixed in size, whatever comes: addresses share their counters when
// there are more of them than counters.
class AddressLimit {
public:
    static constexpr std::uint32_t times_most = (1U << 24) - 2;  // As far as it counts.

    AddressLimit(std::uint32_t times_max, Milliseconds window, SecureRandom& random);

    // Counts one. False when it is one too many in this window. `now`: Clock::since_boot().
    bool take(std::string_view address, Milliseconds now) {
        return take(address, now, 1, times_max_);
    }
    // Counts `times`, unless it would have more than `most` with them in this window.
    bool take(std::string_view address, Milliseconds now, std::uint32_t times, std::uint32_t most);

private:
    static constexpr std::size_t counters = 1024;
    std::size_t slot_of(std::string_view address) const;
    std::uint32_t count_in(std::uint64_t slot, Milliseconds now) const;

    const std::uint32_t times_max_;
    const Milliseconds window_;
    std::array<std::uint8_t, 32> key_{};
    // The number of the window, and how often in it.
    std::array<std::atomic<std::uint64_t>, counters> slots_{};
};

}  // namespace candour::server
