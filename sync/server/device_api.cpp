// Routes of /v1/.
#include "sync/server/device_api.h"

#include <algorithm>
#include <string_view>

#include "sync/protocol/limits.h"
#include "sync/server/responses.h"

namespace candour::server {

namespace {

constexpr std::string_view cells_path = "/v1/cells";
constexpr std::string_view enrol_path = "/v1/enrol";
constexpr std::string_view pool_key_path = "/v1/pool-key";
constexpr std::string_view heartbeat_path = "/v1/heartbeat";
constexpr std::string_view manifest_path = "/v1/bundle/manifest";
constexpr std::string_view chunk_path = "/v1/bundle/chunk/";  // And the hash.
constexpr std::string_view replies_path = "/v1/replies";

struct Route {
    std::string_view path;
    const char* method;
    std::size_t body_bytes_max;
};
constexpr Route routes[] = {
    {cells_path, "POST", protocol::cells_body_bytes_max},
    {enrol_path, "POST", protocol::device_request_bytes_max},
    {pool_key_path, "POST", protocol::device_request_bytes_max},
    {heartbeat_path, "POST", protocol::device_request_bytes_max},
    {manifest_path, "GET", 0},
    {chunk_path, "GET", 0},
    {replies_path, "GET", 0},
};

const Route* find_route(std::string_view path) {
    const auto found = std::ranges::find_if(routes, [path](const Route& route) {
        return route.path.ends_with('/') ? path.starts_with(route.path) : path == route.path;
    });
    return found == std::end(routes) ? nullptr : found;
}

}  // namespace

DeviceApi::DeviceApi(const DeviceApiParts& parts)
    : share_(parts.pool, parts.clock, parts.random),
      intake_(parts.pool, parts.registry, parts.keys.key, parts.clock),
      devices_(parts.registry, parts.keys, parts.clock),
      enrol_(parts.registry, parts.bundles, parts.keys, parts.pin, parts.clock, parts.random),
      shelf_(parts.bundles, parts.keys),
      board_(parts.board),
      online_key_(parts.keys.key) {
    intake_.share_room(share_);
}

protocol::HttpResponse DeviceApi::handle(const protocol::HttpRequest& request) {
    protocol::HttpResponse response = route(request);
    count(response.status);
    return response;
}

protocol::HttpResponse DeviceApi::route(const protocol::HttpRequest& request) {
    const Route* found = find_route(request.path);
    if (found == nullptr) return refuse(404, "there is no such call");
    if (request.method != found->method) {
        protocol::HttpResponse response =
            refuse(405, std::string("this call is made with ") + found->method);
        response.headers.emplace_back("allow", found->method);
        return response;
    }
    if (request.method == "POST" && header(request, "content-length").empty()) {
        return refuse(411, "say the length of the request (content-length)");
    }
    if (request.body.size() > found->body_bytes_max) {
        return refuse(413, "the request is too large for this call");
    }
    return call(request);
}

protocol::HttpResponse DeviceApi::call(const protocol::HttpRequest& request) {
    if (request.path == cells_path) return intake_.post_cells(request);
    // Only of cells is a part of a request worth anything.
    if (request.truncated) return refuse(400, "the request was cut off");
    if (request.path == enrol_path) return enrol_.post_enrol(request);
    if (request.path == pool_key_path) return devices_.post_pool_key(request);
    if (request.path == heartbeat_path) return devices_.post_heartbeat(request);
    if (request.path == manifest_path) return shelf_.get_manifest();
    if (request.path == replies_path) return get_replies(request, board_, online_key_);
    return shelf_.get_chunk(request.path.substr(chunk_path.size()), header(request, "range"));
}

void DeviceApi::count(int status) {
    CHECK(status > 0 && static_cast<std::size_t>(status) < counts_.size());
    counts_[static_cast<std::size_t>(status)].fetch_add(1, std::memory_order_relaxed);
}

std::map<int, std::uint64_t> DeviceApi::counts() const {
    std::map<int, std::uint64_t> found;
    for (std::size_t status = 0; status < counts_.size(); ++status) {
        const std::uint64_t times = counts_[status].load(std::memory_order_relaxed);
        if (times > 0) found[static_cast<int>(status)] = times;
    }
    return found;
}

}  // namespace candour::server
