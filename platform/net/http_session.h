// platform/net/http_session.h: one connection to the server, from handshake to goodbye. Included by
// http_server.cpp alone, as Boost.Beast takes a minute to compile.
#pragma once

#include <algorithm>
#include <chrono>
#include <exception>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/ssl.hpp>

#include "platform/net/connection_limits.h"
#include "platform/net/http_beast.h"
#include "platform/net/http_rules.h"
#include "platform/net/http_server.h"
#include "platform/net/worker_pool.h"

namespace candour::platform {

inline constexpr std::size_t discard_bytes_max = 1 << 20;  // Of a refused body, while closing.
inline constexpr std::size_t read_buffer_bytes = 64 * 1024;

class HttpSession;

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
    std::set<HttpSession*> sessions;
    bool draining = false;
    std::function<void()> on_drained;
    mutable std::mutex refusals_mutex;
    HttpRefusals refusals;

    std::map<std::string, std::size_t> at_once{};  // By the prefix of a route that counts them.

    BodyLimit limit_of(std::string_view path) const {
        const BodyLimit* best = nullptr;
        for (const BodyLimit& limit : options.body_limits) {
            const bool longer = !best || limit.path_prefix.size() > best->path_prefix.size();
            if (path.starts_with(limit.path_prefix) && longer) best = &limit;
        }
        return best ? *best : BodyLimit{.path_prefix = {}, .bytes_max = options.body_bytes_max};
    }
    // `bytes` on the slowest link that the route knows.
    Milliseconds with_slow_link(Milliseconds deadline, const BodyLimit& route,
                                std::size_t bytes) const {
        if (route.slow_link_bytes_per_s == 0) return deadline;
        const std::chrono::seconds more(bytes / route.slow_link_bytes_per_s);
        return std::min<Milliseconds>(deadline + more, options.deadlines.slow_link_max);
    }
    void count_refusal(int status) {
        const std::lock_guard lock(refusals_mutex);
        ++refusals.by_status[status];
    }
    void count(std::uint64_t HttpRefusals::*which) {
        const std::lock_guard lock(refusals_mutex);
        ++(refusals.*which);
    }
    WorkerPool& workers_for(std::string_view path) const {
        const auto lane = std::ranges::find_if(
            options.lanes, [&](const WorkerLane& l) { return path.starts_with(l.path_prefix); });
        return *workers[static_cast<std::size_t>(lane - options.lanes.begin())];
    }
};

// One connection: handshake, then head, body, work, answer, again. It lives as long as one of
// these steps is pending.
class HttpSession : public std::enable_shared_from_this<HttpSession> {
public:
    using Steady = std::chrono::steady_clock;

    // The address has been entered into shared.limits.
    HttpSession(Tcp::socket socket, asio::ssl::context& tls, Shared& shared, std::string address)
        : shared_(shared),
          address_(std::move(address)),
          stream_(std::move(socket), tls),
          body_timer_(stream_.get_executor()) {
        shared_.sessions.insert(this);
    }
    ~HttpSession() {
        shared_.sessions.erase(this);
        leave_limits();
        leave_route();
        if (shared_.draining && shared_.sessions.empty()) shared_.on_drained();
    }
    HttpSession(const HttpSession&) = delete;
    HttpSession& operator=(const HttpSession&) = delete;

    void start() {
        between_requests_ = true;
        tcp().expires_after(shared_.options.deadlines.handshake);
        stream_.async_handshake(asio::ssl::stream_base::server,
                                [self = shared_from_this()](ErrorCode error) {
                                    self->count_if_too_slow(error);
                                    if (error) return;
                                    self->wait_for_request(self->shared_.options.deadlines.head);
                                });
    }

    const std::string& address() const { return address_; }
    bool is_counted() const { return is_counted_; }
    // Since when the client has kept the server waiting: a client that drips does not look younger.
    // Empty while the server works for it.
    std::optional<Steady::time_point> waiting_since() const {
        if (is_working_) return std::nullopt;
        return waiting_since_;
    }
    // For a connection that has just come. What has arrived of a body is still handed over where
    // its route takes it.
    void make_room() {
        leave_limits();
        shared_.count(&HttpRefusals::made_room);
        tcp().close();
    }

    // A request that has begun is still answered.
    void drain() {
        if (between_requests_) tcp().close();
    }

private:
    beast::tcp_stream& tcp() { return beast::get_lowest_layer(stream_); }

    void leave_limits() {
        if (!std::exchange(is_counted_, false)) return;
        shared_.limits.leave(address_);
    }
    // False: the route has as many bodies as it takes.
    bool enter_route() {
        if (route_.at_once_max == 0) return true;
        std::size_t& count = shared_.at_once[route_.path_prefix];
        if (count >= route_.at_once_max) return false;
        ++count;
        in_route_ = route_.path_prefix;
        return true;
    }
    void leave_route() {
        if (in_route_) --shared_.at_once[*in_route_];
        in_route_.reset();
    }
    void count_if_too_slow(ErrorCode error) {
        if (error == beast::error::timeout) shared_.count(&HttpRefusals::too_slow);
    }

    void wait_for_request(Milliseconds deadline) {
        if (buffer_.size() > 0) return read_head();
        if (shared_.draining) return close();
        between_requests_ = true;
        tcp().expires_after(deadline);
        stream_.async_read_some(buffer_.prepare(read_buffer_bytes),
                                [self = shared_from_this()](ErrorCode error, std::size_t size) {
                                    if (!self->was_answered_) self->count_if_too_slow(error);
                                    if (error) return self->close();
                                    self->buffer_.commit(size);
                                    self->read_head();
                                });
    }

    void read_head() {
        between_requests_ = false;
        target_.clear();
        route_ = {};
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
        // What Beast does not know it would take for a request without a body, and the body for the
        // next request.
        if (const auto codings = head.count(http::field::transfer_encoding);
            codings > 1 ||
            (codings == 1 && !beast::iequals(head[http::field::transfer_encoding], "chunked"))) {
            return refuse(400, "This server knows no transfer coding but chunked.");
        }
        route_ = shared_.limit_of(target_.substr(0, target_.find('?')));
        if (parser_->content_length().value_or(0) > route_.bytes_max) return refuse_body();
        if (method == http::verb::post && !enter_route()) {
            return refuse(503, "Others are sending files just now. Please try again in a minute.");
        }
        parser_->body_limit(route_.bytes_max);
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
        body_began_ = Steady::now();
        parser_->eager(true);
        read_more_body();
    }

    // Piece by piece, as the deadline moves with what has come.
    void read_more_body() {
        if (parser_->is_done()) return work(/*truncated=*/false);
        // A timer of our own: the stream's would close the socket, and no answer could be given.
        tcp().expires_never();
        watch_body();
        http::async_read_some(stream_, buffer_, *parser_,
                              [self = shared_from_this()](ErrorCode error, std::size_t) {
                                  self->is_reading_body_ = false;
                                  self->body_timer_.cancel();
                                  if (error) return self->body_ended_early(error);
                                  self->read_more_body();
                              });
    }

    void watch_body() {
        const Milliseconds time = shared_.with_slow_link(shared_.options.deadlines.body, route_,
                                                         parser_->get().body().size());
        is_reading_body_ = true;
        body_timer_.expires_at(body_began_ + time);
        body_timer_.async_wait([self = shared_from_this()](ErrorCode cancelled) {
            // A piece may have come while this was already on its way.
            if (cancelled || !self->is_reading_body_ ||
                Steady::now() < self->body_timer_.expiry()) {
                return;
            }
            self->is_too_slow_ = true;
            self->tcp().cancel();
        });
    }

    // By its sender, by the network, by its deadline, or because it is malformed.
    void body_ended_early(ErrorCode error) {
        if (is_malformed(error)) return read_failed(error);
        if (is_too_slow_) shared_.count(&HttpRefusals::too_slow);
        if (route_.takes_cut_bodies && !parser_->get().body().empty()) return work(true);
        if (is_too_slow_) return refuse(408, "The request came too slowly.");
        close();
    }

    void work(bool truncated) {
        keep_alive_ = parser_->get().keep_alive() && !truncated;
        version_ = parser_->get().version();
        head_only_ = parser_->get().method() == http::verb::head;
        is_working_ = true;
        protocol::HttpRequest to_handle = to_request(parser_->release());
        to_handle.truncated = truncated;
        to_handle.address = address_;
        parser_.reset();
        // The session is moved back to the io thread with the answer, so it never ends on a worker.
        auto job = [self = shared_from_this(), request = std::move(to_handle)]() mutable {
            protocol::HttpResponse response = self->run_handler(request);
            auto& session = *self;
            asio::post(session.stream_.get_executor(),
                       [self = std::move(self), response = std::move(response)]() mutable {
                           self->answer(std::move(response));
                       });
        };
        if (!shared_.workers_for(target_).try_post(std::move(job))) {
            auto busy = refusal(503, "The server is busy. Please try again in a moment.", target_);
            busy.headers.emplace_back("Retry-After", "2");
            shared_.count_refusal(503);
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
        shared_.count_refusal(status);
        answer(std::move(response));
    }
    void refuse_body() { refuse(413, "That is more than this server takes at once."); }

    void answer(protocol::HttpResponse response) {
        is_working_ = false;
        leave_route();
        keep_alive_ = keep_alive_ && !shared_.draining;
        response_ = to_message(std::move(response), version_, keep_alive_, head_only_);
        tcp().expires_after(shared_.with_slow_link(shared_.options.deadlines.response, route_,
                                                   response_.body().size()));
        http::async_write(stream_, response_,
                          [self = shared_from_this()](ErrorCode error, std::size_t) {
                              self->count_if_too_slow(error);
                              if (error) return;
                              self->answered();
                          });
    }

    void answered() {
        response_ = {};
        if (!keep_alive_) return close();
        if (buffer_.size() == 0) buffer_ = beast::flat_buffer();
        was_answered_ = true;
        waiting_since_ = Steady::now();
        wait_for_request(shared_.options.deadlines.idle);
    }

    // Not HTTP, as opposed to HTTP that was cut off.
    static bool is_malformed(ErrorCode error) {
        const bool is_cut =
            error == http::error::end_of_stream || error == http::error::partial_message;
        return error.category() == make_error_code(http::error::bad_target).category() && !is_cut;
    }

    void read_failed(ErrorCode error) {
        if (error == http::error::body_limit) return refuse_body();
        if (error == http::error::header_limit || error == http::error::buffer_overflow) {
            return refuse(431, "The request's headers are too long.");
        }
        if (is_malformed(error)) return refuse(400, "The request cannot be read as HTTP.");
        count_if_too_slow(error);
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
    asio::steady_timer body_timer_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<Body>> parser_;
    http::response<http::empty_body> continue_;
    http::response<Body> response_;
    std::string target_;
    BodyLimit route_;
    std::optional<std::string> in_route_;  // Counted in shared.at_once.
    Steady::time_point waiting_since_ = Steady::now();
    Steady::time_point body_began_;
    bool is_counted_ = true;   // In shared.limits.
    bool is_working_ = false;  // A worker has the request.
    bool is_reading_body_ = false;
    bool is_too_slow_ = false;   // Its body.
    bool was_answered_ = false;  // At least once.
    unsigned version_ = 11;
    bool keep_alive_ = false;
    bool head_only_ = false;
    bool between_requests_ = true;  // Nothing of a request has come: may be closed at any time.
};

}  // namespace candour::platform
