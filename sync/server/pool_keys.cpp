// Weekly pool keys.
#include "sync/server/pool_keys.h"

namespace candour::server {

namespace {

constexpr std::chrono::days key_lasts{7};
// Only other processes that rotate at the same moment make a try fail.
constexpr int tries_max = 10;

// Also when the clock was far ahead once: a day in the future must not keep a key for years.
bool is_due(CivilDay since, CivilDay today) {
    return today >= since + key_lasts || today + key_lasts < since;
}

}  // namespace

Result<std::vector<protocol::PoolKey>> accepted_pool_keys(store::DeviceRegistry& registry) {
    ASSIGN_OR_RETURN(const std::optional<store::PoolKeys> keys, registry.pool_keys());
    std::vector<protocol::PoolKey> accepted;
    if (keys) accepted.push_back({keys->current});
    if (keys && keys->previous) accepted.push_back({*keys->previous});
    return accepted;
}

Result<protocol::PoolKey> current_pool_key(store::DeviceRegistry& registry) {
    ASSIGN_OR_RETURN(const std::optional<store::PoolKeys> keys, registry.pool_keys());
    if (!keys) {
        return Error{ErrorKind::Unavailable,
                     "the server has no pool key yet; start it once with candour-server serve"};
    }
    return protocol::PoolKey{keys->current};
}

Result<bool> rotate_if_due(store::DeviceRegistry& registry, CivilDay today) {
    ASSIGN_OR_RETURN(const std::optional<store::PoolKeys> keys, registry.pool_keys());
    if (keys && !is_due(keys->since, today)) return false;
    const auto replaced = keys ? std::optional(keys->current) : std::nullopt;
    const Status made = registry.rotate_pool_key(replaced, protocol::make_pool_key().bytes, today,
                                                 store::PreviousKey::Keep);
    if (made.ok()) return true;
    if (made.error().kind == ErrorKind::Conflict) return false;
    return made.error();
}

Status replace_pool_keys(store::DeviceRegistry& registry, CivilDay today) {
    for (int i = 0; i < tries_max; ++i) {
        ASSIGN_OR_RETURN(const std::optional<store::PoolKeys> keys, registry.pool_keys());
        const auto replaced = keys ? std::optional(keys->current) : std::nullopt;
        const Status made = registry.rotate_pool_key(replaced, protocol::make_pool_key().bytes,
                                                     today, store::PreviousKey::Drop);
        if (made.ok() || made.error().kind != ErrorKind::Conflict) return made;
    }
    return Error{ErrorKind::Conflict,
                 "the pool key is being changed by another process; try again"};
}

}  // namespace candour::server
