// tests/platform/net/http_cut_bodies_test.cpp: bodies that end early, and bodies on slow links.
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

constexpr milliseconds patience{5000};

// "/cells" takes cut bodies and gives slow links time; a body has a second beside that.
HttpServerOptions options_with(std::size_t slow_link_bytes_per_s) {
    HttpServerOptions options;
    options.deadlines.body = milliseconds(1000);
    options.body_limits = {{"/cells", 100'000, slow_link_bytes_per_s, /*takes_cut_bodies=*/true}};
    return options;
}

protocol::HttpResponse echo_cut(const protocol::HttpRequest& request) {
    protocol::HttpResponse response = echo(request);
    const std::string_view cut = request.truncated ? " of a cut body" : "";
    response.body.insert(response.body.end(), cut.begin(), cut.end());
    return response;
}

std::string head_of(const std::string& path, std::size_t announced) {
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + std::to_string(announced) +
           "\r\n\r\n";
}

bool has(const std::string& answer, const std::string& words) {
    return answer.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a body that its sender cuts short reaches the handler, and is answered", "[net]") {
    const auto server = start_server(echo_cut, options_with(0));
    RawClient client(server->port());
    client.send(head_of("/cells", 5000) + std::string(3000, 'x'));
    client.end_sending();
    const std::string answer = client.read_to_end();
    REQUIRE(status_of(answer) == 200);
    REQUIRE(has(answer, "POST /cells 3000 bytes of a cut body"));
    REQUIRE(has(answer, "Connection: close\r\n"));
}

TEST_CASE("a chunked body that is cut short reaches the handler with its whole pieces", "[net]") {
    const auto server = start_server(echo_cut, options_with(0));
    RawClient client(server->port());
    client.send(
        "POST /cells HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        "5\r\nabcde\r\n9\r\nabc");
    client.end_sending();
    REQUIRE(has(client.read_to_end(), "POST /cells 8 bytes of a cut body"));
}

TEST_CASE("a body cut by a broken link reaches the handler though nobody can be answered",
          "[net]") {
    std::atomic<std::size_t> size{0};
    const auto server = start_server(
        [&size](const protocol::HttpRequest& request) {
            if (request.truncated) size = request.body.size();
            return echo(request);
        },
        options_with(0));
    RawClient client(server->port());
    client.send(head_of("/cells", 5000) + std::string(3000, 'x'));
    // Time for the bytes to be read: what a reset overtakes is lost, as on any link.
    std::this_thread::sleep_for(milliseconds(100));
    client.reset();
    const auto start = Steady::now();
    while (size == 0 && Steady::now() - start < patience)
        std::this_thread::sleep_for(milliseconds(5));
    REQUIRE(size == 3000);
}

TEST_CASE("a body that stops coming is answered for what has come", "[net]") {
    const auto server = start_server(echo_cut, options_with(0));
    RawClient client(server->port());
    client.send(head_of("/cells", 5000) + std::string(3000, 'x'));
    REQUIRE(has(client.read_to_end(), "POST /cells 3000 bytes of a cut body"));
    REQUIRE(server->refusals().too_slow == 1);
}

TEST_CASE("a cut body reaches nobody where its route does not take one", "[net]") {
    std::atomic<int> handled{0};
    const auto server = start_server(
        [&handled](const protocol::HttpRequest& request) {
            ++handled;
            return echo(request);
        },
        options_with(0));
    RawClient cut(server->port());
    cut.send(head_of("/form", 5000) + std::string(3000, 'x'));
    cut.end_sending();
    REQUIRE(cut.read_to_end().empty());
    RawClient slow(server->port());
    slow.send(head_of("/form", 5000) + std::string(3000, 'x'));
    REQUIRE(status_of(slow.read_to_end()) == 408);
    REQUIRE(handled == 0);
}

TEST_CASE("a slow link has time for a large body as long as it goes on", "[net]") {
    const auto server = start_server(echo_cut, options_with(10'000));
    RawClient client(server->port());
    client.send(head_of("/cells", 20'000));
    // As fast as the slowest that is allowed, and nearly twice the time that there is without it.
    const auto start = Steady::now();
    for (int i = 0; i < 20; ++i) {
        std::this_thread::sleep_until(start + i * milliseconds(100));
        REQUIRE(client.send(std::string(1000, 'x')));
    }
    REQUIRE(has(client.read_answer(), "POST /cells 20000 bytes"));
    REQUIRE(Steady::now() - start > milliseconds(1800));
}

TEST_CASE("a drip below the slowest link is cut, however much was announced", "[net]") {
    const auto server = start_server(echo_cut, options_with(1000));
    RawClient client(server->port());
    client.send(head_of("/cells", 90'000));
    const auto start = Steady::now();
    while (Steady::now() - start < patience && client.send("x")) {
        if (client.is_closed_within(milliseconds(20))) break;
    }
    REQUIRE(Steady::now() - start < milliseconds(3000));
}

TEST_CASE("a route takes so many bodies at once, from however many connections", "[net]") {
    HttpServerOptions options;
    options.body_limits = {{"/files", 100'000, 0, /*takes_cut_bodies=*/false, /*at_once_max=*/2}};
    const auto server = start_server(echo, options);
    const auto answer = [&](const std::string& bytes) {
        RawClient client(server->port());
        client.send(bytes);
        return client.read_answer();
    };
    // Told to go on, so the server knows of it.
    const auto begin = [](RawClient& client) {
        client.send(
            "POST /files HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
            "Content-Length: 5000\r\n\r\n");
        return status_of(client.read_answer());
    };
    const std::string whole = head_of("/files", 3) + "abc";
    RawClient first(server->port());
    REQUIRE(begin(first) == 100);
    {
        RawClient second(server->port());
        REQUIRE(begin(second) == 100);
        const std::string refused = answer(whole);
        REQUIRE(status_of(refused) == 503);
        REQUIRE(has(refused, "Others are sending files just now."));
        REQUIRE(status_of(answer(head_of("/other", 3) + "abc")) == 200);
        REQUIRE(status_of(answer("GET /files HTTP/1.1\r\nHost: x\r\n\r\n")) == 200);
    }
    // One has gone without a word: its place is free again.
    const auto end = Steady::now() + patience;
    while (status_of(answer(whole)) != 200 && Steady::now() < end) {
    }
    RawClient third(server->port());
    REQUIRE(begin(third) == 100);
    REQUIRE(status_of(answer(whole)) == 503);
    // And a place is free once it is answered, though its connection stays.
    first.send(std::string(5000, 'x'));
    REQUIRE(status_of(first.read_answer()) == 200);
    REQUIRE(status_of(answer(whole)) == 200);
}
