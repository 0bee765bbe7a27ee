// Intake share: when the pool grows short of room, no address may take all that is left, so that
// who floods does not lock out the others. In memory only; nothing is kept of an address but a
// counter (address_limit.h).
//
// Not by device: the devices of a service group share their key on purpose. And only when room is
// short: a house with fifty kiosks behind one address is no flood.
#pragma once

#include <atomic>
#include <string_view>

#include "core/base/world.h"
#include "core/store/pool_store.h"
#include "sync/server/address_limit.h"

namespace candour::server {

// Room is short below half of the pool; then an address gets at most an eighth of what is free, in
// an hour.
inline constexpr std::int64_t short_part = 2;
inline constexpr std::int64_t share_part = 8;
inline constexpr Milliseconds share_window = std::chrono::hours(1);

// Safe from several threads.
class IntakeShare {
public:
    IntakeShare(store::PoolStore& pool, const Clock& clock, SecureRandom& random);

    // Counts `cells` that come from `address`. False: it has had its share, try again later.
    // Errors: the pool's.
    Result<bool> take(std::string_view address, std::size_t cells);

private:
    Status look();

    store::PoolStore& pool_;
    const Clock& clock_;
    AddressLimit taken_;
    // Found anew at most once in a second, as a flood asks hundreds of times.
    std::atomic<Milliseconds> next_look_{Milliseconds::min()};
    std::atomic<std::int64_t> all_ = 0;
    std::atomic<std::int64_t> free_ = 0;  // Less what was taken since.
};

}  // namespace candour::server
