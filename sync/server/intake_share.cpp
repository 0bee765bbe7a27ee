// How much room one address may take.
#include "sync/server/intake_share.h"

#include <algorithm>

namespace candour::server {

namespace {

constexpr Milliseconds look_every = std::chrono::seconds(1);

}  // namespace

IntakeShare::IntakeShare(store::PoolStore& pool, const Clock& clock, SecureRandom& random)
    : pool_(pool), clock_(clock), taken_(AddressLimit::times_most, share_window, random) {}

Status IntakeShare::look() {
    const Milliseconds now = clock_.since_boot();
    if (now < next_look_.load()) return Unit{};
    ASSIGN_OR_RETURN(const store::Room room, pool_.room());
    all_ = room.all;
    free_ = room.free;
    next_look_ = now + look_every;
    return Unit{};
}

Result<bool> IntakeShare::take(std::string_view address, std::size_t cells) {
    RETURN_IF_ERROR(look());
    const std::int64_t free = free_;
    const std::int64_t most =
        free < all_ / short_part ? free / share_part : std::int64_t{AddressLimit::times_most};
    if (!taken_.take(address, clock_.since_boot(), static_cast<std::uint32_t>(cells),
                     static_cast<std::uint32_t>(std::max(most, std::int64_t{0})))) {
        return false;
    }
    free_ -= static_cast<std::int64_t>(cells);
    return true;
}

}  // namespace candour::server
