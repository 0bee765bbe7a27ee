// platform/net/http_beast.h: our HTTP messages as Boost.Beast's and back. Included by
// http_server.cpp alone, through http_session.h, as Beast takes a minute to compile.
#pragma once

#include <string>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include "sync/protocol/http_message.h"

namespace candour::platform {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

using Body = http::vector_body<std::uint8_t>;

inline std::string text_of(beast::string_view view) { return {view.data(), view.size()}; }

inline std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

inline protocol::HttpRequest to_request(http::request<Body>&& message) {
    protocol::HttpRequest request;
    request.method = text_of(message.method_string());
    const std::string target = text_of(message.target());
    const std::size_t query = target.find('?');
    request.path = target.substr(0, query);
    if (query != std::string::npos) request.query = target.substr(query + 1);
    for (const auto& field : message) {
        const std::string name = lower(text_of(field.name_string()));
        auto [place, is_new] = request.headers.try_emplace(name, text_of(field.value()));
        if (is_new) continue;
        place->second += (name == "cookie" ? "; " : ", ") + text_of(field.value());
    }
    request.body = std::move(message.body());
    return request;
}

// Framing is this file's business, whatever a handler says.
inline bool is_framing(const std::string& header_name) {
    const std::string name = lower(header_name);
    return name == "content-length" || name == "connection" || name == "transfer-encoding";
}

inline bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

inline http::response<Body> to_message(protocol::HttpResponse&& response, unsigned version,
                                       bool keep_alive, bool head_only) {
    http::response<Body> message;
    message.version(version);
    message.result(static_cast<unsigned>(response.status));
    for (const auto& [name, value] : response.headers) {
        if (!is_framing(name)) message.insert(name, value);
    }
    message.keep_alive(keep_alive);
    if (may_have_body(response.status)) {
        message.content_length(response.body.size());
        if (!head_only) message.body() = std::move(response.body);
    }
    return message;
}

}  // namespace candour::platform
