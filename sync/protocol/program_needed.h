// What a device's program must be able to do to use a bundle (program_level in limits.h).
#pragma once

#include <cstdint>

#include "sync/protocol/bundle.h"

namespace candour::protocol {

// Programs refuse an organisation's file with a part that they do not know; so what has one is
// for the programs that do, and an older device keeps what it has. 1 for what cannot be unpacked.
std::uint64_t program_needed(const PackedBundle& content);

}  // namespace candour::protocol
