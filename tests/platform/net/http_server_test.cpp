// tests/platform/net/http_server_test.cpp: framing, limits and answers over loopback.
#include "platform/net/http_server.h"

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

#include "platform/net/tls_identity.h"
#include "tests/platform/net/raw_client.h"
#include "tests/platform/net/test_server.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;
using namespace candour::testing;

namespace {

// What the server answers to exactly these bytes, to the end of the connection.
std::string answer_to(const HttpServer& server, const std::string& bytes) {
    RawClient client(server.port());
    REQUIRE(client.connected());
    client.send(bytes);
    return client.read_to_end();
}

std::string get(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
}

std::string post(const std::string& target, std::size_t announced, std::size_t sent) {
    return "POST " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " +
           std::to_string(announced) + "\r\n\r\n" + std::string(sent, 'x');
}

bool ends_with(const std::string& answer, const std::string& body) {
    return answer.size() >= body.size() &&
           answer.compare(answer.size() - body.size(), body.size(), body) == 0;
}

}  // namespace

TEST_CASE("the handler gets method, path, query and body as sent", "[net]") {
    const auto server = start_server(echo);
    REQUIRE(ends_with(answer_to(*server, get("/a%20b?c=d&e")), "GET /a%20b?c=d&e 0 bytes"));
    REQUIRE(ends_with(answer_to(*server, post("/p", 5, 5)), "POST /p 5 bytes"));
}

TEST_CASE("header names reach the handler in lower case and cookies are joined", "[net]") {
    const auto server = start_server([](const protocol::HttpRequest& request) {
        const std::string text = request.headers.at("x-odd-name") + request.headers.at("cookie");
        return protocol::HttpResponse{200, {}, Bytes(text.begin(), text.end())};
    });
    const std::string answer =
        answer_to(*server,
                  "GET / HTTP/1.1\r\nHost: x\r\nX-Odd-NAME: v\r\nCookie: a=1\r\n"
                  "Cookie: b=2\r\nConnection: close\r\n\r\n");
    REQUIRE(ends_with(answer, "va=1; b=2"));
}

TEST_CASE("a connection carries several requests when kept alive", "[net]") {
    const auto server = start_server(echo);
    RawClient client(server->port());
    for (int i = 0; i < 3; ++i) {
        client.send("GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        REQUIRE(ends_with(client.read_answer(), "GET /" + std::to_string(i) + " 0 bytes"));
    }
    // Two at once are answered in order.
    client.send("GET /a HTTP/1.1\r\nHost: x\r\n\r\nGET /b HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(ends_with(client.read_answer(), "GET /a 0 bytes"));
    REQUIRE(ends_with(client.read_answer(), "GET /b 0 bytes"));
}

TEST_CASE("HEAD gets the length of the body and not the body", "[net]") {
    const auto server = start_server(echo);
    const std::string answer =
        answer_to(*server, "HEAD /h HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    REQUIRE(answer.find("Content-Length: 15\r\n") != std::string::npos);
    REQUIRE(ends_with(answer, "\r\n\r\n"));
}

TEST_CASE("requests that cannot be trusted get 400", "[net]") {
    const auto server = start_server(echo);
    const std::string bytes = GENERATE(
        // No host; two; an empty one.
        "GET / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost:\r\n\r\n",
        // Two ways of saying where the body ends (request smuggling).
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
        "\r\nG",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\nabc\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n", "GET / HTTP/1.1\nHost: x\n\n",
        "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET https://x/ HTTP/1.1\r\nHost: x\r\n\r\n", "nonsense\r\n\r\n",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    CAPTURE(bytes);
    REQUIRE(status_of(answer_to(*server, bytes)) == 400);
}

TEST_CASE("methods that the server does not know get 405", "[net]") {
    const auto server = start_server(echo);
    const std::string method = GENERATE("PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW");
    const std::string answer = answer_to(*server, method + " / HTTP/1.1\r\nHost: x\r\n\r\n");
    CAPTURE(method);
    REQUIRE(status_of(answer) == 405);
    REQUIRE(answer.find("Allow: GET, HEAD, POST\r\n") != std::string::npos);
}

TEST_CASE("headers over their limit get 431", "[net]") {
    const auto server = start_server(echo);
    REQUIRE(status_of(answer_to(*server, "GET / HTTP/1.1\r\nHost: x\r\nX-Big: " +
                                             std::string(100'000, 'a') + "\r\n\r\n")) == 431);
    std::string many = "GET / HTTP/1.1\r\nHost: x\r\n";
    for (int i = 0; i < 5000; ++i)
        many += "X-" + std::to_string(i) + ": a\r\n";
    REQUIRE(status_of(answer_to(*server, many + "\r\n")) == 431);
}

TEST_CASE("a body over its route's limit gets 413 in words", "[net]") {
    HttpServerOptions options;
    options.body_bytes_max = 1000;
    options.body_limits = {{"/v1/", 2000}, {"/v1/cells", 5000}};
    const auto server = start_server(echo, options);
    REQUIRE(status_of(answer_to(*server, post("/other", 1000, 1000))) == 200);
    REQUIRE(status_of(answer_to(*server, post("/other", 1001, 1001))) == 413);
    REQUIRE(status_of(answer_to(*server, post("/v1/x", 2000, 2000))) == 200);
    REQUIRE(status_of(answer_to(*server, post("/v1/x", 2001, 2001))) == 413);
    REQUIRE(status_of(answer_to(*server, post("/v1/cells?q=1", 5000, 5000))) == 200);
    // Announced and only begun: refused at the head. What is still sent does not reset the answer.
    const std::string answer = answer_to(*server, post("/v1/cells", 50'000'000, 300'000));
    REQUIRE(status_of(answer) == 413);
    REQUIRE(answer.find("{\"error\":") != std::string::npos);
}

TEST_CASE("a chunked body over its route's limit gets 413", "[net]") {
    HttpServerOptions options;
    options.body_bytes_max = 1000;
    const auto server = start_server(echo, options);
    const std::string head =
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string chunk = "190\r\n" + std::string(400, 'x') + "\r\n";
    REQUIRE(ends_with(answer_to(*server, head + chunk + chunk + "0\r\n\r\n"), "POST / 800 bytes"));
    REQUIRE(status_of(answer_to(*server, head + chunk + chunk + chunk + "0\r\n\r\n")) == 413);
}

TEST_CASE("Expect: 100-continue is answered before the body is sent", "[net]") {
    const auto server = start_server(echo);
    RawClient client(server->port());
    client.send("POST /e HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    REQUIRE(status_of(client.read_answer()) == 100);
    client.send("abc");
    REQUIRE(ends_with(client.read_answer(), "POST /e 3 bytes"));
}

TEST_CASE("a handler that throws or answers with a line end in a header becomes 500", "[net]") {
    const auto server = start_server([](const protocol::HttpRequest& request) {
        if (request.path == "/throw") throw std::runtime_error("secret");
        return protocol::HttpResponse{302, {{"Location", "/x\r\nSet-Cookie: a=b"}}, {}};
    });
    for (const char* path : {"/throw", "/split"}) {
        const std::string answer = answer_to(*server, get(path));
        REQUIRE(status_of(answer) == 500);
        REQUIRE(answer.find("secret") == std::string::npos);
        REQUIRE(answer.find("Set-Cookie") == std::string::npos);
    }
}

TEST_CASE("a full queue gets 503 with Retry-After while the others are answered", "[net]") {
    std::atomic<bool> began{false};
    std::atomic<bool> go{false};
    HttpServerOptions options;
    options.worker_threads = 1;
    options.queue_max = 1;
    const auto server = start_server(
        [&](const protocol::HttpRequest& request) {
            began = true;
            while (!go)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return echo(request);
        },
        options);
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(std::make_unique<RawClient>(server->port()));
        clients.back()->send(get("/"));
        while (!began)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    // One runs and one waits; at least four are refused at once. The last of all is among them.
    const std::string refused = clients.back()->read_to_end();
    go = true;
    REQUIRE(status_of(refused) == 503);
    REQUIRE(refused.find("Retry-After: 2\r\n") != std::string::npos);
    int answered = 0;
    for (std::size_t i = 0; i + 1 < clients.size(); ++i) {
        if (status_of(clients[i]->read_to_end()) == 200) ++answered;
    }
    REQUIRE(answered >= 1);
    REQUIRE(answered <= 2);
}

TEST_CASE("a lane is answered while every other worker is busy", "[net]") {
    std::atomic<bool> go{false};
    HttpServerOptions options;
    options.worker_threads = 1;
    options.lanes = {{"/v1/", 1, 4}};
    const auto server = start_server(
        [&go](const protocol::HttpRequest& request) {
            while (request.path == "/slow" && !go) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            return echo(request);
        },
        options);
    RawClient slow(server->port());
    slow.send(get("/slow"));
    RawClient behind(server->port());
    behind.send(get("/slow"));
    REQUIRE(ends_with(answer_to(*server, get("/v1/cells")), "GET /v1/cells 0 bytes"));
    go = true;
    REQUIRE(status_of(slow.read_to_end()) == 200);
    REQUIRE(status_of(behind.read_to_end()) == 200);
}

TEST_CASE("over a limit, who has kept the server waiting longest makes room", "[net]") {
    HttpServerOptions options;
    const bool per_address = GENERATE(true, false);
    (per_address ? options.connections_per_address_max : options.connections_max) = 3;
    const auto server = start_server(echo, options);
    RawClient oldest(server->port());
    RawClient second(server->port());
    RawClient third(server->port());
    // A byte now and then makes nobody look younger.
    oldest.send("GET / HTTP/1.1\r\n");
    REQUIRE(status_of(answer_to(*server, get("/"))) == 200);
    REQUIRE(oldest.is_closed_within(std::chrono::seconds(5)));
    // An answer does.
    second.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(status_of(second.read_answer()) == 200);
    RawClient fourth(server->port());
    RawClient fifth(server->port());
    REQUIRE(third.is_closed_within(std::chrono::seconds(5)));
    second.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(status_of(second.read_answer()) == 200);
    REQUIRE(server->refusals().made_room == 2);
}

TEST_CASE("who is being answered is never closed to make room", "[net]") {
    std::atomic<bool> began{false};
    std::atomic<bool> go{false};
    HttpServerOptions options;
    options.connections_max = 1;
    const auto server = start_server(
        [&](const protocol::HttpRequest& request) {
            began = true;
            while (!go)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return echo(request);
        },
        options);
    RawClient working(server->port());
    working.send(get("/"));
    while (!began)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    REQUIRE_FALSE(RawClient(server->port()).connected());
    go = true;
    REQUIRE(status_of(working.read_to_end()) == 200);
}

TEST_CASE("what the server refuses by itself is counted by its status", "[net]") {
    HttpServerOptions options;
    options.body_bytes_max = 10;
    const auto server = start_server(echo, options);
    REQUIRE(status_of(answer_to(*server, get("/"))) == 200);
    REQUIRE(status_of(answer_to(*server, "nonsense\r\n\r\n")) == 400);
    REQUIRE(status_of(answer_to(*server, post("/", 11, 11))) == 413);
    REQUIRE(status_of(answer_to(*server, post("/", 12, 12))) == 413);
    REQUIRE(server->refusals().by_status == std::map<int, std::uint64_t>{{400, 1}, {413, 2}});
    REQUIRE(server->refusals().too_slow == 0);
}

TEST_CASE("TLS is 1.3, and a plain-text request gets nothing", "[net]") {
    const auto server = start_server(echo);
    REQUIRE(RawClient(server->port()).tls_version() == "TLSv1.3");
    RawClient plain(server->port(), Layer::Tcp);
    plain.send(get("/"));
    REQUIRE(plain.read_to_end().find("HTTP/") == std::string::npos);
}

TEST_CASE("no connection can be joined to an earlier one", "[net]") {
    const auto server = start_server(echo);
    RawClient client(server->port());
    REQUIRE(client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    REQUIRE(status_of(client.read_answer()) == 200);
    REQUIRE(!client.can_resume());
}

TEST_CASE("create says in words why it cannot listen", "[net]") {
    const auto first = start_server(echo);
    HttpServerOptions options;
    options.identity = make_identity();
    options.port = first->port();
    const auto taken = HttpServer::create(options, echo);
    REQUIRE_FALSE(taken.ok());
    REQUIRE(taken.error().kind == ErrorKind::Conflict);
    REQUIRE(taken.error().what ==
            "another program already listens on 127.0.0.1:" + std::to_string(first->port()) +
                ": stop it, or choose another port");
    options.host = "not-an-address";
    REQUIRE(HttpServer::create(options, echo).error().kind == ErrorKind::Invalid);
}

TEST_CASE("create refuses a key that is not the certificate's", "[net]") {
    HttpServerOptions options;
    options.identity = make_identity();
    options.identity.private_key_pem = make_identity().private_key_pem;
    const auto server = HttpServer::create(options, echo);
    REQUIRE_FALSE(server.ok());
    REQUIRE(server.error().kind == ErrorKind::Invalid);
}
