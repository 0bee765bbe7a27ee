// platform/system/disk.h: whole files, replaced atomically and durably.
#pragma once

#include <cstdint>
#include <string>

#include "core/base/world.h"

namespace candour::platform {

// Safe from any thread, as long as two do not write the same path at once. Every message names the
// file and what to do.
class FileDisk : public Disk {
public:
    Result<Bytes> read(const std::string& path, std::size_t size_max) override;
    // The temporary file lies beside `path` as ".NAME.XXXXXX" and is removed on failure.
    Status write(const std::string& path, ByteView bytes, bool secret) override;
    bool exists(const std::string& path) const override;
};

// What this user may still write on the disk of `folder`; 0 when that cannot be told.
std::uint64_t free_bytes(const std::string& folder);

// Makes the names in `folder` durable (fsync of the folder itself). Errors: Full, Unavailable.
Status sync_folder(const std::string& folder);

}  // namespace candour::platform
