// Responses to devices.
#include "sync/server/responses.h"

#include "sync/protocol/fields.h"

namespace candour::server {

namespace {

protocol::HttpResponse response_of(int status, const char* type, Bytes body) {
    return {.status = status,
            .headers = {{"content-type", type}, {"cache-control", "no-store"}},
            .body = std::move(body)};
}

// A full server needs a person; a busy one needs a minute.
constexpr const char* retry_when_full = "600";
constexpr const char* retry_when_busy = "60";

protocol::HttpResponse refuse_for_now(std::string_view words, const char* seconds) {
    const std::string json = protocol::to_compact_json({{"error", words}});
    protocol::HttpResponse response = json_response(503, Bytes(json.begin(), json.end()));
    response.headers.emplace_back("retry-after", seconds);
    return response;
}

}  // namespace

protocol::HttpResponse json_response(int status, Bytes body) {
    return response_of(status, "application/json", std::move(body));
}

protocol::HttpResponse binary_response(int status, Bytes body) {
    return response_of(status, "application/octet-stream", std::move(body));
}

protocol::HttpResponse refuse(int status, std::string_view words) {
    const std::string json = protocol::to_compact_json({{"error", words}});
    protocol::HttpResponse response = json_response(status, Bytes(json.begin(), json.end()));
    if (status == 503 || status == 429) {
        response.headers.emplace_back("retry-after", retry_when_busy);
    }
    return response;
}

protocol::HttpResponse refuse(const Error& error) {
    if (error.kind == ErrorKind::Full) {
        return refuse_for_now("the server has no room left; it takes no more until it has",
                              retry_when_full);
    }
    return refuse_for_now("the server cannot do this now; try again later", retry_when_busy);
}

std::string header(const protocol::HttpRequest& request, const char* name) {
    const auto found = request.headers.find(name);
    return found == request.headers.end() ? std::string() : found->second;
}

}  // namespace candour::server
