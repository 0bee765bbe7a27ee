// platform/system/file_copy.h: files of any size: hashed, copied durably, and given times that say
// the day alone.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/civil_day.h"
#include "core/base/result.h"

namespace candour::platform {

struct FileDigest {
    std::uint64_t bytes = 0;
    std::string hash;  // Hex BLAKE2b-256.
    bool operator==(const FileDigest&) const = default;
};

// Errors: NotFound, Unavailable.
Result<FileDigest> digest_of(const std::string& path);

// Copies to the new file `to` (0600), durably but for its name. The digest is of what was read.
// Errors: NotFound; Conflict when `to` exists; Full; Unavailable.
Result<FileDigest> copy_file(const std::string& from, const std::string& to);

// Access and change times of a file or folder become the day's first second (UTC).
// Errors: Unavailable.
Status forget_hours(const std::string& path, CivilDay day);

}  // namespace candour::platform
