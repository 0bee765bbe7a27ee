// DeviceRegistry: the devices that the organisation has let in, those that ask to be, and the pool
// key they share. Nothing here is tied to a cell: intake knows a group's key, never a device's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/civil_day.h"
#include "core/base/ids.h"
#include "core/base/result.h"

namespace candour::store {

using DeviceKey = std::array<std::uint8_t, 32>;  // Ed25519, public.

enum class DeviceState : std::uint8_t { Approved, Revoked };

struct Device {
    DeviceId id;  // The first 16 bytes of the BLAKE2b-256 of `key`.
    DeviceKey key{};
    std::string name;  // Staff's word for it: "Reception, front desk".
    std::string service_group;
    DeviceState state = DeviceState::Approved;
    CivilDay enrolled;
    std::optional<CivilDay> last_heartbeat;  // A day, never an hour.
    std::string health;                      // JSON of the newest heartbeat; "" before the first.
};

enum class AttemptState : std::uint8_t { Waiting, Approved, Refused };

struct EnrolmentAttempt {
    AttemptId id;
    DeviceKey key{};
    Bytes commitment;
    Bytes nonce_s;  // The server's.
    Bytes nonce_d;  // The device's; empty until it is revealed.
    Bytes code_hash;
    std::int64_t started_at_s = 0;
    int tries = 0;  // Codes typed for it that were wrong.
    AttemptState state = AttemptState::Waiting;
    std::string service_group;  // This and the name are staff's, once it is approved.
    std::string name;
};

// Of the organisation's devices: a flood filter outside the seal.
struct PoolKeys {
    std::array<std::uint8_t, 32> current{};
    std::optional<std::array<std::uint8_t, 32>> previous;  // Empty after a revocation.
    CivilDay since;                                        // When `current` became current.
};

enum class PreviousKey : std::uint8_t { Keep, Drop };

// Several server processes may share one registry; each promise holds between them too.
class DeviceRegistry {
public:
    virtual ~DeviceRegistry() = default;

    // Errors: Conflict when the id is taken; Full when too many attempts are kept.
    virtual Status add_attempt(const EnrolmentAttempt& attempt) = 0;
    // Errors: NotFound.
    virtual Result<EnrolmentAttempt> attempt(const AttemptId& id) = 0;
    // All that are kept, by id: a typed code is compared with each that waits.
    virtual Result<std::vector<EnrolmentAttempt>> attempts() = 0;
    // Replaces what is kept of a waiting attempt, but never `key`, `commitment` or `tries`.
    // Errors: NotFound; Conflict when it waits no longer.
    virtual Status update_attempt(const EnrolmentAttempt& attempt) = 0;
    // One more wrong code, counted at once for every process. Returns how many now. NotFound.
    virtual Result<int> count_try(const AttemptId& id) = 0;
    // Lets the device in and closes the attempt, both or neither. `device.key` is the attempt's.
    // Errors: NotFound; Conflict when the attempt waits no longer or the device is there already.
    virtual Status approve_attempt(const AttemptId& id, const Device& device) = 0;
    virtual Status end_attempts_before(std::int64_t started_at_s) = 0;

    virtual Result<std::vector<Device>> devices() = 0;  // By name, then by id.
    virtual Result<std::optional<Device>> device(const DeviceKey& key) = 0;
    // Errors: Conflict when the key is there already.
    virtual Status add_device(const Device& device) = 0;
    // For ever. Errors: NotFound.
    virtual Status revoke_device(const DeviceId& id) = 0;
    // Keeps only the newest. Errors: NotFound.
    virtual Status put_heartbeat(const DeviceId& id, CivilDay day, const std::string& health) = 0;

    // Empty before the first rotation.
    virtual Result<std::optional<PoolKeys>> pool_keys() = 0;
    // Makes `fresh` the current key in the place of `replaced`, the current one that the caller
    // saw (empty: none). Errors: Conflict when another process has changed it meanwhile.
    virtual Status rotate_pool_key(const std::optional<std::array<std::uint8_t, 32>>& replaced,
                                   const std::array<std::uint8_t, 32>& fresh, CivilDay day,
                                   PreviousKey previous) = 0;
};

}  // namespace candour::store
