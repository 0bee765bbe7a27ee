// platform/storage/sql_epoch.h: the random name that a database has from its making or restoring
// on. A needless new one costs one upload or one release of what is known already.
#pragma once

#include <array>
#include <string>

#include "core/base/world.h"

namespace candour::platform {

inline std::string fresh_epoch(SecureRandom& random) {
    std::array<std::uint8_t, 16> bytes;
    random.fill(bytes);
    return to_hex(bytes);
}

}  // namespace candour::platform
