// tests/simulation/setup.h: the organisation of a simulated world, its keys, and what a device is
// given when it joins. Made from the seed alone.
#pragma once

#include <string>

#include "core/feedback/organisation.h"
#include "sync/protocol/invitation.h"
#include "sync/protocol/keys.h"
#include "sync/server/key_ring.h"
#include "tests/simulation/rng.h"

namespace candour::simulation {

struct Setup {
    // Draws libsodium's randomness: hold a SodiumSeed.
    explicit Setup(std::uint64_t seed);

    feedback::Organisation organisation;
    server::KeyRing ring;
    protocol::PoolKey pool_key;
    protocol::Invitation granted;  // What a device gets when it joins.

    const privacy::EpochPublicKey& epoch_key() const {
        return ring.office.current_epoch().pair.public_key;
    }
};

inline constexpr const char* survey_id = "drop_in";
inline constexpr const char* service_id = "drop-in";

// 1 November 2026, when every world begins.
inline constexpr CivilDay first_day{std::chrono::days{20'758}};

}  // namespace candour::simulation
