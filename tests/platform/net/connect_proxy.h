// tests/platform/net/connect_proxy.h: a small HTTP proxy on 127.0.0.1, for one test.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace candour::testing {

// Answers CONNECT by connecting to 127.0.0.1 at the port that was asked for, whatever the host.
class ConnectProxy {
public:
    // With `login` ("name:password" in base64) who does not give it gets 407.
    explicit ConnectProxy(std::string login = "");
    ~ConnectProxy();
    ConnectProxy(const ConnectProxy&) = delete;
    ConnectProxy& operator=(const ConnectProxy&) = delete;

    std::uint16_t port() const { return port_; }
    // The heads of the requests that came. Ends the proxy first.
    std::vector<std::string> heads();

private:
    void serve();
    void answer(int client);

    std::string login_;
    std::uint16_t port_ = 0;  // Before the listener, which sets it.
    int listener_ = -1;
    std::vector<std::string> heads_;
    std::thread thread_;
};

// A port of 127.0.0.1 that takes connections and never says a word.
class SilentPort {
public:
    SilentPort();
    ~SilentPort();
    SilentPort(const SilentPort&) = delete;
    SilentPort& operator=(const SilentPort&) = delete;
    std::uint16_t port() const { return port_; }
    bool somebody_came_within(std::chrono::milliseconds limit);

private:
    std::uint16_t port_ = 0;  // Before the listener, which sets it.
    int listener_ = -1;
};

}  // namespace candour::testing
