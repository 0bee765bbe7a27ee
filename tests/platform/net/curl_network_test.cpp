// tests/platform/net/curl_network_test.cpp: the device's requests against real servers.
#include "platform/net/curl_network.h"

#include <chrono>
#include <mutex>
#include <set>
#include <thread>

#include "platform/net/tls_identity.h"
#include "tests/platform/net/connect_proxy.h"
#include "tests/platform/net/test_server.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;
using namespace candour::testing;

namespace {

// A server, and requests to it that trust its key.
struct Pair {
    TlsIdentity identity = make_identity();
    std::unique_ptr<HttpServer> server;

    explicit Pair(HttpServer::Handler handler) {
        HttpServerOptions options;
        options.identity = identity;
        server = start_server(std::move(handler), options);
    }
    std::string address() const { return "https://127.0.0.1:" + std::to_string(server->port()); }
    NetworkRequest request(const std::string& method, const std::string& path) const {
        return {method, address() + path, {}, {}, pin_of(identity.certificate_pem).value()};
    }
};

}  // namespace

TEST_CASE("send brings method, headers and body there and the answer back", "[net]") {
    const Pair pair([](const protocol::HttpRequest& request) {
        auto response = echo(request);
        response.status = 409;
        const std::string mac = request.headers.at("candour-mac");
        response.body.insert(response.body.end(), mac.begin(), mac.end());
        return response;
    });
    auto request = pair.request("POST", "/v1/cells");
    request.headers = {{"candour-mac", "00ff"}};
    request.body = Bytes(16'384, 'x');
    CurlNetwork network;
    const auto response = network.send(request);
    REQUIRE(response.ok());
    REQUIRE(response.value().status == 409);
    REQUIRE(to_text(response.value().body) == "POST /v1/cells 16384 bytes00ff");
    // Without a body, too: libcurl must not wait for one.
    request.body.clear();
    REQUIRE(to_text(network.send(request).value().body) == "POST /v1/cells 0 bytes00ff");
}

TEST_CASE("send adds no header but Host and Content-Length", "[net]") {
    std::set<std::string> names;
    const Pair pair([&names](const protocol::HttpRequest& request) {
        for (const auto& [name, value] : request.headers)
            names.insert(name);
        return protocol::HttpResponse{};
    });
    auto request = pair.request("POST", "/");
    request.body = Bytes(2 << 10, 'x');
    REQUIRE(CurlNetwork().send(request).ok());
    REQUIRE(names == std::set<std::string>{"content-length", "host"});
}

TEST_CASE("send follows no redirect and keeps no cookie", "[net]") {
    std::mutex mutex;
    std::vector<std::string> seen;
    const Pair pair([&](const protocol::HttpRequest& request) {
        const std::lock_guard lock(mutex);
        seen.push_back(request.path + (request.headers.count("cookie") ? " with cookie" : ""));
        return protocol::HttpResponse{
            302, {{"Location", "/elsewhere"}, {"Set-Cookie", "who=me"}}, {}};
    });
    CurlNetwork network;
    REQUIRE(network.send(pair.request("GET", "/first")).value().status == 302);
    REQUIRE(network.send(pair.request("GET", "/second")).value().status == 302);
    REQUIRE(seen == std::vector<std::string>{"/first", "/second"});
}

TEST_CASE("send is Denied and sends nothing when the server has another key", "[net]") {
    bool reached = false;
    const Pair pair([&reached](const protocol::HttpRequest&) {
        reached = true;
        return protocol::HttpResponse{};
    });
    auto request = pair.request("POST", "/");
    request.body = Bytes(10, 'x');
    request.pinned_key = pin_of(make_identity().certificate_pem).value();
    const auto response = CurlNetwork().send(request);
    REQUIRE_FALSE(response.ok());
    REQUIRE(response.error().kind == ErrorKind::Denied);
    REQUIRE(response.error().what.find(pair.address() + " is not the one") != std::string::npos);
    REQUIRE_FALSE(reached);
}

TEST_CASE("send refuses a request that would trust any server", "[net]") {
    const Pair pair(echo);
    auto request = pair.request("GET", "/");
    const std::string good = request.pinned_key;
    CurlNetwork network;
    for (const std::string& pin : {std::string(), std::string("AAAA"), good + ";sha256//" + good}) {
        request.pinned_key = pin;
        const auto response = network.send(request);
        REQUIRE_FALSE(response.ok());
        REQUIRE(response.error().kind == ErrorKind::Invalid);
    }
    request.pinned_key = good;
    request.url = "http://127.0.0.1/";
    REQUIRE(network.send(request).error().kind == ErrorKind::Invalid);
}

TEST_CASE("send says in words that the server is down", "[net]") {
    NetworkRequest request;
    {
        const Pair pair(echo);
        request = pair.request("GET", "/v1/cells");
    }
    const auto response = CurlNetwork().send(request);
    REQUIRE_FALSE(response.ok());
    REQUIRE(response.error().kind == ErrorKind::Unavailable);
    const std::string address = request.url.substr(0, request.url.rfind("/v1"));
    REQUIRE(response.error().what ==
            "cannot reach the server at " + address + ": connection refused");
}

TEST_CASE("send gives up when no answer comes within the time", "[net]") {
    const Pair pair([](const protocol::HttpRequest& request) {
        std::this_thread::sleep_for(std::chrono::milliseconds(900));
        return echo(request);
    });
    auto request = pair.request("GET", "/");
    request.timeout = Milliseconds(300);
    const auto response = CurlNetwork().send(request);
    REQUIRE_FALSE(response.ok());
    REQUIRE(response.error().kind == ErrorKind::Unavailable);
    REQUIRE(response.error().what ==
            "cannot reach the server at " + pair.address() + ": no answer within 1 second");
}

TEST_CASE("send takes an answer of exactly response_bytes_max and no larger one", "[net]") {
    const Pair pair([](const protocol::HttpRequest& request) {
        return protocol::HttpResponse{200, {}, Bytes(request.path == "/large" ? 1001 : 1000, 'x')};
    });
    auto request = pair.request("GET", "/right");
    request.response_bytes_max = 1000;
    REQUIRE(CurlNetwork().send(request).value().body.size() == 1000);
    request.url = pair.address() + "/large";
    const auto response = CurlNetwork().send(request);
    REQUIRE_FALSE(response.ok());
    REQUIRE(response.error().what.find("its answer is too large") != std::string::npos);
}

TEST_CASE("a server at an IPv6 address is reached", "[net]") {
    HttpServerOptions options;
    options.host = "::1";
    options.identity = make_identity();
    auto server = HttpServer::create(options, echo);
    if (!server.ok()) {
        WARN("left out: this machine has no IPv6 (" << server.error().what << ")");
        return;
    }
    server.value()->start();
    const std::string url = "https://[::1]:" + std::to_string(server.value()->port()) + "/";
    const std::string pin = pin_of(options.identity.certificate_pem).value();
    REQUIRE(to_text(CurlNetwork().send({"GET", url, {}, {}, pin}).value().body) == "GET / 0 bytes");
}

TEST_CASE("server_key tells the key of the server and sends it nothing", "[net]") {
    bool reached = false;
    const Pair pair([&reached](const protocol::HttpRequest&) {
        reached = true;
        return protocol::HttpResponse{};
    });
    CurlNetwork network;
    const auto key = network.server_key(pair.address());
    REQUIRE(key.ok());
    REQUIRE(key.value() == pin_of(pair.identity.certificate_pem).value());
    REQUIRE_FALSE(reached);
    REQUIRE(network.server_key("http://127.0.0.1").error().kind == ErrorKind::Invalid);
    pair.server->stop();
    REQUIRE(network.server_key(pair.address()).error().kind == ErrorKind::Unavailable);
}

TEST_CASE("stop ends a request that hangs, and lets no other begin", "[net]") {
    const SilentPort silent;
    NetworkRequest request;
    request.method = "GET";
    request.url = "https://127.0.0.1:" + std::to_string(silent.port()) + "/";
    request.pinned_key = to_base64(Bytes(32));
    CurlNetwork network;
    const auto begin = std::chrono::steady_clock::now();
    std::thread stopper([&network] {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        network.stop();
    });
    const auto response = network.send(request);
    stopper.join();
    // The request would wait for 10 seconds.
    REQUIRE(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    REQUIRE(response.error().kind == ErrorKind::Unavailable);
    REQUIRE(response.error().what.find("asked to end") != std::string::npos);
    REQUIRE(network.send(request).error().what.find("asked to end") != std::string::npos);
    REQUIRE(network.server_key(request.url).error().what.find("asked to end") != std::string::npos);
}
