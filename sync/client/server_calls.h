// What all requests of a device to its server have in common.
#pragma once

#include <string>

#include "core/base/world.h"
#include "sync/protocol/invitation.h"

namespace candour::client {

struct ServerAddress {
    std::string url;  // "https://host:port".
    std::string pin;
};
ServerAddress address_of(const protocol::Invitation& invitation);

// No header of ours but the body's type: nothing that one device would send and another would not.
NetworkRequest get_request(const ServerAddress& server, const std::string& path,
                           std::size_t response_bytes_max);
NetworkRequest post_request(const ServerAddress& server, const std::string& path, Bytes json);

// What an unsigned refusal means. It changes nothing but when the next try is.
Error refusal(int status);

// A signed answer that did not verify: who is between, in words.
Error not_our_server(const Error& why);

}  // namespace candour::client
