// platform/storage/sql_registry.h: devices, their attempts to enrol and the pool keys, in the
// pool's database.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/store/device_registry.h"
#include "platform/storage/sql.h"

namespace candour::platform {

// More attempts are never kept: a flood of them locks out nobody for longer than they last.
inline constexpr std::int64_t attempts_kept_max = 256;

// Safe from any thread; on PostgreSQL also between programs.
class SqlRegistry : public store::DeviceRegistry {
public:
    // The registry of one organisation in `database`, which has pool_kind()'s tables.
    SqlRegistry(std::shared_ptr<SqlDatabase> database, std::string organisation);

    Status add_attempt(const store::EnrolmentAttempt& attempt) override;
    Result<store::EnrolmentAttempt> attempt(const AttemptId& id) override;
    Result<std::vector<store::EnrolmentAttempt>> attempts() override;
    Status update_attempt(const store::EnrolmentAttempt& attempt) override;
    Result<int> count_try(const AttemptId& id) override;
    Status approve_attempt(const AttemptId& id, const store::Device& device) override;
    Status end_attempts_before(std::int64_t started_at_s) override;

    Result<std::vector<store::Device>> devices() override;
    Result<std::optional<store::Device>> device(const store::DeviceKey& key) override;
    Status add_device(const store::Device& device) override;
    Status revoke_device(const DeviceId& id) override;
    Status put_heartbeat(const DeviceId& id, CivilDay day, const std::string& health) override;

    Result<std::optional<store::PoolKeys>> pool_keys() override;
    Status rotate_pool_key(const std::optional<std::array<std::uint8_t, 32>>& replaced,
                           const std::array<std::uint8_t, 32>& fresh, CivilDay day,
                           store::PreviousKey previous) override;

    // Called whenever a device was revoked, from the thread that did it. Set before others use it.
    void on_revoked(std::function<void(const DeviceId&)> told) { on_revoked_ = std::move(told); }

private:
    // What an UPDATE that changed no row means: no such attempt, or one that waits no longer.
    Status why_unchanged(SqlConnection& connection, const AttemptId& id);
    Status insert_device(SqlConnection& connection, const store::Device& device);
    Status insert_pool_key(SqlConnection& connection, int place, ByteView key, CivilDay since);

    const std::shared_ptr<SqlDatabase> database_;  // Shared: see SqlPool.
    const std::string organisation_;
    std::function<void(const DeviceId&)> on_revoked_;
};

}  // namespace candour::platform
