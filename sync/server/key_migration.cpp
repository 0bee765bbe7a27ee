// keys.json of the first version, split.
#include "sync/server/key_migration.h"

#include "sync/server/key_files.h"
#include "sync/server/key_json.h"

namespace candour::server {

namespace {

using nlohmann::json;
using protocol::Fields;

constexpr const char* old_format = "candour-keys-1";
constexpr const char* emptied_format = "candour-keys-1-split";

using PoolKeyBytes = std::array<std::uint8_t, 32>;

// Empty when there is nothing to split.
Result<std::optional<json>> old_file(Disk& disk, const std::string& path) {
    if (!disk.exists(path)) return std::optional<json>();
    if (read_key_file(disk, path, emptied_format).ok()) return std::optional<json>();
    ASSIGN_OR_RETURN(json file, read_key_file(disk, path, old_format));
    return std::optional(std::move(file));
}

// Ed25519 signs the same bytes alike, so a second run writes what the first one wrote.
Result<KeyRing> read_old_ring(const json& file, const std::string& path) {
    KeyRing ring;
    ASSIGN_OR_RETURN(ring.offline_key, read_signing_pair(file, "offline_key", path));
    ASSIGN_OR_RETURN(ring.online.key, read_signing_pair(file, "online_key", path));
    ring.online.offline_key = ring.offline_key.public_key;
    ring.online.delegation = protocol::encode_delegation(
        {.online_key = ring.online.key.public_key, .serial = 1}, ring.offline_key);
    ASSIGN_OR_RETURN(ring.office, read_office_keys(file, path));
    return ring;
}

// Current first, then the one before.
Result<std::vector<PoolKeyBytes>> read_pool_keys(const json& file, const std::string& path) {
    Fields fields = Fields::of_object(file);
    std::vector<PoolKeyBytes> keys;
    for (const json* element : fields.list("pool_keys")) {
        Fields one = Fields::of_object(*element);
        keys.push_back(one.bytes_of<32>("key"));
        if (!one.ok()) return wrong_key(path + ": pool_keys");
    }
    if (keys.empty()) return wrong_key(path + ": pool_keys");
    return keys;
}

// The oldest first, so that they end up as current and previous. A registry that has one already
// had all of them from an earlier run that was cut, or has since gone on by itself; but after the
// first of two, the second is still to come.
Status hand_over(const std::vector<PoolKeyBytes>& keys, store::DeviceRegistry& registry,
                 CivilDay today) {
    ASSIGN_OR_RETURN(const std::optional<store::PoolKeys> there, registry.pool_keys());
    const bool two = keys.size() > 1;
    if (!there) {
        RETURN_IF_ERROR(registry.rotate_pool_key(std::nullopt, two ? keys[1] : keys[0], today,
                                                 store::PreviousKey::Drop));
        if (!two) return Unit{};
    } else if (!two || there->previous || there->current != keys[1]) {
        return Unit{};
    }
    return registry.rotate_pool_key(keys[1], keys[0], today, store::PreviousKey::Keep);
}

}  // namespace

Status split_key_file(Disk& disk, const std::string& folder, store::DeviceRegistry& registry,
                      CivilDay today) {
    const std::string path = folder + "/keys.json";
    ASSIGN_OR_RETURN(const std::optional<json> file, old_file(disk, path));
    if (!file) return Unit{};
    ASSIGN_OR_RETURN(const KeyRing ring, read_old_ring(*file, path));
    ASSIGN_OR_RETURN(const std::vector<PoolKeyBytes> pool_keys, read_pool_keys(*file, path));
    RETURN_IF_ERROR(save_key_ring(ring, disk, folder));
    RETURN_IF_ERROR(hand_over(pool_keys, registry, today));
    return write_key_file(json::object(), disk, path, emptied_format);
}

}  // namespace candour::server
