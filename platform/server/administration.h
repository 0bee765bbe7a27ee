// platform/server/administration.h: administrators' commands, wherever they run: inside the
// running server, or in the command's own process when no server runs. All are audited.
#pragma once

#include <string>

#include "platform/server/control_message.h"
#include "platform/server/server_parts.h"

namespace candour::platform {

// The field "command" of a request says which one; see administration.cpp for each one's fields.
// `user`: the operating system's name of who asks. Errors: Invalid, and each command's own.
Result<ControlMessage> administer(ServerParts& parts, const ControlMessage& request,
                                  const std::string& user);

// Whether it only looks, and quickly: then it may run while another command does.
bool only_looks(const ControlMessage& request);

// In the running server when there is one, else here. Errors also: Conflict when a server is just
// starting or stopping.
Result<ControlMessage> administer_place(const ServerPlace& place, const ControlMessage& request);

}  // namespace candour::platform
