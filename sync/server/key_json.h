// Keys as JSON: shared by the files of today's key ring and by the file that came before them.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "sync/protocol/fields.h"
#include "sync/server/key_ring.h"

namespace candour::server {

inline constexpr std::size_t key_file_bytes_max = 1 << 20;

// Said of a key that is not as it was written.
Error wrong_key(const std::string& place);

nlohmann::json to_json(const protocol::SigningKeyPair& pair);
// The pair called `name`, whose halves must belong together. Errors: Corrupt.
Result<protocol::SigningKeyPair> read_signing_pair(const nlohmann::json& file, const char* name,
                                                   const std::string& file_name);

// "epoch_keys", "office_keys" and "message_hash_key".
nlohmann::json to_json(const OfficeKeys& keys);
Result<OfficeKeys> read_office_keys(const nlohmann::json& file, const std::string& file_name);

// The file's JSON, which must say that it is a `format`. Errors: Invalid, as Disk.
Result<nlohmann::json> read_key_file(Disk& disk, const std::string& path, const char* format);
Status write_key_file(nlohmann::json file, Disk& disk, const std::string& path, const char* format);
// What write_key_file() writes. The caller wipes it.
std::string key_file_text(nlohmann::json file, const char* format);

}  // namespace candour::server
