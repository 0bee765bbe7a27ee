// platform/net/proxy.h: the way out that some networks insist on. It is trusted with nothing.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace candour::platform {

struct Proxy {
    std::string url;           // Empty: none. May hold a name and a password: never shown.
    std::string direct_hosts;  // Hosts that need none, with commas between; "*": all.
};

// "http://host:port" (also https, socks5, socks5h; with "name:password@" before the host), as
// given. Errors: Invalid, without the password.
Result<std::string> check_proxy(std::string_view url);

// Without name and password, for messages.
std::string proxy_name(std::string_view url);

}  // namespace candour::platform
