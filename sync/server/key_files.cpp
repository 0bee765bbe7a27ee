// Three files of keys.
#include "sync/server/key_files.h"

#include "sync/server/key_json.h"

namespace candour::server {

namespace {

using nlohmann::json;
using protocol::Fields;

constexpr const char* offline_format = "candour-offline-key-1";
constexpr const char* online_format = "candour-online-key-1";
constexpr const char* office_format = "candour-office-keys-1";

std::string offline_path(const std::string& folder) { return folder + "/offline.json"; }
std::string online_path(const std::string& folder) { return folder + "/online.json"; }

// Whether the offline key has vouched for this pair: else devices would believe nothing it signs.
bool is_delegated(const OnlineKeys& keys) {
    const auto delegation = protocol::decode_delegation(keys.delegation, keys.offline_key);
    return delegation.ok() && delegation.value().online_key == keys.key.public_key;
}

}  // namespace

std::string office_keys_path(const std::string& folder) { return folder + "/office.json"; }

Status save_offline_key(const protocol::SigningKeyPair& key, Disk& disk,
                        const std::string& folder) {
    return write_key_file({{"offline_key", to_json(key)}}, disk, offline_path(folder),
                          offline_format);
}

Result<protocol::SigningKeyPair> load_offline_key(Disk& disk, const std::string& folder) {
    const std::string path = offline_path(folder);
    ASSIGN_OR_RETURN(const json file, read_key_file(disk, path, offline_format));
    return read_signing_pair(file, "offline_key", path);
}

Status save_online_keys(const OnlineKeys& keys, Disk& disk, const std::string& folder) {
    CHECK(is_delegated(keys));
    return write_key_file({{"online_key", to_json(keys.key)},
                           {"delegation", to_base64(keys.delegation)},
                           {"offline_public_key", to_base64(keys.offline_key.bytes)}},
                          disk, online_path(folder), online_format);
}

Result<OnlineKeys> load_online_keys(Disk& disk, const std::string& folder) {
    const std::string path = online_path(folder);
    ASSIGN_OR_RETURN(const json file, read_key_file(disk, path, online_format));
    ASSIGN_OR_RETURN(const protocol::SigningKeyPair pair,
                     read_signing_pair(file, "online_key", path));
    Fields fields = Fields::of_object(file);
    OnlineKeys keys{.key = pair,
                    .delegation = fields.bytes("delegation"),
                    .offline_key = {fields.bytes_of<32>("offline_public_key")}};
    if (!fields.ok()) return wrong_key(path + ": " + fields.bad());
    if (!is_delegated(keys)) return wrong_key(path + ": delegation");
    return keys;
}

Status save_office_keys(const OfficeKeys& keys, Disk& disk, const std::string& folder) {
    return write_key_file(to_json(keys), disk, office_keys_path(folder), office_format);
}

Status replace_office_keys(const OfficeKeys& keys, const ReplaceSecret& replace,
                           const std::string& folder) {
    std::string text = key_file_text(to_json(keys), office_format);
    Status replaced = replace(office_keys_path(folder), as_bytes(text));
    wipe(text);
    return replaced;
}

Result<OfficeKeys> load_office_keys(Disk& disk, const std::string& folder) {
    const std::string path = office_keys_path(folder);
    ASSIGN_OR_RETURN(const json file, read_key_file(disk, path, office_format));
    return read_office_keys(file, path);
}

bool has_office_keys(const Disk& disk, const std::string& folder) {
    return disk.exists(office_keys_path(folder));
}

Status save_key_ring(const KeyRing& ring, Disk& disk, const std::string& folder) {
    RETURN_IF_ERROR(save_offline_key(ring.offline_key, disk, folder));
    RETURN_IF_ERROR(save_online_keys(ring.online, disk, folder));
    return save_office_keys(ring.office, disk, folder);
}

}  // namespace candour::server
