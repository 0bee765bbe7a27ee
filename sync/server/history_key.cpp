// One key, one file.
#include "sync/server/history_key.h"

#include "sync/server/key_json.h"

namespace candour::server {

namespace {

constexpr const char* history_format = "candour-history-key-1";

std::string history_path(const std::string& folder) { return folder + "/history.json"; }

}  // namespace

bool has_history_key(const Disk& disk, const std::string& folder) {
    return disk.exists(history_path(folder));
}

Result<complaint::ChainKey> make_history_key(Disk& disk, const std::string& folder,
                                             SecureRandom& random) {
    if (has_history_key(disk, folder)) {
        return Error{ErrorKind::Conflict, history_path(folder) + " is there already"};
    }
    complaint::ChainKey key;
    random.fill(key.bytes);
    RETURN_IF_ERROR(write_key_file({{"history_key", to_base64(key.bytes)}}, disk,
                                   history_path(folder), history_format));
    return key;
}

Result<complaint::ChainKey> load_history_key(Disk& disk, const std::string& folder) {
    const std::string path = history_path(folder);
    ASSIGN_OR_RETURN(const nlohmann::json file, read_key_file(disk, path, history_format));
    protocol::Fields fields = protocol::Fields::of_object(file);
    const complaint::ChainKey key{fields.bytes_of<32>("history_key")};
    if (!fields.ok()) return wrong_key(path + ": " + fields.bad());
    return key;
}

}  // namespace candour::server
