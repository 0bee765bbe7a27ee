// platform/net/forwarded.h: whose request it is that a proxy of the organisation's own passes on.
#pragma once

#include <string>

#include "sync/protocol/http_message.h"

namespace candour::platform {

// As which an address is counted: one IPv6 address stands for its /64, as who has it has all of
// those. Empty: it is no numeric address.
std::string counted_address(const std::string& address);

// By which address a limit counts who asks. Where the request came from `proxy` (numeric; empty:
// there is none), it is what that added to X-Forwarded-For last, if that is an address; what stands
// before it anybody may have written. Otherwise it is request.address.
std::string asking_address(const protocol::HttpRequest& request, const std::string& proxy);

}  // namespace candour::platform
