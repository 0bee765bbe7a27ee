// A list of ids.
#include "sync/server/revocations.h"

#include <algorithm>

#include "sync/server/devices.h"
#include "sync/server/key_json.h"

namespace candour::server {

namespace {

using nlohmann::json;

constexpr const char* revoked_format = "candour-revoked-devices-1";

std::string revoked_path(const std::string& folder) { return folder + "/revoked.json"; }

Status save(const std::vector<DeviceId>& ids, Disk& disk, const std::string& folder) {
    json list = json::array();
    for (const DeviceId& id : ids)
        list.push_back(id.hex());
    return write_key_file({{"revoked", list}}, disk, revoked_path(folder), revoked_format);
}

bool has(const std::vector<DeviceId>& ids, const DeviceId& id) {
    return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

Result<std::vector<DeviceId>> load_revocations(Disk& disk, const std::string& folder) {
    const std::string path = revoked_path(folder);
    if (!disk.exists(path)) return std::vector<DeviceId>{};
    ASSIGN_OR_RETURN(const json file, read_key_file(disk, path, revoked_format));
    protocol::Fields fields = protocol::Fields::of_object(file);
    std::vector<DeviceId> ids;
    for (const json* element : fields.list("revoked")) {
        const auto id = element->is_string() ? DeviceId::from_hex(element->get<std::string>())
                                             : Result<DeviceId>(wrong_key(path));
        if (!id.ok()) return wrong_key(path + ": revoked");
        ids.push_back(id.value());
    }
    if (!fields.ok()) return wrong_key(path + ": " + fields.bad());
    return ids;
}

Status keep_revocation(const DeviceId& id, Disk& disk, const std::string& folder) {
    ASSIGN_OR_RETURN(std::vector<DeviceId> ids, load_revocations(disk, folder));
    if (has(ids, id)) return Unit{};
    ids.push_back(id);
    return save(ids, disk, folder);
}

Result<std::vector<std::string>> apply_revocations(store::DeviceRegistry& registry, CivilDay today,
                                                   Disk& disk, const std::string& folder) {
    ASSIGN_OR_RETURN(std::vector<DeviceId> ids, load_revocations(disk, folder));
    ASSIGN_OR_RETURN(const auto devices, registry.devices());
    const std::size_t known = ids.size();
    std::vector<std::string> again;
    for (const store::Device& device : devices) {
        const bool listed = has(ids, device.id);
        if (device.state == store::DeviceState::Revoked) {
            if (!listed) ids.push_back(device.id);
        } else if (listed) {
            RETURN_IF_ERROR(revoke_device(registry, device.id, today));
            again.push_back(device.name);
        }
    }
    if (ids.size() > known) RETURN_IF_ERROR(save(ids, disk, folder));
    return again;
}

}  // namespace candour::server
