// Keys as JSON with base64 fields, checked pair by pair when they are read.
#include "sync/server/key_json.h"

#include <sodium.h>

namespace candour::server {

namespace {

using nlohmann::json;
using protocol::Fields;

Result<EpochKeys> read_epoch(const json& source, const std::string& place) {
    Fields fields = Fields::of_object(source);
    EpochKeys keys{fields.text("epoch"),
                   {{fields.bytes_of<32>("public")}, fields.bytes_of<32>("private")}};
    std::array<std::uint8_t, 32> derived{};
    crypto_scalarmult_base(derived.data(), keys.pair.private_key.data());
    if (!fields.ok() || derived != keys.pair.public_key.bytes) return wrong_key(place);
    return keys;
}

Result<OfficeKey> read_office_key(const json& source, const std::string& place) {
    Fields fields = Fields::of_object(source);
    OfficeKey key{fields.text("epoch"), fields.bytes_of<32>("key")};
    if (!fields.ok()) return wrong_key(place);
    return key;
}

// At least one element, each read by `read`.
template <typename T>
Status read_list(Fields& fields, const char* name, const std::string& file_name,
                 Result<T> (*read)(const json&, const std::string&), std::vector<T>& into) {
    const std::vector<const json*> elements = fields.list(name);
    const std::string place = file_name + ": " + name;
    if (elements.empty()) return wrong_key(place);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        ASSIGN_OR_RETURN(T element, read(*elements[i], place + "[" + std::to_string(i) + "]"));
        into.push_back(std::move(element));
    }
    return Unit{};
}

}  // namespace

Error wrong_key(const std::string& place) {
    return Error{ErrorKind::Corrupt,
                 place + " is missing or damaged; put the file's safe copy back"};
}

json to_json(const protocol::SigningKeyPair& pair) {
    return {{"public", to_base64(pair.public_key.bytes)}, {"private", to_base64(pair.private_key)}};
}

Result<protocol::SigningKeyPair> read_signing_pair(const json& file, const char* name,
                                                   const std::string& file_name) {
    const std::string place = file_name + ": " + name;
    const auto found = file.find(name);
    if (found == file.end()) return wrong_key(place);
    Fields fields = Fields::of_object(*found);
    const auto public_key = fields.bytes_of<32>("public");
    Bytes private_key = fields.bytes("private");
    Result<protocol::SigningKeyPair> pair = protocol::read_signing_key_pair(private_key);
    wipe(private_key);
    if (!fields.ok() || !pair.ok() || pair.value().public_key.bytes != public_key) {
        return wrong_key(place);
    }
    return pair;
}

json to_json(const OfficeKeys& keys) {
    json epochs = json::array();
    for (const EpochKeys& epoch : keys.epoch_keys) {
        epochs.push_back({{"epoch", epoch.epoch},
                          {"public", to_base64(epoch.pair.public_key.bytes)},
                          {"private", to_base64(epoch.pair.private_key)}});
    }
    json office = json::array();
    for (const OfficeKey& key : keys.office_keys) {
        office.push_back({{"epoch", key.epoch}, {"key", to_base64(key.bytes)}});
    }
    return {{"epoch_keys", epochs},
            {"office_keys", office},
            {"message_hash_key", to_base64(keys.message_hash_key)}};
}

Result<OfficeKeys> read_office_keys(const json& file, const std::string& file_name) {
    Fields fields = Fields::of_object(file);
    OfficeKeys keys;
    RETURN_IF_ERROR(read_list(fields, "epoch_keys", file_name, read_epoch, keys.epoch_keys));
    RETURN_IF_ERROR(read_list(fields, "office_keys", file_name, read_office_key, keys.office_keys));
    const auto hash_key = fields.bytes_of<32>("message_hash_key");
    if (!fields.ok()) return wrong_key(file_name + ": " + fields.bad());
    keys.message_hash_key.assign(hash_key.begin(), hash_key.end());
    return keys;
}

Result<json> read_key_file(Disk& disk, const std::string& path, const char* format) {
    ASSIGN_OR_RETURN(Bytes bytes, disk.read(path, key_file_bytes_max));
    std::string text = to_text(bytes);
    wipe(bytes);
    json file = json::parse(text, nullptr, /*allow_exceptions=*/false);
    wipe(text);
    // Looked up in place: a copy of what anybody may have put there could be too deep to make.
    const auto found = file.is_object() ? file.find("format") : file.end();
    if (found == file.end() || *found != format) {
        return Error{ErrorKind::Invalid, path + " is not a file of keys of this version"};
    }
    return file;
}

std::string key_file_text(json file, const char* format) {
    file["format"] = format;
    return file.dump(2, ' ', /*ensure_ascii=*/false, json::error_handler_t::replace);
}

Status write_key_file(json file, Disk& disk, const std::string& path, const char* format) {
    std::string text = key_file_text(std::move(file), format);
    Status written = disk.write(path, as_bytes(text), /*secret=*/true);
    wipe(text);
    return written;
}

}  // namespace candour::server
