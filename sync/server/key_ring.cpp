// The key ring's file: JSON with base64 fields, checked pair by pair when it is read.
#include "sync/server/key_ring.h"

#include <algorithm>

#include <sodium.h>

#include "sync/protocol/fields.h"

namespace candour::server {

namespace {

using nlohmann::json;
using protocol::Fields;

constexpr std::size_t key_file_bytes_max = 1 << 20;
constexpr const char* format = "candour-keys-1";

std::string path_in(const std::string& folder) { return folder + "/keys.json"; }

Error wrong(const std::string& place) {
    return Error{ErrorKind::Corrupt,
                 place + " is missing or damaged; put the file's safe copy back"};
}

json to_json(const protocol::SigningKeyPair& pair) {
    return {{"public", to_base64(pair.public_key.bytes)}, {"private", to_base64(pair.private_key)}};
}

Result<protocol::SigningKeyPair> parse_signing_pair(const json& file, const char* name,
                                                    const std::string& file_name) {
    const auto found = file.find(name);
    if (found == file.end()) return wrong(file_name + ": " + name);
    Fields fields = Fields::of_object(*found);
    protocol::SigningKeyPair pair{{fields.bytes_of<32>("public")}, fields.bytes_of<64>("private")};
    std::array<std::uint8_t, 32> derived{};
    crypto_sign_ed25519_sk_to_pk(derived.data(), pair.private_key.data());
    if (!fields.ok() || derived != pair.public_key.bytes) return wrong(file_name + ": " + name);
    return pair;
}

Result<EpochKeys> parse_epoch(const json& source, const std::string& place) {
    Fields fields = Fields::of_object(source);
    EpochKeys keys{fields.text("epoch"),
                   {{fields.bytes_of<32>("public")}, fields.bytes_of<32>("private")}};
    std::array<std::uint8_t, 32> derived{};
    crypto_scalarmult_base(derived.data(), keys.pair.private_key.data());
    if (!fields.ok() || derived != keys.pair.public_key.bytes) return wrong(place);
    return keys;
}

Result<OfficeKey> parse_office_key(const json& source, const std::string& place) {
    Fields fields = Fields::of_object(source);
    OfficeKey key{fields.text("epoch"), fields.bytes_of<32>("key")};
    if (!fields.ok()) return wrong(place);
    return key;
}

Result<protocol::PoolKey> parse_pool_key(const json& source, const std::string& place) {
    Fields fields = Fields::of_object(source);
    protocol::PoolKey key{fields.bytes_of<32>("key")};
    if (!fields.ok()) return wrong(place);
    return key;
}

// At least one element, each read by `parse`.
template <typename T>
Status parse_list(Fields& fields, const char* name, const std::string& file_name,
                  Result<T> (*parse)(const json&, const std::string&), std::vector<T>& into) {
    const std::vector<const json*> elements = fields.list(name);
    const std::string place = file_name + ": " + name;
    if (elements.empty()) return wrong(place);
    for (std::size_t i = 0; i < elements.size(); ++i) {
        ASSIGN_OR_RETURN(T element, parse(*elements[i], place + "[" + std::to_string(i) + "]"));
        into.push_back(std::move(element));
    }
    return Unit{};
}

}  // namespace

IntakeKeys KeyRing::intake_keys() const { return {online_key, pool_keys}; }

protocol::OnlineSigner KeyRing::online_signer() const {
    return {online_key,
            protocol::encode_delegation({.online_key = online_key.public_key}, offline_key)};
}

std::vector<privacy::EpochKeyPair> KeyRing::opening_keys() const {
    std::vector<privacy::EpochKeyPair> pairs;
    for (const EpochKeys& keys : epoch_keys)
        pairs.push_back(keys.pair);
    // The current one opens nearly every cell, so it is tried first.
    std::ranges::reverse(pairs);
    return pairs;
}

const OfficeKey* KeyRing::office_key(std::string_view epoch) const {
    const auto found = std::ranges::find(office_keys, epoch, &OfficeKey::epoch);
    return found == office_keys.end() ? nullptr : &*found;
}

KeyRing make_key_ring(CivilDay today, SecureRandom& random) {
    const std::string epoch = to_iso(today).substr(0, 7);
    KeyRing ring{.offline_key = protocol::make_signing_key_pair(),
                 .online_key = protocol::make_signing_key_pair(),
                 .epoch_keys = {{epoch, privacy::make_epoch_key_pair()}},
                 .office_keys = {make_office_key(epoch)},
                 .pool_keys = {protocol::make_pool_key()},
                 .message_hash_key = Bytes(32)};
    random.fill(ring.message_hash_key);
    return ring;
}

std::string to_json(const KeyRing& ring) {
    json epochs = json::array();
    for (const EpochKeys& keys : ring.epoch_keys) {
        epochs.push_back({{"epoch", keys.epoch},
                          {"public", to_base64(keys.pair.public_key.bytes)},
                          {"private", to_base64(keys.pair.private_key)}});
    }
    json office = json::array();
    for (const OfficeKey& key : ring.office_keys) {
        office.push_back({{"epoch", key.epoch}, {"key", to_base64(key.bytes)}});
    }
    json pool = json::array();
    for (const protocol::PoolKey& key : ring.pool_keys) {
        pool.push_back({{"key", to_base64(key.bytes)}});
    }
    return json{{"format", format},
                {"offline_key", to_json(ring.offline_key)},
                {"online_key", to_json(ring.online_key)},
                {"epoch_keys", epochs},
                {"office_keys", office},
                {"pool_keys", pool},
                {"message_hash_key", to_base64(ring.message_hash_key)}}
        .dump(2, ' ', /*ensure_ascii=*/false, json::error_handler_t::replace);
}

Result<KeyRing> parse_key_ring(std::string_view text, const std::string& file_name) {
    const json file = json::parse(text, nullptr, /*allow_exceptions=*/false);
    Fields fields = Fields::of_object(file);
    if (fields.text("format") != format) {
        return Error{ErrorKind::Invalid, file_name + " is not a file of keys of this version"};
    }
    KeyRing ring;
    ASSIGN_OR_RETURN(ring.offline_key, parse_signing_pair(file, "offline_key", file_name));
    ASSIGN_OR_RETURN(ring.online_key, parse_signing_pair(file, "online_key", file_name));
    RETURN_IF_ERROR(parse_list(fields, "epoch_keys", file_name, parse_epoch, ring.epoch_keys));
    RETURN_IF_ERROR(
        parse_list(fields, "office_keys", file_name, parse_office_key, ring.office_keys));
    RETURN_IF_ERROR(parse_list(fields, "pool_keys", file_name, parse_pool_key, ring.pool_keys));
    const auto hash_key = fields.bytes_of<32>("message_hash_key");
    if (!fields.ok()) return wrong(file_name + ": " + fields.bad());
    ring.message_hash_key.assign(hash_key.begin(), hash_key.end());
    return ring;
}

Status save_key_ring(const KeyRing& ring, Disk& disk, const std::string& folder) {
    std::string text = to_json(ring);
    Status saved = disk.write(path_in(folder), as_bytes(text), /*secret=*/true);
    wipe(text);
    return saved;
}

Result<KeyRing> load_key_ring(Disk& disk, const std::string& folder) {
    ASSIGN_OR_RETURN(Bytes bytes, disk.read(path_in(folder), key_file_bytes_max));
    std::string text = to_text(bytes);
    wipe(bytes);
    Result<KeyRing> ring = parse_key_ring(text, path_in(folder));
    wipe(text);
    return ring;
}

}  // namespace candour::server
