// platform/net/http_server.h: our small HTTPS/1.1 server. Boost.Beast is behind it, in one .cpp.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/world.h"
#include "platform/net/tls_identity.h"
#include "sync/protocol/http_message.h"

namespace candour::platform {

// Each is absolute: a client that sends one byte a second is cut all the same.
struct HttpDeadlines {
    Milliseconds handshake{10'000};
    Milliseconds head{10'000};
    Milliseconds body{20'000};
    Milliseconds response{15'000};        // For sending it.
    Milliseconds slow_link_max{300'000};  // Either, where a route gives slow links more time.
    Milliseconds idle{15'000};  // Between requests; a TLS connection holds 72 KB meanwhile.
    Milliseconds closing{2'000};
    Milliseconds drain{10'000};  // stop(): for what is being answered.
};

// How much a route takes, and how slowly.
struct BodyLimit {
    std::string path_prefix;
    std::size_t bytes_max;
    // Devices may be far away: beyond the deadlines for body and response, one second more for each
    // of these many bytes that have come or are to go. 0: none.
    std::size_t slow_link_bytes_per_s = 0;
    // A body that ends early reaches the handler, marked `truncated`. Else it reaches nobody.
    bool takes_cut_bodies = false;
    // Requests whose bodies are being read or answered; another one gets 503. So many large bodies
    // are in memory, from however many connections. 0: any number.
    std::size_t at_once_max = 0;
};

// Workers and a queue of their own for some routes, so that others cannot keep them waiting.
struct WorkerLane {
    std::string path_prefix;
    std::size_t worker_threads;
    std::size_t queue_max;
};

struct HttpServerOptions {
    std::string host = "127.0.0.1";  // A numeric IPv4 or IPv6 address.
    std::uint16_t port = 0;          // 0: any free one; see port().
    TlsIdentity identity;
    std::size_t worker_threads = 4;
    std::size_t queue_max = 64;     // Requests waiting for a worker; more get 503.
    std::vector<WorkerLane> lanes;  // The first prefix that fits wins.
    // Over either limit, who has kept the server waiting longest makes room for who comes.
    std::size_t connections_max = 800;
    // All tablets of an office may share one address behind its router. (IPv6: one /64 network.)
    std::size_t connections_per_address_max = 200;
    std::uint32_t header_bytes_max = 8 * 1024;
    std::size_t body_bytes_max = 64 * 1024;
    std::vector<BodyLimit> body_limits;  // The longest prefix that fits wins.
    HttpDeadlines deadlines;
};

// What the server turned away by itself since it started: no handler has seen it.
struct HttpRefusals {
    std::map<int, std::uint64_t> by_status;  // Answered 400, 405, 408, 413, 417, 431 or 503.
    std::uint64_t too_slow = 0;   // Connections cut at a deadline; not those idle between requests.
    std::uint64_t made_room = 0;  // Connections closed because another came.
};

class HttpServer {
public:
    // Runs on worker threads, several at a time. An exception from it becomes 500.
    using Handler = std::function<protocol::HttpResponse(const protocol::HttpRequest&)>;

    // Binds the port, so that port() is known; answers nobody before start(). Errors: Invalid (not
    // an address, unusable certificate), Conflict (the port is taken), Unavailable, each in words
    // that name the address.
    static Result<std::unique_ptr<HttpServer>> create(HttpServerOptions options, Handler handler);
    ~HttpServer();  // stop()
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    void start();
    // Takes no more connections, answers what is in flight with "Connection: close", waits for that
    // at most deadlines.drain, ends the workers. Call from one thread; again: nothing.
    void stop();
    std::uint16_t port() const;
    HttpRefusals refusals() const;  // Safe from any thread.

private:
    class Impl;
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace candour::platform
