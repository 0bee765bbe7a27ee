// tests/platform/net/raw_client.cpp: see raw_client.h.
#include "tests/platform/net/raw_client.h"

#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

#include <openssl/ssl.h>

namespace candour::testing {

namespace {

void set_read_limit(int socket, std::chrono::milliseconds limit) {
    timeval time{};
    time.tv_sec = limit.count() / 1000;
    time.tv_usec = (limit.count() % 1000) * 1000;
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
}

}  // namespace

RawClient::RawClient(std::uint16_t port, Layer layer) {
    std::signal(SIGPIPE, SIG_IGN);
    socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
    set_read_limit(socket_, std::chrono::seconds(10));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) return;
    connected_ = true;
    if (layer == Layer::Tcp) return;
    context_ = SSL_CTX_new(TLS_client_method());
    ssl_ = SSL_new(context_);
    SSL_set_fd(ssl_, socket_);
    connected_ = SSL_connect(ssl_) == 1;
}

RawClient::~RawClient() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
    if (socket_ >= 0) close(socket_);
}

bool RawClient::send(std::string_view bytes) {
    if (bytes.empty()) return true;
    const int size = static_cast<int>(bytes.size());
    if (ssl_ != nullptr) return SSL_write(ssl_, bytes.data(), size) == size;
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == size;
}

void RawClient::end_sending() {
    if (ssl_ != nullptr) SSL_shutdown(ssl_);
    ::shutdown(socket_, SHUT_WR);
}

void RawClient::reset() {
    const linger at_once{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close(std::exchange(socket_, -1));
}

int RawClient::read_some(char* into, int size) {
    if (ssl_ != nullptr) return SSL_read(ssl_, into, size);
    return static_cast<int>(::read(socket_, into, static_cast<std::size_t>(size)));
}

std::string RawClient::read_to_end() {
    std::string all;
    char piece[4096];
    for (int size = 0; (size = read_some(piece, sizeof piece)) > 0;) {
        all.append(piece, static_cast<std::size_t>(size));
    }
    return all;
}

std::string RawClient::read_answer() {
    std::string answer;
    char one = 0;
    while (answer.find("\r\n\r\n") == std::string::npos) {
        if (read_some(&one, 1) != 1) return answer;
        answer += one;
    }
    constexpr std::string_view name = "Content-Length: ";
    const std::size_t place = answer.find(name);
    if (place == std::string::npos) return answer;
    for (int left = std::atoi(answer.c_str() + place + name.size()); left > 0; --left) {
        if (read_some(&one, 1) != 1) return answer;
        answer += one;
    }
    return answer;
}

bool RawClient::is_closed_within(std::chrono::milliseconds limit) {
    const auto end = std::chrono::steady_clock::now() + limit;
    char piece[4096];
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        set_read_limit(socket_, left);
        if (read_some(piece, sizeof piece) > 0) continue;
        // Nothing came: closed, or the limit is over.
        return std::chrono::steady_clock::now() < end;
    }
}

std::string RawClient::tls_version() const {
    return ssl_ != nullptr ? SSL_get_version(ssl_) : std::string();
}

bool RawClient::can_resume() const { return SSL_SESSION_is_resumable(SSL_get_session(ssl_)) == 1; }

int status_of(std::string_view answer) {
    return answer.starts_with("HTTP/1.1 ") ? std::atoi(std::string(answer.substr(9, 3)).c_str())
                                           : 0;
}

}  // namespace candour::testing
