// HTTP requests and responses as values: what sync/server and app/console turn into one another.
// Sockets live in platform/net alone.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/bytes.h"

namespace candour::protocol {

struct HttpRequest {
    std::string method;                          // "GET", "POST", "HEAD".
    std::string path;                            // Decoded by nobody: as sent, before '?'.
    std::string query;                           // After '?', as sent; may be empty.
    std::map<std::string, std::string> headers;  // Names in lower case.
    Bytes body;
    // The connection ended before the announced length: `body` is what had come by then. Handed
    // over only where half a body is of use (POST /v1/cells).
    bool truncated = false;
    // Of the other end, without its port: for limits that are counted in memory. Never written.
    std::string address = {};
};

struct HttpResponse {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;  // CR and LF are refused by net.
    Bytes body;
};

}  // namespace candour::protocol
