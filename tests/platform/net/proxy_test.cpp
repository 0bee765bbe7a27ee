// tests/platform/net/proxy_test.cpp: proxies' addresses, and requests through a real one.
#include "platform/net/proxy.h"

#include "platform/net/curl_network.h"
#include "platform/net/tls_identity.h"
#include "tests/platform/net/connect_proxy.h"
#include "tests/platform/net/test_server.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;
using namespace candour::testing;

namespace {

struct BehindProxy {
    TlsIdentity identity = make_identity();
    std::unique_ptr<HttpServer> server = start();

    std::unique_ptr<HttpServer> start() {
        HttpServerOptions options;
        options.identity = identity;
        return start_server(echo, options);
    }
    // No machine has that name: only through the proxy is there an answer.
    NetworkRequest request() const {
        return {"GET",
                "https://office.invalid:" + std::to_string(server->port()) + "/",
                {{"candour-pool", "0011"}},
                {},
                pin_of(identity.certificate_pem).value()};
    }
};

std::string address_of(const ConnectProxy& proxy) {
    return "127.0.0.1:" + std::to_string(proxy.port());
}

}  // namespace

TEST_CASE("check_proxy takes whole addresses of proxies and nothing else", "[net]") {
    for (const char* good :
         {"http://proxy:3128", "https://proxy.example:443/", "socks5://[::1]:1080",
          "socks5h://10.0.0.1:1080", "http://kiosk:s3cr@t:x@proxy:3128"}) {
        INFO(good);
        REQUIRE(check_proxy(good).value() == good);
    }
    for (const char* bad :
         {"", "proxy:3128", "ftp://proxy:21", "http://proxy", "http://:3128", "http://proxy:port",
          "http://a:b:1", "http://proxy:3128/path", "http://proxy:3128\r\nX: y", "http://pro xy:1",
          "http://kiosk:hidden@proxy"}) {
        INFO(bad);
        const auto checked = check_proxy(bad);
        REQUIRE(checked.error().kind == ErrorKind::Invalid);
        REQUIRE(checked.error().what.find("hidden") == std::string::npos);
    }
}

TEST_CASE("proxy_name leaves the name and the password out", "[net]") {
    REQUIRE(proxy_name("http://kiosk:s3cr@t@proxy:3128") == "http://proxy:3128");
    REQUIRE(proxy_name("socks5://[::1]:1080") == "socks5://[::1]:1080");
    REQUIRE(proxy_name("").empty());
}

TEST_CASE("send goes through the proxy, which sees no header of ours", "[net]") {
    const BehindProxy office;
    ConnectProxy proxy;
    CurlNetwork network({"http://" + address_of(proxy), ""});
    const auto response = network.send(office.request());
    REQUIRE(response.ok());
    REQUIRE(to_text(response.value().body) == "GET / 0 bytes");
    const std::vector<std::string> heads = proxy.heads();
    REQUIRE(heads.size() == 1);
    REQUIRE(heads[0].starts_with("CONNECT office.invalid:"));
    REQUIRE(heads[0].find("candour") == std::string::npos);
    REQUIRE(heads[0].find("User-Agent") == std::string::npos);
}

TEST_CASE("a proxy changes nothing of whom a device trusts", "[net]") {
    const BehindProxy office;
    ConnectProxy proxy;
    CurlNetwork network({"http://" + address_of(proxy), ""});
    auto request = office.request();
    request.pinned_key = pin_of(make_identity().certificate_pem).value();
    REQUIRE(network.send(request).error().kind == ErrorKind::Denied);
}

TEST_CASE("a proxy's password is used and never said", "[net]") {
    const BehindProxy office;
    ConnectProxy proxy("a2lvc2s6aGlkZGVu");  // kiosk:hidden
    CurlNetwork right({"http://kiosk:hidden@" + address_of(proxy), ""});
    REQUIRE(right.send(office.request()).ok());
    CurlNetwork wrong({"http://kiosk:hidden2@" + address_of(proxy), ""});
    const Error refused = wrong.send(office.request()).error();
    REQUIRE(refused.kind == ErrorKind::Unavailable);
    REQUIRE(refused.what.find("the proxy at http://" + address_of(proxy) +
                              " wants a name and a password") != std::string::npos);
    REQUIRE(refused.what.find("hidden") == std::string::npos);
}

TEST_CASE("a proxy that cannot go on is named, not the server", "[net]") {
    BehindProxy office;
    ConnectProxy proxy;
    const NetworkRequest request = office.request();
    office.server->stop();
    CurlNetwork network({"http://" + address_of(proxy), ""});
    REQUIRE(network.send(request).error().what.find("the proxy at http://" + address_of(proxy) +
                                                    " refuses to connect (status 502)") !=
            std::string::npos);
}

TEST_CASE("hosts that need no proxy are reached without it", "[net]") {
    const BehindProxy office;
    auto request = office.request();
    request.url = "https://127.0.0.1:" + std::to_string(office.server->port()) + "/";
    ConnectProxy proxy;
    CurlNetwork network({"http://" + address_of(proxy), "localhost,127.0.0.1"});
    REQUIRE(network.send(request).ok());
    REQUIRE(proxy.heads().empty());
}
