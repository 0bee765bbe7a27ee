// platform/net/http_server.cpp: the one source that includes Boost.Beast (a minute to compile), and
// so longer than most. One io thread owns every connection; handlers run on the worker pool and
// post their answer back to that thread.
#include "platform/net/http_server.h"

#include <algorithm>
#include <exception>
#include <limits>
#include <optional>
#include <set>
#include <thread>
#include <utility>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include "platform/net/connection_limits.h"
#include "platform/net/http_rules.h"
#include "platform/net/tls_context.h"
#include "platform/net/worker_pool.h"

namespace candour::platform {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using Tcp = asio::ip::tcp;
using ErrorCode = boost::system::error_code;

namespace {

constexpr Milliseconds accept_back_off{50};         // After EMFILE: never spin.
constexpr std::size_t discard_bytes_max = 1 << 20;  // Of a refused body, while closing.
constexpr std::size_t read_buffer_bytes = 64 * 1024;

using Body = http::vector_body<std::uint8_t>;

std::string text_of(beast::string_view view) { return {view.data(), view.size()}; }

std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

protocol::HttpRequest to_request(http::request<Body>&& message) {
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
bool is_framing(const std::string& header_name) {
    const std::string name = lower(header_name);
    return name == "content-length" || name == "connection" || name == "transfer-encoding";
}

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

http::response<Body> to_message(protocol::HttpResponse&& response, unsigned version,
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

class Session;

std::vector<std::unique_ptr<WorkerPool>> make_workers(const HttpServerOptions& options) {
    std::vector<std::unique_ptr<WorkerPool>> workers;
    for (const WorkerLane& lane : options.lanes) {
        workers.push_back(std::make_unique<WorkerPool>(lane.worker_threads, lane.queue_max));
    }
    workers.push_back(std::make_unique<WorkerPool>(options.worker_threads, options.queue_max));
    return workers;
}

// What all connections share. Everything but `workers` and `handler` belongs to the io thread.
struct Shared {
    HttpServerOptions options;
    HttpServer::Handler handler;
    ConnectionLimits limits;
    std::vector<std::unique_ptr<WorkerPool>> workers;  // Of options.lanes; the last: of the rest.
    std::set<Session*> sessions;
    bool draining = false;
    std::function<void()> on_drained;

    std::size_t body_bytes_max(std::string_view path) const {
        const BodyLimit* best = nullptr;
        for (const BodyLimit& limit : options.body_limits) {
            const bool longer = !best || limit.path_prefix.size() > best->path_prefix.size();
            if (path.starts_with(limit.path_prefix) && longer) best = &limit;
        }
        return best ? best->bytes_max : options.body_bytes_max;
    }
    WorkerPool& workers_for(std::string_view path) const {
        const auto lane = std::ranges::find_if(
            options.lanes, [&](const WorkerLane& l) { return path.starts_with(l.path_prefix); });
        return *workers[static_cast<std::size_t>(lane - options.lanes.begin())];
    }
};

// One connection: handshake, then head, body, work, answer, again. It lives as long as one of
// these steps is pending.
class Session : public std::enable_shared_from_this<Session> {
public:
    // The address has been entered into shared.limits.
    Session(Tcp::socket socket, asio::ssl::context& tls, Shared& shared, std::string address)
        : shared_(shared), address_(std::move(address)), stream_(std::move(socket), tls) {
        shared_.sessions.insert(this);
    }
    ~Session() {
        shared_.sessions.erase(this);
        shared_.limits.leave(address_);
        if (shared_.draining && shared_.sessions.empty()) shared_.on_drained();
    }
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    void start() {
        between_requests_ = true;
        tcp().expires_after(shared_.options.deadlines.handshake);
        stream_.async_handshake(asio::ssl::stream_base::server,
                                [self = shared_from_this()](ErrorCode error) {
                                    if (error) return;
                                    self->wait_for_request(self->shared_.options.deadlines.head);
                                });
    }

    // A request that has begun is still answered.
    void drain() {
        if (between_requests_) tcp().close();
    }

private:
    beast::tcp_stream& tcp() { return beast::get_lowest_layer(stream_); }

    void wait_for_request(Milliseconds deadline) {
        if (buffer_.size() > 0) return read_head();
        if (shared_.draining) return close();
        between_requests_ = true;
        tcp().expires_after(deadline);
        stream_.async_read_some(buffer_.prepare(read_buffer_bytes),
                                [self = shared_from_this()](ErrorCode error, std::size_t size) {
                                    if (error) return self->close();
                                    self->buffer_.commit(size);
                                    self->read_head();
                                });
    }

    void read_head() {
        between_requests_ = false;
        target_.clear();
        parser_.emplace();
        parser_->header_limit(shared_.options.header_bytes_max);
        // Known when the path is; nothing of a body is read before. (To Boost 1.74 "none" is
        // smaller than any length.)
        parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
        tcp().expires_after(shared_.options.deadlines.head);
        http::async_read_header(stream_, buffer_, *parser_,
                                [self = shared_from_this()](ErrorCode error, std::size_t) {
                                    if (error) return self->read_failed(error);
                                    self->on_head();
                                });
    }

    void on_head() {
        const auto& head = parser_->get();
        target_ = text_of(head.target());
        const auto method = head.method();
        if (method != http::verb::get && method != http::verb::head && method != http::verb::post) {
            return refuse(405, "This server knows GET, HEAD and POST only.");
        }
        if (head.count(http::field::host) != 1 || head[http::field::host].empty()) {
            return refuse(400, "The request must name one host.");
        }
        if (const auto problem = target_problem(target_)) return refuse(400, *problem);
        const std::size_t body_max = shared_.body_bytes_max(target_.substr(0, target_.find('?')));
        if (parser_->content_length().value_or(0) > body_max) return refuse_body();
        parser_->body_limit(body_max);
        if (!head.count(http::field::expect)) return read_body();
        if (!beast::iequals(head[http::field::expect], "100-continue")) {
            return refuse(417, "This server knows no expectation but 100-continue.");
        }
        send_continue();
    }

    void send_continue() {
        continue_ = {http::status::continue_, parser_->get().version()};
        tcp().expires_after(shared_.options.deadlines.response);
        http::async_write(stream_, continue_,
                          [self = shared_from_this()](ErrorCode error, std::size_t) {
                              if (!error) self->read_body();
                          });
    }

    void read_body() {
        tcp().expires_after(shared_.options.deadlines.body);
        http::async_read(stream_, buffer_, *parser_,
                         [self = shared_from_this()](ErrorCode error, std::size_t) {
                             if (error) return self->read_failed(error);
                             self->work();
                         });
    }

    void work() {
        keep_alive_ = parser_->get().keep_alive();
        version_ = parser_->get().version();
        head_only_ = parser_->get().method() == http::verb::head;
        // The session is moved back to the io thread with the answer, so it never ends on a worker.
        auto job = [self = shared_from_this(), request = to_request(parser_->release())]() mutable {
            protocol::HttpResponse response = self->run_handler(request);
            auto& session = *self;
            asio::post(session.stream_.get_executor(),
                       [self = std::move(self), response = std::move(response)]() mutable {
                           self->answer(std::move(response));
                       });
        };
        parser_.reset();
        if (!shared_.workers_for(target_).try_post(std::move(job))) {
            auto busy = refusal(503, "The server is busy. Please try again in a moment.", target_);
            busy.headers.emplace_back("Retry-After", "2");
            answer(std::move(busy));
        }
    }

    // On a worker thread.
    protocol::HttpResponse run_handler(const protocol::HttpRequest& request) const {
        constexpr std::string_view sorry = "Something went wrong here. It is not your fault.";
        try {
            protocol::HttpResponse response = shared_.handler(request);
            if (response.status >= 200 && response.status <= 999 && headers_are_safe(response)) {
                return response;
            }
        } catch (const std::exception&) {
            // What it says could quote a person's words, so it is not logged.
        }
        return refusal(500, sorry, request.path);
    }

    // For a request whose body is not read: the connection cannot go on after it.
    void refuse(int status, std::string_view words) {
        keep_alive_ = false;
        head_only_ = false;
        auto response = refusal(status, words, target_);
        if (status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
        answer(std::move(response));
    }
    void refuse_body() { refuse(413, "That is more than this server takes at once."); }

    void answer(protocol::HttpResponse response) {
        keep_alive_ = keep_alive_ && !shared_.draining;
        response_ = to_message(std::move(response), version_, keep_alive_, head_only_);
        tcp().expires_after(shared_.options.deadlines.response);
        http::async_write(stream_, response_,
                          [self = shared_from_this()](ErrorCode error, std::size_t) {
                              if (error) return;
                              self->response_ = {};
                              if (!self->keep_alive_) return self->close();
                              if (self->buffer_.size() == 0) self->buffer_ = beast::flat_buffer();
                              self->wait_for_request(self->shared_.options.deadlines.idle);
                          });
    }

    void read_failed(ErrorCode error) {
        if (error == http::error::body_limit) return refuse_body();
        if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            return refuse(431, "The request's headers are too long.");
        }
        const bool is_cut =
            error == http::error::end_of_stream || error == http::error::partial_message;
        const bool is_http =
            error.category() == make_error_code(http::error::bad_target).category();
        if (is_http && !is_cut) return refuse(400, "The request cannot be read as HTTP.");
        close();
    }

    // Says goodbye, then discards what the other end still sends: closing a socket with unread
    // bytes would reset it and take our last answer with it. All within one deadline.
    void close() {
        if (!tcp().socket().is_open()) return;
        between_requests_ = true;
        tcp().expires_after(shared_.options.deadlines.closing);
        stream_.async_shutdown([self = shared_from_this()](ErrorCode) {
            ErrorCode ignored;
            self->tcp().socket().shutdown(Tcp::socket::shutdown_send, ignored);
            self->buffer_.clear();
            self->discard(0);
        });
    }

    void discard(std::size_t so_far) {
        tcp().async_read_some(
            buffer_.prepare(read_buffer_bytes),
            [self = shared_from_this(), so_far](ErrorCode error, std::size_t size) {
                if (!error && so_far + size < discard_bytes_max) self->discard(so_far + size);
            });
    }

    Shared& shared_;
    const std::string address_;
    beast::ssl_stream<beast::tcp_stream> stream_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<Body>> parser_;
    http::response<http::empty_body> continue_;
    http::response<Body> response_;
    std::string target_;
    unsigned version_ = 11;
    bool keep_alive_ = false;
    bool head_only_ = false;
    bool between_requests_ = true;  // Nothing of a request has come: may be closed at any time.
};

Error bind_error(const HttpServerOptions& options, const ErrorCode& error) {
    const std::string where = options.host + ":" + std::to_string(options.port);
    if (error == asio::error::address_in_use) {
        return {ErrorKind::Conflict, "another program already listens on " + where +
                                         ": stop it, or choose another port"};
    }
    return {ErrorKind::Unavailable, "cannot listen on " + where + ": " + error.message()};
}

}  // namespace

class HttpServer::Impl {
public:
    Impl(HttpServerOptions options, Handler handler, TlsContext tls)
        : shared_{options,
                  std::move(handler),
                  ConnectionLimits(options.connections_max, options.connections_per_address_max),
                  make_workers(options),
                  {},
                  false,
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
        const std::string address = peer.address().to_string();
        if (!shared_.limits.enter(address)) return;
        socket.set_option(Tcp::no_delay(true), error);
        std::make_shared<Session>(std::move(socket), tls_, shared_, address)->start();
    }

    void drain() {
        ErrorCode ignored;
        acceptor_.close(ignored);
        shared_.draining = true;
        if (shared_.sessions.empty()) return io_.stop();
        for (Session* session : shared_.sessions)
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

}  // namespace candour::platform
