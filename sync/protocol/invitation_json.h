// An opened invitation as JSON: what the locked file carries and what a device keeps.
#pragma once

#include <string>
#include <string_view>

#include "sync/protocol/messages.h"

namespace candour::protocol {

// Holds the pool key: wipe it after use.
std::string to_json(const Invitation& invitation);
// Errors: Corrupt.
Result<Invitation> invitation_from_json(std::string_view json);

}  // namespace candour::protocol
