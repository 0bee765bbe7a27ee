// platform/net/curl_network.h: the device's HTTPS, one fresh connection for each request.
#pragma once

#include "core/base/world.h"
#include "platform/net/curl_transfers.h"
#include "platform/net/proxy.h"

namespace candour::platform {

// Safe from any thread. Sends the headers it is given, Host and Content-Length, and nothing else:
// no User-Agent, no cookie, nothing that tells one device from another. A host with an IPv4 and an
// IPv6 address is tried at both (RFC 8305). Goes to no proxy but the one it is given.
class CurlNetwork : public Network {
public:
    explicit CurlNetwork(Proxy proxy = {});
    ~CurlNetwork() override;
    CurlNetwork(const CurlNetwork&) = delete;
    CurlNetwork& operator=(const CurlNetwork&) = delete;

    // Beyond Network's: Invalid for a request that must not be sent (no https, no pin, a header
    // with a line end); Unavailable when the answer is larger than response_bytes_max.
    Result<NetworkResponse> send(const NetworkRequest& request) override;
    Result<std::string> server_key(const std::string& url) override;
    void stop() override;

private:
    Proxy proxy_;
    CurlTransfers transfers_;
};

}  // namespace candour::platform
