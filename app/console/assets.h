// Assets: files that pages link to, under an address that changes with their bytes.
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/base/world.h"

namespace candour::console {

struct Asset {
    std::string path;
    std::string type;
    Bytes bytes;
};
Asset make_asset(const std::string& name, const std::string& extension, const std::string& type,
                 Bytes bytes);

// Of the share folder. Errors: the disk's.
Result<Asset> read_style(Disk& disk, const std::string& share_folder);
Result<Asset> read_icon(Disk& disk, const std::string& share_folder);

}  // namespace candour::console
