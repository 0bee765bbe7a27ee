// See server_calls.h.
#include "sync/client/server_calls.h"

#include <utility>

#include "sync/protocol/limits.h"

namespace candour::client {

ServerAddress address_of(const protocol::Invitation& invitation) {
    return {invitation.server_url, invitation.server_pin};
}

NetworkRequest get_request(const ServerAddress& server, const std::string& path,
                           std::size_t response_bytes_max) {
    NetworkRequest request;
    request.method = "GET";
    request.url = server.url + path;
    request.pinned_key = server.pin;
    request.response_bytes_max = response_bytes_max;
    return request;
}

NetworkRequest post_request(const ServerAddress& server, const std::string& path, Bytes json) {
    NetworkRequest request = get_request(server, path, protocol::message_bytes_max);
    request.method = "POST";
    request.headers = {{"content-type", "application/json"}};
    request.body = std::move(json);
    return request;
}

Error refusal(int status) {
    switch (status) {
        case 403:
            return {ErrorKind::Denied,
                    "the organisation has taken this device off its list; what waits is kept. Ask "
                    "its administrator to let the device in again"};
        case 404:
            return {ErrorKind::Unavailable,
                    "the server does not know this kind of request: it may be older than this "
                    "program, or a proxy stands between"};
        case 429:
            return {ErrorKind::Unavailable,
                    "the server had too many requests from here; trying again later"};
        default:
            return {ErrorKind::Unavailable,
                    "the server cannot take anything now (status " + std::to_string(status) + ")"};
    }
}

Error not_our_server(const Error& why) {
    return {ErrorKind::Denied,
            "the answer was not signed by the server: a proxy or a sign-in page "
            "stands between; nothing of it was taken (" +
                why.what + ")"};
}

}  // namespace candour::client
