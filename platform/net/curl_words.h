// platform/net/curl_words.h: what libcurl's failures mean, for who looks after the kiosk.
#pragma once

#include <string>

#include <curl/curl.h>

#include "core/base/world.h"
#include "platform/net/proxy.h"

namespace candour::platform {

// Unavailable: "cannot reach the server at https://host:port: why".
Error unreachable(const std::string& url, const std::string& why);

// `code` is no success. Names the server and the proxy, never a path, password or key.
Error error_of(CURLcode code, CURL* easy, const std::string& url, Milliseconds timeout,
               const Proxy& proxy);

}  // namespace candour::platform
