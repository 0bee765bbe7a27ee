// tests/platform/net/http_deadlines_test.cpp: slow clients are cut, and a stop loses no answer.
// Real time, as sockets know no other; deadlines are shortened so that it takes little of it.
#include <atomic>
#include <chrono>
#include <thread>

#include "platform/net/http_server.h"
#include "tests/platform/net/raw_client.h"
#include "tests/platform/net/test_server.h"
#include "tests/support/catch.h"

using namespace candour;
using namespace candour::platform;
using namespace candour::testing;
using std::chrono::milliseconds;
using Steady = std::chrono::steady_clock;

namespace {

constexpr milliseconds deadline{400};
// Sanitizers and a busy machine may be slow; a deadline that never comes takes for ever.
constexpr milliseconds patience{5000};

HttpServerOptions with(Milliseconds HttpDeadlines::*which) {
    HttpServerOptions options;
    options.deadlines.*which = deadline;
    return options;
}

// Sends `drop` again and again; how long the server let it go on.
milliseconds drip_until_closed(RawClient& client, const std::string& drop) {
    const auto start = Steady::now();
    while (Steady::now() - start < patience) {
        if (!client.send(drop)) break;
        if (client.is_closed_within(milliseconds(50))) break;
    }
    return std::chrono::duration_cast<milliseconds>(Steady::now() - start);
}

// It is counted just after the connection is closed.
bool counts_one_too_slow(const HttpServer& server) {
    const auto start = Steady::now();
    while (server.refusals().too_slow == 0 && Steady::now() - start < patience)
        std::this_thread::sleep_for(milliseconds(5));
    return server.refusals().too_slow == 1;
}

}  // namespace

TEST_CASE("a client that is silent on the TLS port is closed", "[net]") {
    const auto server = start_server(echo, with(&HttpDeadlines::handshake));
    RawClient silent(server->port(), Layer::Tcp);
    REQUIRE(silent.is_closed_within(patience));
    REQUIRE(counts_one_too_slow(*server));
}

TEST_CASE("a head that drips is cut at its deadline, not at each drop", "[net]") {
    const auto server = start_server(echo, with(&HttpDeadlines::head));
    RawClient slow(server->port());
    slow.send("GET / HTTP/1.1\r\nHost: x\r\n");
    const milliseconds lasted = drip_until_closed(slow, "X-a: b\r\n");
    REQUIRE(lasted >= deadline - milliseconds(100));
    REQUIRE(lasted < patience);
}

TEST_CASE("a body that drips is cut at its deadline, not at each drop", "[net]") {
    const auto server = start_server(echo, with(&HttpDeadlines::body));
    RawClient slow(server->port());
    slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n");
    const milliseconds lasted = drip_until_closed(slow, "x");
    REQUIRE(lasted >= deadline - milliseconds(100));
    REQUIRE(lasted < patience);
}

TEST_CASE("an answer that nobody reads is cut at its deadline", "[net]") {
    const auto server = start_server(
        [](const protocol::HttpRequest&) {
            return protocol::HttpResponse{200, {}, Bytes(32 << 20)};  // More than buffers hold.
        },
        with(&HttpDeadlines::response));
    RawClient deaf(server->port());
    deaf.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(counts_one_too_slow(*server));
}

TEST_CASE("an idle connection is closed at its deadline", "[net]") {
    const auto server = start_server(echo, with(&HttpDeadlines::idle));
    RawClient client(server->port());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(status_of(client.read_answer()) == 200);
    REQUIRE(client.is_closed_within(patience));
    REQUIRE(server->refusals().too_slow == 0);
}

TEST_CASE("others are answered while many slow clients hang", "[net]") {
    const auto server = start_server(echo);
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 50; ++i) {
        slow.push_back(std::make_unique<RawClient>(server->port()));
        slow.back()->send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx");
    }
    RawClient quick(server->port());
    quick.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    REQUIRE(status_of(quick.read_answer()) == 200);
}

TEST_CASE("stop answers what is in flight, closes what is idle, takes nothing new", "[net]") {
    std::atomic<bool> began{false};
    std::atomic<bool> go{false};
    const auto server = start_server([&](const protocol::HttpRequest& request) {
        began = true;
        while (!go)
            std::this_thread::sleep_for(milliseconds(1));
        return echo(request);
    });
    const std::uint16_t port = server->port();
    RawClient idle(port);
    RawClient busy(port);
    busy.send("GET /last HTTP/1.1\r\nHost: x\r\n\r\n");
    while (!began)
        std::this_thread::sleep_for(milliseconds(1));
    std::thread stopper([&] { server->stop(); });
    REQUIRE(idle.is_closed_within(patience));
    REQUIRE_FALSE(RawClient(port).connected());
    go = true;
    const std::string answer = busy.read_to_end();
    stopper.join();
    REQUIRE(answer.find("GET /last 0 bytes") != std::string::npos);
    REQUIRE(answer.find("Connection: close\r\n") != std::string::npos);
}

TEST_CASE("stop gives up on a client that does not finish its request", "[net]") {
    HttpServerOptions options;
    options.deadlines.drain = milliseconds(300);
    const auto server = start_server(echo, options);
    RawClient slow(server->port());
    slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx");
    const auto start = Steady::now();
    server->stop();
    REQUIRE(Steady::now() - start < patience);
}
