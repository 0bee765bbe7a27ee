// tests/platform/net/connect_proxy.cpp: see connect_proxy.h. One connection at a time.
#include "tests/platform/net/connect_proxy.h"

#include <array>
#include <cstdlib>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/check.h"

namespace candour::testing {

namespace {

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int listen_somewhere(std::uint16_t& port) {
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    CHECK(bind(listener, reinterpret_cast<sockaddr*>(&address), size) == 0);
    CHECK(listen(listener, 8) == 0);
    CHECK(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    port = ntohs(address.sin_port);
    return listener;
}

std::string read_head(int client) {
    std::string head;
    char one = 0;
    while (!head.ends_with("\r\n\r\n") && ::read(client, &one, 1) == 1)
        head += one;
    return head;
}

// "CONNECT host:443 HTTP/1.1"
std::uint16_t port_asked_for(const std::string& head) {
    const std::size_t end = head.find(" HTTP/1.1");
    if (end == std::string::npos) return 0;
    return static_cast<std::uint16_t>(std::atoi(head.c_str() + head.rfind(':', end) + 1));
}

bool move_some(int from, int to) {
    std::array<char, 16'384> piece;
    const ssize_t size = ::read(from, piece.data(), piece.size());
    return size > 0 &&
           ::send(to, piece.data(), static_cast<std::size_t>(size), MSG_NOSIGNAL) == size;
}

void carry(int left, int right) {
    std::array<pollfd, 2> both = {{{left, POLLIN, 0}, {right, POLLIN, 0}}};
    while (poll(both.data(), both.size(), 10'000) > 0) {
        if (both[0].revents != 0 && !move_some(left, right)) return;
        if (both[1].revents != 0 && !move_some(right, left)) return;
    }
}

void say(int client, std::string_view words) {
    (void)::send(client, words.data(), words.size(), MSG_NOSIGNAL);
}

}  // namespace

ConnectProxy::ConnectProxy(std::string login)
    : login_(std::move(login)), listener_(listen_somewhere(port_)), thread_([this] { serve(); }) {}

ConnectProxy::~ConnectProxy() { (void)heads(); }

std::vector<std::string> ConnectProxy::heads() {
    if (thread_.joinable()) {
        shutdown(listener_, SHUT_RDWR);  // Ends accept().
        thread_.join();
        close(listener_);
    }
    return heads_;
}

void ConnectProxy::serve() {
    while (true) {
        const int client = accept(listener_, nullptr, nullptr);
        if (client < 0) return;
        answer(client);
        close(client);
    }
}

void ConnectProxy::answer(int client) {
    heads_.push_back(read_head(client));
    if (!login_.empty() && heads_.back().find("Basic " + login_ + "\r\n") == std::string::npos) {
        say(client, "HTTP/1.1 407 Who are you\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port_asked_for(heads_.back()));
    if (connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
        say(client, "HTTP/1.1 200 Go on\r\n\r\n");
        carry(client, server);
    } else {
        say(client, "HTTP/1.1 502 Nobody there\r\nContent-Length: 0\r\n\r\n");
    }
    close(server);
}

SilentPort::SilentPort() : listener_(listen_somewhere(port_)) {}
bool SilentPort::somebody_came_within(std::chrono::milliseconds limit) {
    pollfd waiting{listener_, POLLIN, 0};
    return poll(&waiting, 1, static_cast<int>(limit.count())) == 1;
}
SilentPort::~SilentPort() { close(listener_); }

}  // namespace candour::testing
