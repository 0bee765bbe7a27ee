// Responses that every call of a device has in common.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "sync/protocol/http_message.h"

namespace candour::server {

// Never stored by anyone on the way.
protocol::HttpResponse json_response(int status, Bytes body);
protocol::HttpResponse binary_response(int status, Bytes body);

// {"error": "plain words"}: for people who read a log. Never signed, so it changes nothing on a
// device but when it tries again. 503 and 429 say after how long.
protocol::HttpResponse refuse(int status, std::string_view words);
// What a store or the disk could not do, without its words: they may name a path of the server.
protocol::HttpResponse refuse(const Error& error);

// The value of a header by its lower-case name, "" when it is not there.
std::string header(const protocol::HttpRequest& request, const char* name);

}  // namespace candour::server
