// platform/net/http_session.h: one connection to the server, from handshake to goodbye. Included by
// http_server.cpp alone, as Boost.Beast takes a minute to compile.
#pragma once

#include <algorithm>
#include <exception>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/ssl.hpp>

#include "platform/net/connection_limits.h"
#include "platform/net/http_beast.h"
#include "platform/net/http_rules.h"
#include "platform/net/http_server.h"
#include "platform/net/worker_pool.h"

namespace candour::platform {

inline constexpr std::size_t discard_bytes_max = 1 << 20;  // Of a refused body, while closing.
inline constexpr std::size_t read_buffer_bytes = 64 * 1024;

class Session;

inline std::vector<std::unique_ptr<WorkerPool>> make_workers(const HttpServerOptions& options) {
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

}  // namespace candour::platform
