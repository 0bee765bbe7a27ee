// platform/net/http_server.cpp: the one source that includes Boost.Beast (a minute to compile). One
// io thread owns every connection; handlers run on the worker pool and post their answer back to
// that thread.
#include "platform/net/http_server.h"

#include <algorithm>
#include <sys/resource.h>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "platform/net/forwarded.h"
#include "platform/net/http_session.h"
#include "platform/net/tls_context.h"

namespace candour::platform {

namespace {

constexpr Milliseconds accept_back_off{50};  // After EMFILE: never spin.
constexpr std::size_t files_kept_free = 64;

Error bind_error(const HttpServerOptions& options, const ErrorCode& error) {
    const std::string where = options.host + ":" + std::to_string(options.port);
    if (error == asio::error::address_in_use) {
        return {ErrorKind::Conflict, "another program already listens on " + where +
                                         ": stop it, or choose another port"};
    }
    return {ErrorKind::Unavailable, "cannot listen on " + where + ": " + error.message()};
}

// Databases and what else the program opens must not lack files because of connections.
std::size_t connections_for(std::size_t wanted) {
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0) return wanted;
    const auto all = static_cast<std::size_t>(files.rlim_cur);
    const std::size_t rest = all > files_kept_free ? all - files_kept_free : 1;
    return std::min(wanted, rest);
}

}  // namespace

class HttpServer::Impl {
public:
    Impl(HttpServerOptions options, Handler handler, TlsContext tls)
        : shared_{options,
                  std::move(handler),
                  ConnectionLimits(connections_for(options.connections_max),
                                   options.connections_per_address_max),
                  make_workers(options),
                  {},
                  false,
                  {},
                  {},
                  {}},
          tls_(tls.release()),
          acceptor_(io_),
          timer_(io_) {
        shared_.on_drained = [this] { io_.stop(); };
    }

    Status bind() {
        ErrorCode error;
        const auto address = asio::ip::make_address(shared_.options.host, error);
        if (error) {
            return Error{ErrorKind::Invalid, "\"" + shared_.options.host +
                                                 "\" is no numeric address of this machine; use "
                                                 "127.0.0.1, or 0.0.0.0 for all its networks"};
        }
        const Tcp::endpoint endpoint(address, shared_.options.port);
        acceptor_.open(endpoint.protocol(), error);
        if (!error) acceptor_.set_option(Tcp::acceptor::reuse_address(true), error);
        if (!error) acceptor_.bind(endpoint, error);
        if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
        if (error) return bind_error(shared_.options, error);
        port_ = acceptor_.local_endpoint(error).port();
        return Unit{};
    }

    void start() {
        accept();
        thread_ = std::thread([this] { io_.run(); });
    }

    void stop() {
        if (!thread_.joinable()) return;
        asio::post(io_, [this] { drain(); });
        thread_.join();
        shared_.on_drained = [] {};  // Connections cut by the drain's end go when io_ does.
        // Handlers may still run when the drain's time was up: they end before what they use does.
        for (const auto& workers : shared_.workers)
            workers->stop();
    }

    std::uint16_t port() const { return port_; }
    HttpRefusals refusals() const {
        const std::lock_guard lock(shared_.refusals_mutex);
        return shared_.refusals;
    }

private:
    void accept() {
        acceptor_.async_accept([this](ErrorCode error, Tcp::socket socket) {
            if (!acceptor_.is_open()) return;
            if (!error) {
                open_session(std::move(socket));
                return accept();
            }
            // Out of file descriptors, most likely.
            timer_.expires_after(accept_back_off);
            timer_.async_wait([this](ErrorCode cancelled) {
                if (!cancelled && acceptor_.is_open()) accept();
            });
        });
    }

    void open_session(Tcp::socket socket) {
        ErrorCode error;
        const auto peer = socket.remote_endpoint(error);
        if (error) return;
        const std::string address = counted_address(peer.address().to_string());
        if (shared_.limits.is_full(address) && !make_room(&address)) return;
        if (shared_.limits.is_full() && !make_room(nullptr)) return;
        shared_.limits.enter(address);
        socket.set_option(Tcp::no_delay(true), error);
        std::make_shared<HttpSession>(std::move(socket), tls_, shared_, address)->start();
    }

    // Who has kept the server waiting longest goes, of one address or of all: an attacker's slow
    // connections then make room for an ordinary client, who is always the youngest. False when
    // the server works for all of them.
    bool make_room(const std::string* address) {
        HttpSession* oldest = nullptr;
        for (HttpSession* session : shared_.sessions) {
            if (address != nullptr && session->address() != *address) continue;
            const auto since = session->waiting_since();
            if (!since || !session->is_counted()) continue;
            if (oldest == nullptr || *since < *oldest->waiting_since()) oldest = session;
        }
        if (oldest == nullptr) return false;
        oldest->make_room();
        return true;
    }

    void drain() {
        ErrorCode ignored;
        acceptor_.close(ignored);
        shared_.draining = true;
        if (shared_.sessions.empty()) return io_.stop();
        for (HttpSession* session : shared_.sessions)
            session->drain();
        timer_.expires_after(shared_.options.deadlines.drain);
        timer_.async_wait([this](ErrorCode cancelled) {
            if (!cancelled) io_.stop();
        });
    }

    // The order matters: io_ is destroyed before shared_, as the sessions it holds use shared_.
    Shared shared_;
    asio::ssl::context tls_;
    asio::io_context io_{1};
    Tcp::acceptor acceptor_;
    asio::steady_timer timer_;
    std::thread thread_;
    std::uint16_t port_ = 0;
};

Result<std::unique_ptr<HttpServer>> HttpServer::create(HttpServerOptions options, Handler handler) {
    ASSIGN_OR_RETURN(TlsContext tls, make_server_tls_context(options.identity));
    options.identity = {};  // OpenSSL has it; one copy of the key is enough.
    auto impl = std::make_unique<Impl>(std::move(options), std::move(handler), std::move(tls));
    RETURN_IF_ERROR(impl->bind());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() { stop(); }
void HttpServer::start() { impl_->start(); }
void HttpServer::stop() { impl_->stop(); }
std::uint16_t HttpServer::port() const { return impl_->port(); }
HttpRefusals HttpServer::refusals() const { return impl_->refusals(); }

}  // namespace candour::platform
