// platform/net/curl_network.h: the device's HTTPS, one fresh connection for each request.
#pragma once

#include "core/base/world.h"

namespace candour::platform {

// Safe from any thread. Sends the headers it is given, Host and Content-Length, and nothing else:
// no User-Agent, no cookie, nothing that tells one device from another. Goes to no proxy.
class CurlNetwork : public Network {
public:
    CurlNetwork();
    ~CurlNetwork() override;
    CurlNetwork(const CurlNetwork&) = delete;
    CurlNetwork& operator=(const CurlNetwork&) = delete;

    // Beyond Network's: Invalid for a request that must not be sent (no https, no pin, a header
    // with a line end); Unavailable when the answer is larger than response_bytes_max.
    Result<NetworkResponse> send(const NetworkRequest& request) override;
};

}  // namespace candour::platform
