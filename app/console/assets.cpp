// Reading them, and their addresses.
#include "app/console/assets.h"

#include <array>
#include <utility>

#include <sodium.h>

#include "app/console/limits.h"

namespace candour::console {

Asset make_asset(const std::string& name, const std::string& extension, const std::string& type,
                 Bytes bytes) {
    std::array<std::uint8_t, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
    return {"/assets/" + name + "-" + to_hex(hash) + "." + extension, type, std::move(bytes)};
}

Result<Asset> read_style(Disk& disk, const std::string& share_folder) {
    ASSIGN_OR_RETURN(Bytes style, disk.read(share_folder + "/console.css", style_bytes_max));
    return make_asset("console", "css", "text/css; charset=utf-8", std::move(style));
}

Result<Asset> read_icon(Disk& disk, const std::string& share_folder) {
    ASSIGN_OR_RETURN(Bytes icon, disk.read(share_folder + "/web/icon.svg", style_bytes_max));
    return make_asset("icon", "svg", "image/svg+xml", std::move(icon));
}

}  // namespace candour::console
