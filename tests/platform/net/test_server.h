// tests/platform/net/test_server.h: a running HttpServer for tests.
#pragma once

#include <memory>
#include <string>

#include "platform/net/http_server.h"
#include "tests/support/catch.h"

namespace candour::testing {

inline platform::TlsIdentity make_identity() {
    auto identity = platform::make_tls_identity({"localhost", "127.0.0.1"});
    REQUIRE(identity.ok());
    return identity.take();
}

// Listens on a free port of 127.0.0.1 until it goes out of scope.
inline std::unique_ptr<platform::HttpServer> start_server(
    platform::HttpServer::Handler handler, platform::HttpServerOptions options = {}) {
    if (options.identity.certificate_pem.empty()) options.identity = make_identity();
    auto server = platform::HttpServer::create(std::move(options), std::move(handler));
    REQUIRE(server.ok());
    server.value()->start();
    return server.take();
}

// Says what it was asked: "POST /path?query 5 bytes".
inline protocol::HttpResponse echo(const protocol::HttpRequest& request) {
    std::string text = request.method + " " + request.path;
    if (!request.query.empty()) text += "?" + request.query;
    text += " " + std::to_string(request.body.size()) + " bytes";
    return {200, {{"Content-Type", "text/plain"}}, Bytes(text.begin(), text.end())};
}

}  // namespace candour::testing
