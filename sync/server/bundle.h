// The signed bundle that every kiosk of an organisation gets: the same bytes for all of them.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "sync/server/key_ring.h"

namespace candour::server {

// A package (sync/protocol/bundle_package.h). `organisation_json` is the organisation's file as it
// stands; `file_name` is used in messages. Errors: Invalid (parse_organisation()'s words, or larger
// than bundle_bytes_max).
Result<Bytes> make_bundle(const std::string& organisation_json, const std::string& file_name,
                          std::uint64_t version, const KeyRing& ring);

}  // namespace candour::server
