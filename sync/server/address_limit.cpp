// Counters under keyed hashes of addresses.
#include "sync/server/address_limit.h"

#include <algorithm>

#include "sync/protocol/hash.h"

namespace candour::server {

namespace {

constexpr std::string_view address_domain = "candour/address/1";
constexpr unsigned count_bits = 24;
constexpr std::uint64_t count_mask = (1U << count_bits) - 1;
static_assert(AddressLimit::times_most < count_mask);

std::uint64_t window_number(Milliseconds now, Milliseconds window) {
    return static_cast<std::uint64_t>(now / window);
}

}  // namespace

AddressLimit::AddressLimit(std::uint32_t times_max, Milliseconds window, SecureRandom& random)
    : times_max_(times_max), window_(window) {
    CHECK(times_max <= times_most);
    random.fill(key_);
}

std::size_t AddressLimit::slot_of(std::string_view address) const {
    const protocol::Hash hash = protocol::keyed_hash(address_domain, {as_bytes(address)}, key_);
    return (std::size_t{hash[0]} << 8 | hash[1]) % counters;
}

std::uint32_t AddressLimit::count_in(std::uint64_t slot, Milliseconds now) const {
    if (slot >> count_bits != window_number(now, window_)) return 0;
    return static_cast<std::uint32_t>(slot & count_mask);
}

bool AddressLimit::take(std::string_view address, Milliseconds now, std::uint32_t times,
                        std::uint32_t most) {
    std::atomic<std::uint64_t>& slot = slots_[slot_of(address)];
    std::uint64_t before = slot.load();
    while (true) {
        const std::uint64_t count = count_in(before, now);
        if (count + times > std::min(most, times_most)) return false;
        const std::uint64_t after = window_number(now, window_) << count_bits | (count + times);
        if (slot.compare_exchange_weak(before, after)) return true;
    }
}

}  // namespace candour::server
